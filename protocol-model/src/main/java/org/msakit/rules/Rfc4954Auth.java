package org.msakit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Hello;
import org.msakit.model.Login;
import org.msakit.model.Pattern;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Talk;
import org.msakit.wire.Base64Text;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;

/** RFC 4954 section 4: AUTH and the lines of its exchange. */
final class Rfc4954Auth {
    /** Characters of a response line that every server has to take (section 4, with RFC 4616's 1024). */
    static final int SENSIBLE_RESPONSE = 1_100;

    /** What section 4 names as an example of a limit that long responses fit in, CRLF included. */
    private static final int LONGEST_RESPONSE = 12_288;

    private static final Set<String> PLAINTEXT = Set.of("PLAIN", "LOGIN");
    private static final UnaryOperator<SessionState> STAY = s -> s;

    private Rfc4954Auth() {}

    static SessionState loginRefused(SessionState state) {
        return state.with(new Login(false, Cause.FAILED_LOGIN)).with(Exchange.NONE, "");
    }

    static SessionState loggedIn(SessionState state) {
        return state.with(new Login(true, Cause.NEVER_BEGUN)).with(Exchange.NONE, "");
    }

    /** Right credentials: 235, or a temporary refusal. */
    static Cell goodCredentials(SessionState state, List<String> evidence) {
        List<String> ids = new ArrayList<>(List.of("RFC4954-4-1"));
        ids.addAll(evidence);
        boolean failedBefore = state.login().cause() == Cause.FAILED_LOGIN;
        if (failedBefore) {
            ids.add("RFC4954-4-17");
        }
        Cell.Builder cell = unusableInClear(state, Cell.in(state).pass("235", Rfc4954Auth::loggedIn, ids));
        return failedBefore
                ? cell.blame("5yz", "RFC4954-4-17").otherwise("RFC4954-4-1")
                : cell.otherwise(evidence.isEmpty() ? List.of("RFC4954-4-1") : evidence);
    }

    static Cell auth(Config config, SessionState state, CommandLine line) {
        if (state.mail().open()) {
            return Cell.in(state)
                    .pass("503", s -> s.surviving(Cause.SECOND_AUTH), "RFC4954-4-3")
                    .otherwise("RFC4954-4-3");
        }
        if (state.login().done()) {
            return Cell.in(state)
                    .pass("503", s -> s.with(s.login().surviving(Cause.SECOND_AUTH)), "RFC4954-4-2")
                    .otherwise("RFC4954-4-2");
        }
        Cell cell = firstAuth(config, state, line);
        return state.login().cause() == Cause.STARTTLS ? cell.blaming("503", Rfc3207StartTls.LOGIN_KEPT) : cell;
    }

    private static Cell firstAuth(Config config, SessionState state, CommandLine line) {
        String[] words = line.argument().split("[ \t]+");
        if (line.argument().isEmpty() || words.length > 2) {
            return Cell.in(state)
                    .pass("501", STAY, "RFC4954-4-23")
                    .warn("500|504|535", STAY, "RFC4954-4-23")
                    .open(state.tls() ? "503|538" : "503|530|538", STAY)
                    .blame("530", "RFC4954-6-1")
                    .otherwise("RFC4954-4-23");
        }
        String mechanism = words[0].toUpperCase(Locale.ROOT);
        if (state.hello() != Hello.EHLO) {
            return beforeEhlo(state, mechanism, words.length > 1);
        }
        if (!state.offered().mechanisms().contains(mechanism)) {
            return notOffered(state, mechanism);
        }
        Optional<String> initial = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        return switch (mechanism) {
            case "PLAIN" -> plain(config, state, line, initial);
            case "LOGIN" -> login(state, initial);
            case "CRAM-MD5" -> Rfc2195CramMd5.auth(state, initial.isPresent());
            case "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS" ->
                clientFirst(
                        state,
                        mechanism,
                        initial,
                        Exchange.SCRAM_FIRST,
                        message -> Rfc5802Scram.first(state, mechanism, message));
            case "OAUTHBEARER" ->
                state.tls()
                        ? clientFirst(
                                state,
                                mechanism,
                                initial,
                                Exchange.BEARER,
                                message -> Rfc7628OAuthBearer.message(state, message))
                        : Rfc7628OAuthBearer.inClear(state);
            default -> other(state);
        };
    }

