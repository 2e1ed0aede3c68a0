package org.msakit.kit.clients;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The message that every client sends: dots, octets above 127, a longest line (RFC 5321 sections 4.5.2, 4.5.3.1.6). */
final class Letter {
    static final String SUBJECT = "Subject: Octets";
    static final String FROM = "From: alice@example.test";

    /** The header fields, without line ends. */
    static final List<String> HEADER = List.of(
            FROM,
            "To: bob@example.org",
            SUBJECT,
            "Date: Thu, 02 Jan 2025 03:04:05 +0000",
            "Message-ID: <one@example.test>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit");

    /** The body, with LF at line ends. */
    private static final String BODY = String.join(
            "\n",
            ".",
            "..two dots",
            ".one dot",
            "na\u00efve \u20ac 8 bit",
            "\ta tab, and spaces at the end  ",
            "",
            "x".repeat(998),
            "the last line",
            "");

    private Letter() {}

    /** The whole with LF at line ends, in UTF-8. */
    static byte[] withLf() {
        return (String.join("\n", HEADER) + "\n\n" + BODY).getBytes(StandardCharsets.UTF_8);
    }

    /** The whole as it goes over the wire, dots not stuffed. */
    static byte[] withCrlf() {
        return new String(withLf(), StandardCharsets.UTF_8)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The body's octets as they have to arrive. */
    static byte[] body() {
        return BODY.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
