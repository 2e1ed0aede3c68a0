package org.msakit.kit.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.kit.sink.Arrival;
import org.msakit.kit.sink.SinkOffers;
import org.msakit.kit.target.Need;
import org.msakit.model.Phase;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.Octets;

/**
 * RFC 6152 section 3, RFC 6531 section 3.2, RFC 2852 section 4.1.4, RFC 6710 section 4, RFC 8689 section 4 and RFC 3030:
 * what goes on to a next hop that offers much or little.
 */
final class NextHopScenarios {
    private static final Pattern BY = Pattern.compile("([-+]?[0-9]{1,9});([RNrn])[Tt]?");
    private static final int LATE_SECONDS = 10;
    private static final String EIGHT_BIT = "RFC6152-3-3";
    private static final String UTF8 = "RFC6531-3.2-3";
    private static final String NO_BY = "RFC2852-4.1.4-1";
    private static final String LESS_BY = "RFC2852-4.1.4-2";
    private static final String HIGH = "RFC6710-4.1-3";
    private static final String LOW = "RFC6710-4.2-1";
    private static final String WAIVED = "RFC8689-4.1-1";
    private static final String UNPROTECTED = "RFC8689-4.2.1-1";
    private static final String PROTECTED = "RFC8689-4.2.1-2";
    private static final String AUTH = "RFC4954-5-4";
    private static final String CHUNKS = "SEC-SMUG-10";

    private NextHopScenarios() {}

    static List<Scenario> all() {
        return List.of(
                with("8-bit text for a next hop without 8BITMIME", NextHopScenarios::eightBit, EIGHT_BIT),
                with("an address in UTF-8 for a next hop without SMTPUTF8", NextHopScenarios::utf8, UTF8),
                with("a message in mode R for a next hop without DELIVERBY", NextHopScenarios::withoutBy, NO_BY),
                with("the time that is left for a next hop with DELIVERBY", NextHopScenarios::by, LESS_BY),
                with("a priority that an ordinary user may not have", s -> priority(s, 9, HIGH), HIGH),
                with("a low priority is handed on", s -> priority(s, -3, LOW), LOW),
                with(
                        "REQUIRETLS for a next hop without TLS",
                        s -> unprotected(s, SinkOffers.ALL.without("STARTTLS")),
                        UNPROTECTED),
                with(
                        "REQUIRETLS for a next hop with TLS and without REQUIRETLS",
                        s -> unprotected(s, SinkOffers.ALL.without("REQUIRETLS")),
                        UNPROTECTED),
                with("REQUIRETLS is handed on", NextHopScenarios::requireTls, PROTECTED),
                Scenario.of("TLS-Required: No where the policy wants TLS", NextHopScenarios::waived, WAIVED)
                        .under(Need.NEXT_HOP_WITH_POLICY),
                Scenario.of("AUTH=<> for a next hop with a login", NextHopScenarios::authParameter, AUTH)
                        .under(Need.NEXT_HOP_WITH_LOGIN),
                with(
                        "bare line feeds by BDAT for a next hop without CHUNKING",
                        s -> bareLineFeeds(s, Optional.empty()),
                        CHUNKS),
                with(
                        "binary content for a next hop without CHUNKING",
                        s -> bareLineFeeds(s, Optional.of("BODY=BINARYMIME")),
                        CHUNKS));
    }

    /** Who submitted is nobody's business behind a login of the server's own (RFC 4954 section 5). */
    private static void authParameter(Session s) {
        NextHop hop = NextHop.reachedWithLogin(s, SinkOffers.ALL);
        String recipient = s.remote("trusting");
        s.require(x -> x.offered().has("AUTH"), "AUTH is not offered");
        Letter letter = s.letterTo(recipient);
        s.line("MAIL FROM:<" + s.own() + "> AUTH=<>")
                .line("RCPT TO:<" + recipient + ">")
                .line("DATA")
                .require(x -> x.phase() == Phase.CONTENT, "DATA was refused")
                .write(letter.onTheWire())
                .replies()
                .accepted();
        Arrival arrival = hop.arrival(letter, recipient);
        String handedOn = arrival.mail().getOrDefault("AUTH", "nothing");
        s.conclude(AUTH, handedOn.equals("<>"), "AUTH=<> goes on as " + handedOn);
    }

