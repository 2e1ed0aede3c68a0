package org.msakit.kit.scenario;

import static org.msakit.kit.scenario.Rfc4954Scenarios.account;
import static org.msakit.kit.scenario.Rfc4954Scenarios.exchange;
import static org.msakit.kit.scenario.Rfc4954Scenarios.offered;

import java.util.List;
import org.msakit.model.Exchange;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** RFC 4616 (PLAIN) and the LOGIN draft. */
final class SaslScenarios {
    private static final String LONG = "x".repeat(255);

    private SaslScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "PLAIN in one step",
                        s -> plain(s).line("AUTH PLAIN " + Session.plain("", account(s), s.password())),
                        "RFC4616-2-1"),
                Scenario.of(
                        "PLAIN with the own authorization identity",
                        s -> plain(s).line("AUTH PLAIN " + Session.plain(account(s), s.user(), s.password())),
                        "RFC4616-2-2"),
                Scenario.of(
                        "PLAIN to act as somebody else",
                        s -> plain(s).line("AUTH PLAIN " + Session.plain(other(s), account(s), s.password())),
                        "RFC4616-2-3"),
                Scenario.of(
                        "PLAIN with parts of 255 octets",
                        s -> exchange(s).line(Session.plain(LONG, LONG, LONG)),
                        "RFC4616-2-4"),
                Scenario.of(
                        "PLAIN without a user",
                        s -> plain(s).line("AUTH PLAIN " + Session.plain("", "", account(s))),
                        "RFC4616-2-5"),
                Scenario.of(
                        "PLAIN without a password",
                        s -> plain(s).line("AUTH PLAIN " + Session.plain("", account(s), "")),
                        "RFC4616-2-5"),
                Scenario.of(
                        "PLAIN without NUL",
                        s -> plain(s).line("AUTH PLAIN " + Base64Text.encode(account(s))),
                        "RFC4616-2-6"),
                Scenario.of(
                        "PLAIN with one NUL",
                        s -> plain(s).line("AUTH PLAIN " + Base64Text.encode(account(s) + "\0" + s.password())),
                        "RFC4616-2-6"),
                Scenario.of(
                        "PLAIN with three NULs",
                        s -> plain(s).line("AUTH PLAIN "
                                + Base64Text.encode("\0" + account(s) + "\0" + s.password() + "\0")),
                        "RFC4616-2-6"),
                Scenario.of(
                        "PLAIN with invalid UTF-8",
                        s -> plain(s).line(
                                        "AUTH PLAIN "
                                                + Base64Text.encode(new Octets("\0" + account(s) + "\u00c3(\0pass")),
                                        "RFC4616-2-7"),
                        "RFC4616-2-7"),
                Scenario.of(
                        "LOGIN",
                        s -> login(s).line(Base64Text.encode(account(s))).line(Base64Text.encode(s.password())),
                        "LOGIN-1"),
                Scenario.of(
                        "LOGIN cancelled at the first prompt",
                        s -> login(s).line("*").line("NOOP"),
                        "LOGIN-2"),
                Scenario.of(
                        "LOGIN cancelled at the second prompt",
                        s -> login(s).line(Base64Text.encode(account(s)))
                                .line("*")
                                .line("NOOP"),
                        "LOGIN-2"),
                Scenario.of(
                        "LOGIN with a wrong password",
                        s -> login(s).line(Base64Text.encode(account(s))).line(Base64Text.encode("wrong-password")),
                        "LOGIN-2"),
                Scenario.of(
                        "LOGIN with an empty password",
                        s -> login(s).line(Base64Text.encode(account(s))).line(""),
                        "LOGIN-2"),
                Scenario.of(
                        "LOGIN with an initial response",
                        s -> {
                            offered(s.secure(), "LOGIN").line("AUTH LOGIN " + Base64Text.encode(account(s)));
                            s.require(x -> x.exchange() == Exchange.LOGIN_PASSWORD, "NOT APPLICABLE: refused")
                                    .line(Base64Text.encode(s.password()), "LOGIN-3");
                        },
                        "LOGIN-3"));
    }

    private static Session plain(Session s) {
        account(s);
        return offered(s.secure(), "PLAIN");
    }

    private static Session login(Session s) {
        account(s);
        return offered(s.secure(), "LOGIN")
                .line("AUTH LOGIN")
                .require(x -> x.exchange() == Exchange.LOGIN_USER, "AUTH LOGIN was refused");
    }

    private static String other(Session s) {
        return s.target().config().accounts().keySet().stream()
                .filter(name -> !name.equals(s.user()))
                .sorted()
                .findFirst()
                .orElse("postmaster");
    }
}