    /** A mechanism in which the client speaks first: in the command, or behind an empty challenge. */
    private static Cell clientFirst(
            SessionState state,
            String mechanism,
            Optional<String> initial,
            Exchange begun,
            Function<Octets, Cell> message) {
        if (initial.isEmpty()) {
            return Cell.in(state)
                    .pass("334", s -> s.with(begun, Talk.in(mechanism)), "RFC4422-3-1")
                    .open("5yz", STAY)
                    .otherwise("RFC4422-3-1");
        }
        String text = initial.get().equals("=") ? "" : initial.get();
        return decoded(state, text, message);
    }

    /** The EHLO before STARTTLS must not count (RFC 3207 section 4.2); otherwise AUTH before EHLO is left open. */
    private static Cell beforeEhlo(SessionState state, String mechanism, boolean withResponse) {
        Exchange begun = mechanism.equals("PLAIN")
                ? Exchange.PLAIN
                : mechanism.equals("LOGIN") ? Exchange.LOGIN_USER : Exchange.OTHER;
        UnaryOperator<SessionState> asked = s -> s.with(withResponse ? Exchange.OTHER : begun, "");
        if (state.helloCause() == Cause.STARTTLS) {
            return Cell.in(state)
                    .pass("5yz", STAY, "RFC3207-4.2-1")
                    .warn("235", Rfc4954Auth::loggedIn, "RFC3207-4.2-1")
                    .warn("334", asked, "RFC3207-4.2-1")
                    .otherwise("RFC3207-4.2-1");
        }
        return Cell.in(state)
                .open("5yz", STAY)
                .open("235", Rfc4954Auth::loggedIn)
                .open("334", asked)
                .otherwise("RFC5321-4.2-5");
    }

    private static Cell notOffered(SessionState state, String mechanism) {
        if (mechanism.equals("OAUTHBEARER") && !state.tls()) {
            return Rfc7628OAuthBearer.inClear(state);
        }
        if (PLAINTEXT.contains(mechanism) && !state.tls()) {
            return Cell.in(state)
                    .pass("504|530|538", STAY, "RFC4954-4-5", "SEC-CLEAR-1")
                    .warn("5yz", STAY, "RFC4954-4-5")
                    .otherwise("RFC4954-4-5", "SEC-CLEAR-1");
        }
        return Cell.in(state)
                .pass("504", STAY, "RFC4954-4-4")
                .warn("5yz", STAY, "RFC4954-4-4")
                .otherwise("RFC4954-4-4");
    }

    private static Cell plain(Config config, SessionState state, CommandLine line, Optional<String> initial) {
        if (initial.isEmpty()) {
            Cell.Builder cell =
                    Cell.in(state).pass("334", s -> s.with(Exchange.PLAIN, ""), "RFC4954-4-6", "RFC4422-3-1");
            return unusableInClear(state, cell).otherwise("RFC4954-4-6");
        }
        if (initial.get().equals("=")) {
            return Cell.in(state)
                    .pass("501|535", Rfc4954Auth::loginRefused, "RFC4954-4-13")
                    .otherwise("RFC4954-4-13");
        }
        String word = line.argument().split("[ \t]+")[0];
        boolean canonicalCase = !line.isMixedCase() && word.equals("PLAIN");
        List<String> evidence = canonicalCase ? List.of("RFC4616-2-1") : List.of("RFC4954-8-1");
        return decoded(state, initial.get(), message -> Rfc4616Plain.message(config, state, message, evidence));
    }

    private static Cell login(SessionState state, Optional<String> initial) {
        if (initial.isEmpty()) {
            Cell.Builder cell = Cell.in(state).pass("334", s -> s.with(Exchange.LOGIN_USER, ""), "LOGIN-1");
            return unusableInClear(state, cell).otherwise("LOGIN-1");
        }
        return decoded(state, initial.get(), name -> LoginMechanism.initialResponse(state, name));
    }

    /** Section 6: offered in clear text and refused there for lack of TLS; unkind, and safe. */
    private static Cell.Builder unusableInClear(SessionState state, Cell.Builder cell) {
        return state.tls() ? cell : cell.warn("504|530|538", STAY, "RFC4954-6-4");
    }

    private static Cell other(SessionState state) {
        return Cell.in(state)
                .open("334", s -> s.with(Exchange.OTHER, ""))
                .open("235", Rfc4954Auth::loggedIn)
                .open("5yz", STAY)
                .otherwise("RFC5321-4.2-5");
    }

