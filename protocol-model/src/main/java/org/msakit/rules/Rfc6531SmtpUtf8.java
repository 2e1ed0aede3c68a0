package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Hello;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction.Trait;
import org.msakit.wire.CommandLine;

/** RFC 6531 sections 3.1 to 3.5 and 3.7.4.2: SMTPUTF8 of MAIL, and command lines that hold UTF-8. */
final class Rfc6531SmtpUtf8 {
    private static final UnaryOperator<SessionState> STAY = s -> s;

    /** Nothing that a server might refuse besides the encoding; octets as characters of the same value. */
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:FROM|TO):<([A-Z0-9.\\x80-\\xFF]+@[A-Z0-9.\\x80-\\xFF-]+)>" + "(?: (SMTPUTF8))?");

    /** Refusals of an address that is well-formed (RFC 5321 section 4.2.3). */
    private static final String POLICY = "5yz!500!501!502!503!504!530!555";

    private Rfc6531SmtpUtf8() {}

    static List<Parameter> ofMail() {
        return List.of(Parameter.of("SMTPUTF8", "SMTPUTF8", Rfc6531SmtpUtf8::parameter));
    }

    private static Ruling parameter(Optional<String> value, SessionState state) {
        return value.isEmpty()
                ? Ruling.accepted("RFC6531-3.4-1")
                : Ruling.refused("RFC6531-3.4-1").keptBy("501|555");
    }

    /** A command line with octets above 127; judged where the server has no other objection. */
    static Cell command(Config config, SessionState state, CommandLine line) {
        boolean welcome = state.hello() == Hello.EHLO && !Rfc6409Gate.needsLogin(config, state);
        boolean offered = state.offered().has("SMTPUTF8");
        Matcher matcher = PATH.matcher(line.argument());
        if (!welcome) {
            return Rfc5321Lines.notJudged(state);
        } else if (offered && (line.verb().equals("VRFY") || line.verb().equals("EXPN"))) {
            return Cell.in(state).pass("2yz|5yz", STAY, "RFC6531-3.7.4-2").otherwise("RFC6531-3.7.4-2");
        } else if (!matcher.matches() || (!offered && matcher.group(2) != null)) {
            return Rfc5321Lines.notJudged(state);
        }
        boolean utf8 = offered && PlainMessage.isUtf8(new org.msakit.wire.Octets(matcher.group(1)));
        boolean asked = matcher.group(2) != null;
        if (line.verb().equals("MAIL") && !state.mail().open()) {
            return path(state, utf8, asked, "550", "RFC6531-3.5-2", Rfc5321Mail.opened(Trait.UTF_8), STAY);
        } else if (line.verb().equals("RCPT") && state.mail().open() && !asked) {
            return path(
                    state,
                    utf8,
                    state.mail().has(Trait.UTF_8),
                    "553",
                    "RFC6531-3.5-1",
                    Rfc5321Rcpt::added,
                    s -> s.surviving(Cause.REFUSED_RCPT));
        }
        return Rfc5321Lines.notJudged(state);
    }

    private static Cell path(
            SessionState state,
            boolean utf8,
            boolean allowed,
            String refusal,
            String unasked,
            UnaryOperator<SessionState> accepted,
            UnaryOperator<SessionState> refused) {
        if (!allowed && !utf8) {
            String fitting = refusal.equals("550") ? "500|501|550|553" : "500|501|553";
            return Cell.in(state)
                    .pass(fitting, refused, "RFC5321-2.4-6")
                    .warn("5yz", refused, "RFC5321-2.4-6")
                    .broken("250", accepted, "RFC5321-2.4-6")
                    .otherwise("RFC5321-2.4-6");
        }
        if (!allowed) {
            return Cell.in(state)
                    .pass(refusal, refused, unasked)
                    .warn("5yz", refused, unasked)
                    .broken("250", accepted, unasked)
                    .otherwise(unasked);
        }
        if (!utf8) {
            return Cell.in(state)
                    .pass("5yz", refused, "RFC6531-3.2-2")
                    .broken("250", accepted, "RFC6531-3.2-2")
                    .otherwise("RFC6531-3.2-2");
        }
        return Cell.in(state)
                .pass("250|251", accepted, "RFC6531-3.2-1")
                .pass(POLICY, refused, "RFC6531-3.2-1")
                .otherwise("RFC6531-3.2-1");
    }
}
