package org.msakit.rules;

import java.util.function.UnaryOperator;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.SessionState;
import org.msakit.model.Talk;
import org.msakit.sasl.CramMd5;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** RFC 2195: CRAM-MD5, in which the server speaks first. */
final class Rfc2195CramMd5 {
    private static final String NAME = "CRAM-MD5";
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final UnaryOperator<SessionState> REFUSED = Rfc4954Auth::loginRefused;
    private static final Pattern CHALLENGE = Pattern.challenge(
            "334 with <...@...>", challenge -> challenge.latin1().matches("<[^<>@\\x00-\\x1f]+@[^<>@\\x00-\\x1f]+>"));

    private Rfc2195CramMd5() {}

    /** AUTH CRAM-MD5; an initial response is out of place (RFC 4954 section 4). */
    static Cell auth(SessionState state, boolean withResponse) {
        if (withResponse) {
            return Cell.in(state)
                    .pass("501", STAY, "RFC4954-4-12")
                    .warn("5yz", STAY, "RFC4954-4-12")
                    .otherwise("RFC4954-4-12");
        }
        return Cell.in(state)
                .learn(
                        CHALLENGE,
                        reply -> state.with(
                                Exchange.CRAM_MD5,
                                new Talk(
                                        NAME,
                                        "",
                                        Base64Text.decode(reply.text(0))
                                                .orElse(Octets.EMPTY)
                                                .latin1(),
                                        "",
                                        "")),
                        Grade.PASS,
                        "RFC2195-2-1")
                .open("5yz", STAY)
                .otherwise("RFC2195-2-1");
    }

    /** User name and digest. A right one may be refused: a server need not keep what it takes for every account. */
    static Cell response(Config config, SessionState state, Octets message) {
        String text = PlainMessage.utf8(message.latin1());
        int blank = text.lastIndexOf(' ');
        String password = blank < 0 ? null : config.accounts().get(text.substring(0, blank));
        String wanted =
                password == null ? "" : CramMd5.digest(password, state.talk().opening());
        String digest = text.substring(blank + 1);
        if (!wanted.isEmpty() && wanted.equalsIgnoreCase(digest)) {
            Cell.Builder cell = Cell.in(state);
            if (wanted.equals(digest)) {
                cell.pass("235", Rfc4954Auth::loggedIn, "RFC2195-2-2");
            }
            return cell.open("235", Rfc4954Auth::loggedIn).open("5yz", REFUSED).otherwise("RFC2195-2-2");
        }
        return Cell.in(state)
                .pass(blank < 0 ? "501|535" : "535", REFUSED, "RFC2195-2-2")
                .warn("5yz", REFUSED, "RFC2195-2-2")
                .otherwise("RFC2195-2-2");
    }
}