    /** One line behind a 334; never a command. */
    static Cell response(Config config, SessionState state, CommandLine line) {
        String text = line.text();
        if (text.length() > LONGEST_RESPONSE && !line.hasStrayControl()) {
            return tooLong(state);
        }
        if (line.hasStrayControl() || (text.length() > SENSIBLE_RESPONSE && state.exchange() != Exchange.BEARER)) {
            return Cell.in(state)
                    .open("xyz!421", Rfc4954Auth::loginRefused)
                    .on(Pattern.CLOSED, Grade.INCONCLUSIVE, s -> s.with(Phase.CLOSED))
                    .otherwise("RFC5321-4.2-3");
        }
        if (text.equals("*")) {
            boolean login = Set.of(Exchange.LOGIN_USER, Exchange.LOGIN_PASSWORD).contains(state.exchange());
            String id = login ? "LOGIN-2" : "RFC4954-4-8";
            return Cell.in(state)
                    .pass("501", s -> s.with(Exchange.NONE, ""), id)
                    .otherwise(id);
        }
        if (state.exchange() == Exchange.OTHER) {
            return Cell.in(state)
                    .open("334", STAY)
                    .open("235", Rfc4954Auth::loggedIn)
                    .open("5yz", Rfc4954Auth::loginRefused)
                    .otherwise("RFC5321-4.2-5");
        }
        if (state.exchange() == Exchange.PLAIN && Rfc4616Plain.looksLikeCommand(text)) {
            return Cell.in(state)
                    .pass("501|535", Rfc4954Auth::loginRefused, "SEC-AUTH-1")
                    .blameClose("SEC-AUTH-1")
                    .otherwise("SEC-AUTH-1");
        }
        return decoded(state, text, message -> switch (state.exchange()) {
            case PLAIN -> Rfc4616Plain.message(config, state, message, List.of("RFC4616-2-1", "RFC4422-3-1"));
            case LOGIN_USER -> LoginMechanism.userName(config, state, message);
            case SCRAM_FIRST -> Rfc5802Scram.first(state, state.talk().mechanism(), message);
            case SCRAM_FINAL -> Rfc5802Scram.proof(config, state, message);
            case SCRAM_PROVED -> Rfc5802Scram.acknowledged(state, message);
            case CRAM_MD5 -> Rfc2195CramMd5.response(config, state, message);
            case BEARER -> Rfc7628OAuthBearer.message(state, message);
            case FAILED -> endOfFailure(state);
            default -> LoginMechanism.password(config, state, message);
        });
    }

    /** What may follow base64: the answer to its octets, and that it cannot be decoded where stray bits are set. */
    private static Cell decoded(SessionState state, String text, Function<Octets, Cell> answer) {
        Optional<Cell> decoded = Base64Text.decode(text).map(answer);
        if (decoded.isEmpty()) {
            return undecodable(state, text);
        }
        return Base64Text.hasStrayBits(text)
                ? decoded.get().leavingOpen("501", state.with(Exchange.NONE, ""))
                : decoded.get();
    }

    /** Behind a challenge that said why the login is refused. */
    private static Cell endOfFailure(SessionState state) {
        String doomed = state.talk().doomed();
        List<String> ids = doomed.isEmpty() ? List.of() : List.of(doomed);
        return Cell.in(state)
                .pass("535", Rfc4954Auth::loginRefused, ids)
                .warn("5yz", Rfc4954Auth::loginRefused, ids)
                .otherwise(doomed.isEmpty() ? List.of("RFC4954-4-16") : ids);
    }

    private static Cell tooLong(SessionState state) {
        return Cell.in(state)
                .pass("500", s -> s.with(Exchange.NONE, ""), "RFC4954-4-14")
                .warn("501|535", Rfc4954Auth::loginRefused, "RFC4954-4-14")
                .on(Pattern.CLOSED, Grade.INCONCLUSIVE, s -> s.with(Phase.CLOSED))
                .otherwise("RFC4954-4-14");
    }

    /** Lines that are no base64: 501, and the exchange is over. */
    private static Cell undecodable(SessionState state, String text) {
        UnaryOperator<SessionState> over = s -> s.with(Exchange.NONE, "");
        boolean onlyPaddingMissing = text.matches("[A-Za-z0-9+/]*+") && text.length() % 4 > 1;
        if (onlyPaddingMissing) {
            return Cell.in(state)
                    .pass("501", over, "RFC4954-4-11")
                    .warn("535", over, "RFC4954-4-11")
                    .warn("235", Rfc4954Auth::loggedIn, "RFC4954-4-11")
                    .otherwise("RFC4954-4-11");
        }
        String id = text.matches("[A-Za-z0-9+/=]*+") ? "RFC4954-4-10" : "RFC4954-4-9";
        return Cell.in(state).pass("501", over, id).warn("535", over, id).otherwise(id);
    }
}