    private static Scenario with(String title, Consumer<Session> script, String row) {
        return Scenario.of(title, script, row).under(Need.NEXT_HOP);
    }

    private static void eightBit(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.NOTHING);
        offered(s, "8BITMIME");
        String to = s.remote("eight");
        Letter letter = Encodings.eightBit(s.letterTo(to)).text("caf\u00E9 = 8 bits\r\n");
        if (!Envelope.from(s.own(), "BODY=8BITMIME").to(to).submit(s, letter)) {
            hop.refusal(EIGHT_BIT);
            return;
        }
        for (Arrival arrival : hop.arrivals(letter, to)) {
            InternetMessage got = new InternetMessage(arrival.content());
            boolean raw = got.raw().latin1().chars().anyMatch(c -> c > 127);
            boolean same = Encodings.decoded(got).latin1().contains("caf\u00E9 = 8 bits\r\n");
            s.conclude(EIGHT_BIT, !raw && same, raw ? "octets above 127 were sent" : "not the same text any more");
        }
    }

    private static void utf8(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.NOTHING);
        offered(s, "SMTPUTF8");
        String to = s.remote("\u03B4\u03BF\u03BA");
        Letter letter = s.letterTo(s.remote("somebody"));
        if (!Envelope.from(s.own(), "SMTPUTF8").to(to).submit(s, letter)) {
            hop.refusal(UTF8);
            return;
        }
        hop.keptBack(UTF8, letter, to, "an address in UTF-8 went to a next hop without SMTPUTF8");
    }

    private static void withoutBy(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL.without("DELIVERBY"));
        String to = s.remote("by");
        Letter letter = s.letterTo(to);
        if (!Envelope.from(s.own(), "BY=" + seconds(s) + ";R").to(to).submit(s, letter)) {
            hop.refusal(NO_BY);
            return;
        }
        hop.keptBack(NO_BY, letter, to, "a message in mode R went to a next hop without DELIVERBY");
    }

    private static void by(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        int seconds = seconds(s);
        String to = s.remote("by");
        Letter letter = s.letterTo(to);
        submitted(s, Envelope.from(s.own(), "BY=" + seconds + ";R").to(to), letter);
        Instant accepted = s.time().instant();
        Arrival arrival = hop.arrival(letter, to);
        String value = arrival.mail().getOrDefault("BY", "");
        Matcher matcher = BY.matcher(value);
        if (!matcher.matches() || !matcher.group(2).equalsIgnoreCase("R")) {
            s.conclude(LESS_BY, false, value.isEmpty() ? "BY was dropped" : "BY=" + value + " was made of mode R");
            return;
        }
        long late = Duration.between(accepted, arrival.at()).toSeconds();
        long most = late < LATE_SECONDS ? seconds : seconds - late + LATE_SECONDS;
        s.conclude(
                LESS_BY,
                Long.parseLong(matcher.group(1)) <= most,
                "BY=" + value + " of " + seconds + " s, handed on " + late + " s after it was accepted");
    }

    private static int seconds(Session s) {
        offered(s, "DELIVERBY");
        return Math.max(300, ParameterScenarios.figure(s, "DELIVERBY") + 60);
    }

    private static void priority(Session s, int priority, String row) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        offered(s, "MT-PRIORITY");
        String to = s.remote("priority");
        Letter letter = s.letterTo(to);
        if (!Envelope.from(s.own(), "MT-PRIORITY=" + priority).to(to).submit(s, letter)) {
            s.require(x -> row.equals(HIGH), "the priority was refused");
            hop.refusal(row);
            return;
        }
        String value = hop.arrival(letter, to).mail().getOrDefault("MT-PRIORITY", "");
        if (row.equals(HIGH)) {
            s.conclude(row, !value.matches("\\+?[1-9]"), "MT-PRIORITY=" + value + " was handed on");
        } else {
            s.conclude(row, value.matches("-?[0-9]"), "no priority was handed on");
        }
    }

    private static void unprotected(Session s, SinkOffers offers) {
        NextHop hop = NextHop.reached(s, offers);
        String to = s.remote("secret");
        Letter letter = s.letterTo(to);
        if (!requiringTls(s).to(to).submit(s, letter)) {
            hop.refusal(UNPROTECTED);
            return;
        }
        hop.keptBack(UNPROTECTED, letter, to, "a message with REQUIRETLS went where it is not protected");
    }

    private static void requireTls(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        String to = s.remote("secret");
        Letter letter = s.letterTo(to);
        if (!requiringTls(s).to(to).submit(s, letter)) {
            throw new PreconditionNotMet(
                    "the message was refused, as it has to be where the certificate of the sink is not trusted: "
                            + s.lastReply().raw());
        }
        Arrival arrival = hop.arrival(letter, to);
        s.conclude(
                PROTECTED, arrival.tls() && arrival.mail().containsKey("REQUIRETLS"), "MAIL came without REQUIRETLS");
    }

    private static void waived(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL.withTls(false));
        String to = s.remote("policy");
        Letter plain = s.letterTo(to);
        if (Envelope.from(s.own()).to(to).submit(s, plain)) {
            throw new PreconditionNotMet("NOT APPLICABLE: no policy keeps a message from a next hop without good TLS");
        }
        Letter waiving = s.letterTo(to).with("TLS-Required: No");
        boolean taken = Envelope.from(s.own()).to(to).submit(s, waiving);
        s.conclude(
                WAIVED,
                taken && !hop.arrivals(waiving, to).isEmpty(),
                "a message with \"TLS-Required: No\" was kept from a next hop whose TLS fails the policy");
        Letter both = s.letterTo(to).with("TLS-Required: No");
        boolean protectedAll = !requiringTls(s).to(to).submit(s, both)
                || hop.arrivals(both, to).isEmpty();
        s.conclude(WAIVED, protectedAll, "the field \"TLS-Required: No\" undid REQUIRETLS");
    }

    private static void bareLineFeeds(Session s, Optional<String> body) {
        NextHop hop = NextHop.reached(s, SinkOffers.NOTHING);
        offered(s, "CHUNKING");
        body.ifPresent(parameter -> offered(s, "BINARYMIME"));
        String to = s.remote("chunks");
        Letter letter = s.letterTo(to)
                .with("MIME-Version: 1.0")
                .with("Content-Type: application/octet-stream")
                .with("Content-Transfer-Encoding: binary")
                .text("one\n.\nMAIL FROM:<" + s.own() + ">\n.\r\nend\r\n");
        String[] parameters = body.stream().toArray(String[]::new);
        if (!Envelope.from(s.own(), parameters)
                .to(to)
                .submitChunk(s, letter.message().raw())) {
            hop.refusal(CHUNKS);
            return;
        }
        for (Arrival arrival : hop.arrivals(letter, to)) {
            Octets content = arrival.content();
            boolean bare = content.latin1().matches("(?s).*(?:(?<!\r)\n|\r(?!\n)).*");
            s.conclude(CHUNKS, arrival.chunked() || !bare, "sent on by DATA as it came: " + content);
        }
    }

    /** Goes on only where REQUIRETLS can be asked for. */
    static void requireTlsOffered(Session s) {
        offered(s.require(x -> x.tls(), "NOT APPLICABLE: no TLS"), "REQUIRETLS");
    }

    private static Envelope requiringTls(Session s) {
        requireTlsOffered(s);
        return Envelope.from(s.own(), "REQUIRETLS");
    }

    static Session offered(Session s, String keyword) {
        return s.require(x -> x.offered().has(keyword), "NOT APPLICABLE: " + keyword + " is not offered");
    }

    static void submitted(Session s, Envelope envelope, Letter letter) {
        if (!envelope.submit(s, letter)) {
            throw new PreconditionNotMet(
                    "the message was refused: " + s.lastReply().raw());
        }
    }
}
