package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import org.msakit.kit.target.Delivery;
import org.msakit.kit.target.Need;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.Octets;

/** RFC 3030: BDAT and BODY=BINARYMIME. */
final class Rfc3030Scenarios {
    private Rfc3030Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(chunks());
        all.addAll(refusals());
        all.addAll(delivered());
        all.addAll(binary());
        return all;
    }

    /** Section 2: a message in chunks. */
    private static List<Scenario> chunks() {
        return List.of(
                Scenario.of(
                        "a message by DATA, then one by BDAT",
                        s -> {
                            chunking(s.recipient())
                                    .line("DATA", "RFC3030-2-2")
                                    .require(x -> x.phase() == org.msakit.model.Phase.CONTENT, "DATA was refused")
                                    .message("by DATA", "RFC3030-2-2");
                            s.sender().addRecipient().chunk(s.letter().message().raw(), true, "RFC3030-2-2");
                        },
                        "RFC3030-2-2"),
                Scenario.of(
                        "a message in three chunks",
                        s -> {
                            Letter letter = chunking(s.recipient()).letter();
                            Octets whole = letter.message().raw();
                            s.chunk(whole.to(7), false)
                                    .chunk(whole.from(7).to(40), false)
                                    .chunk(whole.from(47), true);
                            arrives(s, letter, "RFC3030-2-3");
                        },
                        "RFC3030-2-3"),
                Scenario.of(
                        "an empty last chunk",
                        s -> chunking(s.recipient())
                                .chunk(s.letter().message().raw(), false, "RFC3030-2-4")
                                .chunk(Octets.EMPTY, true, "RFC3030-2-4"),
                        "RFC3030-2-4"),
                Scenario.of(
                        "bdat and last in lower case",
                        s -> {
                            Octets whole =
                                    chunking(s.recipient()).letter().message().raw();
                            s.write(
                                            Octets.line("bdat " + whole.length() + " last")
                                                    .plus(whole),
                                            "RFC3030-2-4")
                                    .replies();
                        },
                        "RFC3030-2-4"),
                Scenario.of(
                        "RSET between chunks",
                        s -> {
                            Letter first = chunking(s.recipient()).letter();
                            Letter second = s.letter();
                            s.chunk(first.message().raw(), false)
                                    .line("RSET")
                                    .sender()
                                    .addRecipient()
                                    .chunk(second.message().raw(), true, "RFC3030-2-9")
                                    .accepted();
                            arrives(s, second, "RFC3030-2-9");
                            s.conclude(
                                    "RFC3030-2-9",
                                    s.deliveries().holding(first.marker(), 0).isEmpty(),
                                    "the chunk before RSET was delivered");
                        },
                        "RFC3030-2-9"),
                Scenario.of(
                        "all chunks and QUIT in one write",
                        s -> {
                            chunking(pipelining(s.recipient()));
                            Octets header =
                                    new Octets("Date: Tue, 24 Nov 2026 12:00:00 +0000\r\nFrom: <" + s.own() + ">\r\n");
                            s.write(
                                            bdat(header, false)
                                                    .plus(bdat(new Octets("\r\n12345678"), false))
                                                    .plus(bdat(Octets.EMPTY, true))
                                                    .plus(Octets.line("QUIT")),
                                            "RFC3030-2-14")
                                    .replies();
                        },
                        "RFC3030-2-14"));
    }

    /** Section 2: what is refused, and stays in step. */
    private static List<Scenario> refusals() {
        List<Scenario> all = new ArrayList<>(List.of(
                Scenario.of(
                        "a chunk behind the last one",
                        s -> chunking(s.recipient())
                                .chunk(s.letter().message().raw(), true)
                                .accepted()
                                .chunk(new Octets("12345"), false)
                                .line("RSET", "RFC3030-2-5")
                                .line("MAIL FROM:<" + s.own() + ">", "RFC3030-2-5"),
                        "RFC3030-2-5"),
                Scenario.of(
                        "the octets of a refused chunk are thrown away",
                        s -> chunking(s.login())
                                .write(Octets.line("BDAT 12")
                                        .plus(Octets.line("NOOP"))
                                        .plus(Octets.line("QUIT")))
                                .replies()
                                .silence()
                                .line("NOOP", "RFC3030-2-6"),
                        "RFC3030-2-6"),
                Scenario.of(
                        "chunks for nobody",
                        s -> {
                            chunking(pipelining(s.mail().line("RCPT TO:<>")))
                                    .require(x -> !x.mail().hasRecipients(), "RCPT TO:<> was accepted");
                            Octets ten = new Octets("NOOP\r\nNOOP");
                            s.write(
                                            bdat(ten, false)
                                                    .plus(bdat(ten, false))
                                                    .plus(bdat(ten.to(5), true))
                                                    .plus(Octets.line("RSET"))
                                                    .plus(Octets.line("NOOP")),
                                            "RFC3030-2-7")
                                    .replies()
                                    .silence();
                        },
                        "RFC3030-2-7"),
                Scenario.of(
                        "DATA behind a chunk",
                        s -> chunking(s.recipient())
                                .chunk(new Octets("Date: Tue,"), false)
                                .line("DATA")
                                .line("RSET", "RFC3030-2-8")
                                .line("MAIL FROM:<" + s.own() + ">", "RFC3030-2-8"),
                        "RFC3030-2-8"),
                Scenario.of(
                                "a chunk above the size limit",
                                s -> {
                                    chunking(s.recipient())
                                            .chunk(new Octets(("x".repeat(70) + "\r\n").repeat(140)), false)
                                            .line("NOOP", "RFC3030-2-13");
                                },
                                "RFC3030-2-13")
                        .under(Need.SMALL_MESSAGES)));
        for (String argument : List.of("", " x", " -1", " 5 FOO")) {
            all.add(Scenario.of(
                    "BDAT" + argument, s -> chunking(s.recipient()).line("BDAT" + argument), "RFC3030-2-10"));
        }
        return all;
    }

    /** Section 2: no transparency, no line ends, octets alone. */
    private static List<Scenario> delivered() {
        return List.of(
                Scenario.of(
                        "dots in chunks",
                        s -> {
                            Letter letter = chunking(s.recipient())
                                    .letter()
                                    .text(".\r\n..\r\n.x\r\n\r\n.\r\nMAIL FROM:<>\r\nend\r\n");
                            s.chunk(letter.message().raw(), true).accepted();
                            arrives(s, letter, "RFC3030-2-11");
                        },
                        "RFC3030-2-11"),
                Scenario.of(
                        "chunks cut inside a line end and inside a character",
                        s -> {
                            Letter letter = chunking(s.recipient())
                                    .letter()
                                    .with("MIME-Version: 1.0")
                                    .with("Content-Type: text/plain; charset=utf-8")
                                    .with("Content-Transfer-Encoding: 8bit")
                                    .text("\u00C3\u00A9t\u00C3\u00A9\r\n");
                            Octets whole = letter.message().raw();
                            int end = whole.latin1().indexOf("\r\n", 50) + 1;
                            int inside = whole.latin1().indexOf('\u00C3') + 1;
                            s.chunk(whole.to(end), false)
                                    .chunk(whole.from(end).to(inside - end), false)
                                    .chunk(whole.from(inside), true)
                                    .accepted();
                            arrives(s, letter, "RFC3030-2-12");
                        },
                        "RFC3030-2-12"));
    }

    /** Section 3. */
    private static List<Scenario> binary() {
        return List.of(
                Scenario.of(
                        "BODY=BINARYMIME and DATA",
                        s -> offers(s.login(), "BINARYMIME")
                                .line("MAIL FROM:<" + s.own() + "> BODY=BINARYMIME")
                                .require(x -> x.mail().open(), "MAIL was refused")
                                .addRecipient()
                                .line("DATA")
                                .line("RSET", "RFC3030-3-2"),
                        "RFC3030-3-2"),
                Scenario.of(
                        "all octets in a binary part",
                        s -> {
                            offers(s.login(), "BINARYMIME")
                                    .line("MAIL FROM:<" + s.own() + "> BODY=BINARYMIME")
                                    .require(x -> x.mail().open(), "MAIL was refused")
                                    .addRecipient();
                            StringBuilder octets = new StringBuilder();
                            for (char c = 0; c < 256; c++) {
                                octets.append(c);
                            }
                            Letter letter = s.letter()
                                    .with("MIME-Version: 1.0")
                                    .with("Content-Type: application/octet-stream")
                                    .with("Content-Transfer-Encoding: binary")
                                    .text(octets.append("\r\n").toString());
                            s.chunk(letter.message().raw(), true).accepted();
                            arrives(s, letter, "RFC3030-3-3");
                        },
                        "RFC3030-3-3"),
                withoutBinary("BODY=BINARYMIME where it is not offered"),
                withoutBinary("BODY=BINARYMIME where it is switched off").under(Need.NO_BINARYMIME));
    }

    private static Scenario withoutBinary(String title) {
        return Scenario.of(
                title,
                s -> s.login()
                        .require(x -> !x.offered().has("BINARYMIME"), "NOT APPLICABLE: BINARYMIME is offered")
                        .require(x -> x.offered().has("8BITMIME"), "NOT APPLICABLE: no extension with BODY is offered")
                        .line("MAIL FROM:<" + s.own() + "> BODY=BINARYMIME"),
                "RFC3030-3-4");
    }

    private static Octets bdat(Octets octets, boolean last) {
        return new ChunkCommand(octets.length(), last).line().plus(octets);
    }

    /** What was delivered is what was sent, the header aside; it may have been encoded for a 7-bit hop. */
    private static void arrives(Session s, Letter letter, String row) {
        Delivery got = s.delivered(letter);
        boolean encoded = Encodings.decoded(got.message()).equals(letter.body());
        s.conclude(row, encoded, "the body arrived as " + got.message().body() + " instead of " + letter.body());
    }

    private static Session chunking(Session s) {
        return offers(s, "CHUNKING");
    }

    private static Session pipelining(Session s) {
        return offers(s, "PIPELINING");
    }

    private static Session offers(Session s, String keyword) {
        return s.require(x -> x.offered().has(keyword), "NOT APPLICABLE: no " + keyword);
    }
}
