package org.msakit.server.delivery;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

/** One message on its way over one connection to the next hop, as client (RFC 5321 section 3.3). */
final class HandOn {
    private static final Pattern LINE = Pattern.compile("([2-5][0-9]{2})(?:([ -])(.*))?");
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: (.*))?");
    private static final int LONGEST_LINE = 1024;
    private static final int LONGEST_TEXT = 400;
    private static final int MOST_LINES = 100;

    private final Socket socket;
    private final String hostname;
    private final InputStream in;
    private final OutputStream out;

    HandOn(Socket socket, String hostname) throws IOException {
        this.socket = socket;
        this.hostname = hostname;
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Hands the message on; all recipients have to be taken, or nobody gets it. */
    Outcome run(StoredMessage message) throws IOException {
        Reply greeting = reply();
        if (greeting.isNegative()) {
            return refused(greeting);
        }
        Reply hello = command("EHLO " + hostname);
        Optional<Reply> obstacle = obstacle(message, hello);
        if (obstacle.isPresent()) {
            return refused(obstacle.get());
        }
        Reply mail = command("MAIL FROM:<" + message.reversePath() + ">" + parameters(message));
        if (mail.isNegative()) {
            return refused(mail);
        }
        for (String recipient : message.forwardPaths()) {
            Reply answer = command("RCPT TO:<" + recipient + ">");
            if (answer.isNegative()) {
                return refused(answer);
            }
        }
        Reply data = command("DATA");
        if (data.code() != 354) {
            return refused(data);
        }
        return content(message.content());
    }

    /** Why the message cannot be handed on as its MAIL parameters ask. */
    private static Optional<Reply> obstacle(StoredMessage message, Reply hello) {
        if (message.parameters().containsKey("REQUIRETLS")) {
            return Optional.of(Replies.TLS_NOT_ASSURED);
        }
        boolean binary = "BINARYMIME".equalsIgnoreCase(message.parameters().get("BODY"));
        if (binary || (isEightBit(message.content()) && !offers(hello, "8BITMIME"))) {
            return Optional.of(Replies.CONVERSION_NEEDED);
        }
        boolean utf8 = message.parameters().containsKey("SMTPUTF8");
        return utf8 && !offers(hello, "SMTPUTF8") ? Optional.of(Replies.UTF8_NOT_TAKEN) : Optional.empty();
    }

    private static String parameters(StoredMessage message) {
        return (isEightBit(message.content()) ? " BODY=8BITMIME" : "")
                + (message.parameters().containsKey("SMTPUTF8") ? " SMTPUTF8" : "");
    }

    private Outcome content(byte[] content) throws IOException {
        writeStuffed(content);
        socket.setSoTimeout(socket.getSoTimeout() * 2);
        Reply decision = reply();
        if (decision.isNegative()) {
            return refused(decision);
        }
        out.write("QUIT\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new Outcome.Accepted();
    }

    /** Doubles dots at line starts (RFC 5321 section 4.5.2) and ends the data. */
    private void writeStuffed(byte[] content) throws IOException {
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            boolean lineStart = i == 0 || (i >= 2 && content[i - 1] == '\n' && content[i - 2] == '\r');
            if (lineStart && content[i] == '.') {
                out.write(content, start, i - start);
                out.write('.');
                start = i;
            }
        }
        out.write(content, start, content.length - start);
        boolean ended = content.length == 0 || content[content.length - 1] == '\n';
        out.write((ended ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private Reply command(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return reply();
    }

    private Reply reply() throws IOException {
        List<String> lines = new ArrayList<>();
        String enhanced = "";
        while (lines.size() < MOST_LINES) {
            Matcher line = LINE.matcher(line());
            if (!line.matches()) {
                throw new ProtocolException("no reply line");
            }
            String text = line.group(3) == null ? "" : line.group(3);
            Matcher code = ENHANCED.matcher(text);
            if (code.matches()) {
                enhanced = code.group(1);
                text = code.group(2) == null ? "" : code.group(2);
            }
            lines.add(printable(text));
            if (!"-".equals(line.group(2))) {
                return new Reply(Integer.parseInt(line.group(1)), enhanced, lines);
            }
        }
        throw new ProtocolException("reply without end");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("reply line too long");
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    /** What the client is told: the next hop's own reply with an enhanced status code, 4yz where it makes no sense. */
    private static Outcome refused(Reply reply) {
        if (!reply.isNegative() || reply.code() == 421) {
            return new Outcome.Refused(Replies.NEXT_HOP_LOST);
        }
        String enhanced = reply.enhanced().startsWith(String.valueOf(reply.code() / 100))
                ? reply.enhanced()
                : reply.code() / 100 + ".0.0";
        return new Outcome.Refused(new Reply(reply.code(), enhanced, reply.lines()));
    }

    private static boolean offers(Reply hello, String keyword) {
        return hello.lines().stream()
                .anyMatch(line -> line.toUpperCase(Locale.ROOT).equals(keyword));
    }

    private static boolean isEightBit(byte[] content) {
        for (byte octet : content) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }

    private static String printable(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
