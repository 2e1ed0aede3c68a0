package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.msakit.kit.scenario.Session;
import org.msakit.model.Exchange;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** All kinds of stimuli, each with a generator of its data; valid ones and labelled invalid ones. */
final class Alphabet {
    private static final Predicate<SessionState> COMMAND = s -> s.phase() == Phase.COMMAND;
    private static final Predicate<SessionState> SASL = s -> s.phase() == Phase.SASL;
    private static final Predicate<SessionState> CONTENT = s -> s.phase() == Phase.CONTENT;

    private static final Predicate<SessionState> CHUNKING =
            COMMAND.and(s -> s.offered().has("CHUNKING"));

    /** Names of those that lead from state to state, or tell states apart; the others are variants of their data. */
    private static final Set<String> CORE = Set.of(
            "EHLO",
            "HELO",
            "NOOP",
            "RSET",
            "EXPN",
            "unknown verb",
            "STARTTLS",
            "QUIT",
            "AUTH PLAIN good",
            "AUTH PLAIN begun",
            "AUTH PLAIN wrong",
            "AUTH LOGIN begun",
            "response good",
            "response wrong",
            "response cancel",
            "MAIL own",
            "RCPT known",
            "RCPT null",
            "DATA",
            "content",
            "BDAT",
            "BDAT last");

    private static final List<StimulusClass> ALL = made();

    private final List<StimulusClass> classes = new ArrayList<>();

    private Alphabet() {}

    static List<StimulusClass> all() {
        return ALL;
    }

    private static List<StimulusClass> made() {
        Alphabet alphabet = new Alphabet();
        alphabet.session();
        alphabet.login();
        alphabet.envelope();
        alphabet.content();
        alphabet.chunks();
        return List.copyOf(alphabet.classes);
    }

    /** Those that test words are made of. */
    static List<StimulusClass> core() {
        return all().stream().filter(stimulus -> CORE.contains(stimulus.name())).toList();
    }

    private void session() {
        add("EHLO", (s, r) -> "EHLO " + Data.helloName(r));
        add("HELO", (s, r) -> "HELO client.example");
        add("EHLO malformed", (s, r) -> "EHLO" + Data.oneOf(r, "", " -bad-", " a b", " [1.2.3"));
        add("NOOP", (s, r) -> "NOOP" + Data.oneOf(r, "", " ignored"));
        add("RSET", (s, r) -> "RSET");
        add("RSET with argument", (s, r) -> "RSET now");
        add("HELP", (s, r) -> "HELP" + Data.oneOf(r, "", " MAIL"));
        add("VRFY known", (s, r) -> "VRFY " + s.target().recipient());
        add("VRFY unknown", (s, r) -> "VRFY " + s.target().config().unknownUser());
        add("EXPN", (s, r) -> "EXPN staff");
        add("ETRN", (s, r) -> "ETRN example.com");
        add("STARTTLS", (s, r) -> "STARTTLS");
        once("unknown verb", COMMAND, (s, r) -> Data.oneOf(r, "FOOB", "XQ 1", "MAILFROM:<a@b>", "SEND"));
        once("empty line", COMMAND, (s, r) -> "");
        once("line with a stray control", COMMAND, (s, r) -> Data.oneOf(r, "NOOP\rNOOP", "NO\0OP", "NOOP\nNOOP"));
        once("QUIT", COMMAND, (s, r) -> "QUIT");
    }

    private void login() {
        add("AUTH PLAIN good", Alphabet::goodPlain);
        add("AUTH PLAIN begun", (s, r) -> "AUTH PLAIN");
        add("AUTH LOGIN begun", (s, r) -> "AUTH LOGIN");
        once("AUTH PLAIN wrong", COMMAND, (s, r) -> "AUTH PLAIN " + Session.plain("", s.user(), "no" + Data.word(r)));
        once("AUTH unknown mechanism", COMMAND, (s, r) -> "AUTH NOSUCH");
        once("AUTH not base64", COMMAND, (s, r) -> "AUTH PLAIN !!!");
        once("AUTH malformed", COMMAND, (s, r) -> Data.oneOf(r, "AUTH", "AUTH PLAIN a b"));
        when("response good", SASL, Alphabet::goodResponse);
        atMost(2, "response wrong", SASL, (s, r) -> Base64Text.encode("\0nobody\0" + Data.word(r)));
        when("response cancel", SASL, (s, r) -> "*");
        atMost(2, "response not base64", SASL, (s, r) -> Data.oneOf(r, "####", "MAIL FROM:<a@b.example>", "NOOP"));
    }

    private static String goodPlain(Situation s, SplittableRandom random) {
        return "AUTH PLAIN " + Session.plain("", s.user(), s.password());
    }

    private static String goodResponse(Situation s, SplittableRandom random) {
        Exchange exchange = s.state().exchange();
        if (exchange == Exchange.LOGIN_USER) {
            return Base64Text.encode(s.user());
        }
        return exchange == Exchange.PLAIN ? Session.plain("", s.user(), s.password()) : Base64Text.encode(s.password());
    }

    private void envelope() {
        add("MAIL own", (s, r) -> "MAIL FROM:<" + s.target().own() + ">");
        add("MAIL null", (s, r) -> "MAIL FROM:<>");
        add(
                "MAIL with parameters",
                (s, r) -> "MAIL FROM:<" + s.target().own() + ">" + Data.mailParameters(s.state(), r));
        add("MAIL of a stranger", (s, r) -> "MAIL FROM:<" + Data.address(r) + ">");
        once(
                "MAIL unknown parameter",
                COMMAND,
                (s, r) -> "MAIL FROM:<" + s.target().own() + "> ZZ" + Data.word(r) + "=1");
        once("MAIL malformed", COMMAND, (s, r) -> "MAIL " + Data.oneOf(r, "", "FROM:", "TO:<a@b.example>", "FROM <a>"));
        add("RCPT known", (s, r) -> "RCPT TO:<" + s.target().recipient() + ">");
        add("RCPT postmaster", (s, r) -> "RCPT TO:<Postmaster>");
        add("RCPT remote", (s, r) -> "RCPT TO:<" + Data.address(r) + ">");
        once(
                "RCPT unknown",
                COMMAND,
                (s, r) -> "RCPT TO:<" + s.target().config().unknownUser() + "@"
                        + s.target().domain() + ">");
        once("RCPT null", COMMAND, (s, r) -> "RCPT TO:<>");
        once(
                "RCPT unknown parameter",
                COMMAND,
                (s, r) -> "RCPT TO:<" + s.target().recipient() + "> ZZ" + Data.word(r));
        add("DATA", (s, r) -> "DATA");
        once("DATA with argument", COMMAND, (s, r) -> "DATA now");
    }

    private void chunks() {
        octets("BDAT", CHUNKING, (s, r) -> chunk(Data.body(r), ""));
        octets("BDAT last", CHUNKING, (s, r) -> chunk(s.header(r) + Data.body(r) + "\r\n", " LAST"));
        octets("BDAT nothing last", CHUNKING, (s, r) -> chunk("", " LAST"));
    }

    private static Octets chunk(String content, String last) {
        return Octets.line("BDAT " + content.length() + last).plus(new Octets(content));
    }

    private void content() {
        when("content", CONTENT, (s, r) -> s.header(r) + Data.body(r) + "\r\n.");
        once(
                "content with stray line ends",
                CONTENT,
                (s, r) -> s.header(r) + "a" + Data.oneOf(r, "\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r")
                        + "b\r\n.");
        once("content empty", CONTENT, (s, r) -> ".");
    }

    private void add(String name, BiFunction<Situation, SplittableRandom, String> line) {
        when(name, COMMAND, line);
    }

    private void when(
            String name, Predicate<SessionState> state, BiFunction<Situation, SplittableRandom, String> line) {
        classes.add(new StimulusClass(name, state, Integer.MAX_VALUE, (s, r) -> Octets.line(line.apply(s, r))));
    }

    private void octets(
            String name, Predicate<SessionState> state, BiFunction<Situation, SplittableRandom, Octets> of) {
        classes.add(new StimulusClass(name, state, Integer.MAX_VALUE, of));
    }

    private void once(
            String name, Predicate<SessionState> state, BiFunction<Situation, SplittableRandom, String> line) {
        atMost(1, name, state, line);
    }

    private void atMost(
            int most,
            String name,
            Predicate<SessionState> state,
            BiFunction<Situation, SplittableRandom, String> line) {
        classes.add(new StimulusClass(name, state, most, (s, r) -> Octets.line(line.apply(s, r))));
    }
}
