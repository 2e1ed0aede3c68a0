package org.msakit.server.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msakit.server.session.Dialogue.PLAIN_ALICE;
import static org.msakit.server.session.Dialogue.base64;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.session.Dialogue;

/**
 * A fault shows in the shortest dialogue that it is meant to show in. That every fault is found, these and all others,
 * is shown by the mutant matrix of the conformance tests.
 */
class MutantsTest {
    private static final String MAIL = "MAIL FROM:<alice@example.test>";
    private static final String RCPT = "RCPT TO:<bob@example.test>";
    private static final String TEXT = "From: a@b.test\r\n\r\nx";
    private static final Map<String, BiFunction<Dialogue, Dialogue, String>> SCRIPTS = Map.ofEntries(
            clear("greeting-250"),
            clear("greeting-521"),
            clear("greeting-without-name"),
            in("reply-second-digit", "HELP"),
            in("reply-twice", "NOOP"),
            in("reply-eight-bit", "HELP"),
            in("reply-bare-lf", "HELP"),
            in("reply-code-changes", "HELP"),
            in("reply-code-only", "HELP"),
            in(
                    "reply-too-long",
                    MAIL,
                    "RCPT TO:<" + "a".repeat(64) + "@" + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60)
                            + ">"),
            in("reply-unlisted-code", "HELP MAIL"),
            with("reply-before-crlf", Dialogue::loggedIn, d -> d.raw("NOOP")),
            with("segments-matter", Dialogue::loggedIn, d -> d.raw("NOOP\r") + d.raw("\n")),
            with("lf-ends-command", Dialogue::loggedIn, d -> d.raw("NOOP\n")),
            with("cr-ends-command", Dialogue::loggedIn, d -> d.raw("NOOP\r")),
            in("verb-case-matters", "vRfY bob"),
            in("trailing-blank-is-argument", "RSET "),
            in("rset-takes-argument", "RSET now"),
            ready("data-takes-argument", "DATA now"),
            in("quit-takes-argument", "QUIT now"),
            clear("ehlo-literal-unimplemented", "EHLO [127.0.0.1]"),
            clear("ehlo-underscore", "EHLO x"),
            clear("help-not-listed", "EHLO x"),
            clear("expn-listed-not-implemented", "EHLO x"),
            clear("helo-unimplemented", "HELO x"),
            clear("helo-lists-extensions", "HELO x"),
            clear("ipv6-literal-refused", "EHLO [IPv6:2001:db8::1]"),
            with("empty-line-closes", Dialogue::loggedIn, d -> d.say("") + d.isClosed()),
            clear("rset-needs-hello", "RSET"),
            clear("vrfy-needs-hello", "VRFY x"),
            clear("quit-needs-hello", "QUIT"),
            with("quit-stays-open", Dialogue::loggedIn, d -> d.say("QUIT") + d.isClosed()),
            in("vrfy-unimplemented", "VRFY x"),
            clear("ehlo-refused-553", "EHLO -bad-"),
            ready("refused-ehlo-resets", "EHLO -bad-", "DATA"),
            ready("ehlo-keeps-transaction", "EHLO x", "DATA"),
            ready("helo-keeps-transaction", "HELO x", "DATA"),
            in("rcpt-without-mail-554", RCPT),
            in("data-without-mail-250", "DATA"),
            in("data-without-recipient", MAIL, "DATA", "."),
            in("503-drops-transaction", MAIL, "DATA", RCPT),
            ready("nested-mail-drops", "MAIL FROM:<bob@example.test>", "DATA"),
            ready("nested-mail-mixes", "MAIL FROM:<bob@example.test>", "DATA"),
            ready("two-transactions-only", "DATA", TEXT, ".", MAIL, RCPT, "DATA", TEXT, ".", MAIL),
            in("mail-without-bracket", "MAIL FROM:<alice@example.test"),
            in("rcpt-null-path", MAIL, "RCPT TO:<>"),
            in("postmaster-refused", MAIL, "RCPT TO:<pOsTmAsTeR>"),
            ready("message-251", "DATA", TEXT, "."),
            with("dot-alone-unseen", Dialogue::withRecipient, d -> d.say("DATA") + d.say(".")),
            ready("message-keeps-buffers", "DATA", TEXT, ".", "DATA"),
            data("lf-dot-lf-ends-data", "\n.\n"),
            ready("rset-keeps-buffers", "RSET", "DATA"),
            ready("noop-drops-transaction", "NOOP", "DATA"),
            in("noop-argument-refused", "NOOP x"),
            ready("help-drops-transaction", "HELP", "DATA"),
            in("vrfy-knows-everybody", "VRFY nobody"),
            in("vrfy-without-address", "VRFY bob"),
            in("expn-unlisted", "EXPN list"),
            in("send-accepted", "SEND FROM:<a@b.test>"),
            with("unknown-closes", Dialogue::loggedIn, d -> d.say("FOOB") + d.isClosed()),
            with("fifth-unknown-closes", Dialogue::loggedIn, d -> d.say("A", "B", "C", "D", "E") + d.isClosed()),
            in("mail-parameter-ignored", MAIL + " ZZTEST=1"),
            in("rcpt-parameter-ignored", MAIL, RCPT + " ZZTEST=1"),
            in("nul-cuts-line", "NOOP\0x"),
            in("cr-splits-commands", "NOOP\rQUIT"),
            in("null-sender-refused", "MAIL FROM:<>"),
            in("unknown-mailbox-559", MAIL, "RCPT TO:<nobody@example.test>"),
            stranger("mail-accepted-before-auth", MAIL),
            stranger("data-250-before-auth", "DATA"),
            stranger("null-sender-before-auth", "MAIL FROM:<>", RCPT),
            with("late-reply", Dialogue::loggedIn, d -> d.say("HELP MAIL") + d.pauses()),
            stranger("auth-not-listed", "EHLO x"),
            in("etrn-runs", "ETRN x"),
            stranger("foreign-sender-submits-locally", "MAIL FROM:<a@else.test>", RCPT),
            stranger("open-relay", MAIL, "RCPT TO:<a@else.test>"),
            stranger("auth-parameter-relays", MAIL + " AUTH=alice@example.test", "RCPT TO:<a@else.test>"),
            stranger("vrfy-tells-strangers", "VRFY nobody"),
            stranger("vrfy-data-before-auth", "VRFY bob"),
            stranger("xclient-accepted", "XCLIENT ADDR=192.0.2.1"),
            in("no-pipelining", "EHLO x"),
            in("no-enhancedstatuscodes", "EHLO x"),
            in("no-dsn", "EHLO x"),
            in("no-8bitmime", "EHLO x"),
            in("pipelining-parameter", "EHLO x"),
            in("size-parameter", "EHLO x"),
            in("dsn-parameter", "EHLO x"),
            in("enhancedstatuscodes-parameter", "EHLO x"),
            in("8bitmime-parameter", "EHLO x"),
            in("pipelined-reply-lost", "RSET", MAIL, RCPT, "RCPT TO:<bad", RCPT, "DATA"),
            in("pipeline-cut-by-error", "FOOBAR", "MAIL FROM:bad", "NOOP"),
            in("vrfy-without-enhanced-code", "VRFY x"),
            in("vrfy-enhanced-class", "VRFY x"),
            in("help-enhanced-changes", "HELP"),
            ready("data-enhanced-code", "DATA"),
            clear("helo-without-enhanced-code", "HELO x", "NOOP"),
            in("enhanced-leading-zero", "VRFY x"),
            stranger("mechanisms-lower-case", "EHLO x"),
            stranger("login-250", PLAIN_ALICE),
            in("second-login", PLAIN_ALICE),
            ready("auth-drops-transaction", PLAIN_ALICE, RCPT),
            stranger("unknown-mechanism-goes-on", "AUTH NOSUCHMECH"),
            clear("login-in-clear", "EHLO x", "AUTH LOGIN"),
            clear("clear-credentials-checked", "EHLO x", PLAIN_ALICE),
            stranger("cancel-535", "AUTH PLAIN", "*"),
            stranger("base64-lenient", "AUTH PLAIN", "-" + base64("\0alice\0secret")),
            stranger("base64-padding-inside", "AUTH PLAIN", "QUJD=RUZH"),
            stranger("base64-unpadded-500", "AUTH PLAIN", "QUI"),
            stranger("empty-response-ignored", "AUTH PLAIN ="),
            stranger("third-login-refused", plain("alice", "x"), plain("alice", "y"), PLAIN_ALICE),
            clear("plain-listed-in-clear", "EHLO x"),
            stranger("plain-not-offered", "EHLO x"),
            stranger("mail-behind-auth-503", PLAIN_ALICE, MAIL),
            stranger("failed-auth-in-group-counts", plain("alice", "x"), MAIL),
            stranger("auth-without-mechanism", "AUTH"),
            in("ehlo-forgets-login", "EHLO x", MAIL),
            in("auth-parameter-unknown", MAIL + " AUTH=<>"),
            stranger("auth-parameter-501", MAIL + " AUTH=<>"),
            stranger("auth-530", "AUTH"),
            stranger("login-enhanced-code", PLAIN_ALICE),
            clear("unusable-mechanism-listed", "EHLO x"),
            stranger("mechanism-case-matters", PLAIN_ALICE.replace("PLAIN", "pLaIn")),
            stranger("command-in-exchange", "AUTH PLAIN", "NOOP"),
            Map.entry(
                    "login-leaks",
                    (d, next) ->
                            d.encrypted().say("AUTH PLAIN") + next.encrypted().say(MAIL)),
            stranger("failed-auth-and-rset", plain("alice", "x"), "RSET", MAIL),
            stranger("challenge-human-text", "AUTH PLAIN"),
            stranger("password-prompt-clear", "AUTH LOGIN", base64("alice")),
            stranger("plain-challenge-not-empty", "AUTH PLAIN"),
            stranger("password-prefix", plain("alice", "secretx")),
            stranger("plain-two-steps-refused", "AUTH PLAIN", base64("\0alice\0secret")),
            stranger("authzid-refused", "AUTH PLAIN " + base64("alice\0alice\0secret")),
            stranger("authzid-ignored", "AUTH PLAIN " + base64("bob\0alice\0secret")),
            stranger(
                    "plain-too-short",
                    "AUTH PLAIN",
                    base64("a".repeat(255) + "\0" + "b".repeat(255) + "\0" + "c".repeat(255))),
            stranger("empty-password", plain("alice", "")),
            stranger("plain-two-parts", "AUTH PLAIN " + base64("alice\0secret")),
            with("invalid-utf8-closes", Dialogue::encrypted, d -> d.say(plain("\u00c3(", "x")) + d.isClosed()),
            stranger("user-prompt-clear", "AUTH LOGIN"),
            stranger("login-cancel-ignored", "AUTH LOGIN", "*"),
            stranger("login-response-ignored", "AUTH LOGIN " + base64("alice")),
            clear("login-listed-in-clear", "EHLO x"),
            clear("starttls-parameter", "EHLO x"),
            clear("starttls-250", "EHLO x", "STARTTLS"),
            clear("starttls-takes-argument", "EHLO x", "STARTTLS now"),
            clear("greets-again", "EHLO x", "STARTTLS"),
            with("tls-keeps-hello", MutantsTest::secured, d -> d.say(PLAIN_ALICE)),
            with(
                    "tls-keeps-login",
                    d -> d,
                    d -> d.open(false) + d.say("EHLO x", PLAIN_ALICE) + d.say("STARTTLS") + d.say("EHLO x", MAIL)),
            with(
                    "tls-keeps-transaction",
                    d -> d,
                    d -> d.open(false)
                            + d.say("EHLO x", PLAIN_ALICE, MAIL, RCPT)
                            + d.say("STARTTLS")
                            + d.say("EHLO x", "DATA")),
            in("starttls-listed-under-tls", "EHLO x"),
            in("starttls-nested", "STARTTLS"),
            clear("submission-port-refuses"),
            with("implicit-tls-admits", d -> d, d -> d.open(true) + d.say("EHLO x", MAIL)),
            clear("clear-credentials-told", "EHLO x", plain("alice", "wrong")),
            clear("required-tls-not-required", "EHLO x", MAIL),
            clear("clear-text-not-forbidden", "EHLO x", MAIL, RCPT),
            with(
                    "tls-injection-transaction",
                    MutantsTest::opened,
                    d -> d.say(PLAIN_ALICE) + d.say(MAIL, RCPT, "STARTTLS") + d.say("EHLO x", "DATA")),
            with(
                    "tls-injection-login",
                    MutantsTest::opened,
                    d -> d.say(PLAIN_ALICE) + d.say("STARTTLS") + d.say("EHLO x", MAIL)),
            with("tls-injection", MutantsTest::opened, d -> d.say("STARTTLS", "NOOP") + d.say("EHLO x")),
            with("tls-injection-prefix", MutantsTest::opened, d -> d.raw("STARTTLS\r\nNO") + d.raw("OP\r\n")),
            data("smuggling-lf-dot-lf", "\n.\n"),
            data("smuggling-lf-dot-crlf", "\n.\r\n"),
            data("smuggling-crlf-dot-lf", "\r\n.\n"),
            data("smuggling-cr-dot-cr", "\r.\r"),
            data("smuggling-crlf-dot-cr", "\r\n.\r"),
            data("smuggling-lf-dot-cr", "\n.\r"),
            data("smuggling-cr-dot-crlf", "\r.\r\n"),
            data("smuggling-nul-dot", "\r\n\0.\r\n"));

    static List<Mutant> inSession() {
        return Mutants.all().stream()
                .filter(m -> m.hostFault() == HostFault.NONE)
                .toList();
    }

    static List<Mutant> scripted() {
        return inSession().stream().filter(m -> SCRIPTS.containsKey(m.id())).toList();
    }

    @ParameterizedTest
    @MethodSource("scripted")
    void shows(Mutant mutant) {
        Function<ServerConfig, Dialogue> dialogue =
                config -> new Dialogue(config, ListenerConfig.loopback("msa", "aE"), "192.0.2.1");
        ServerConfig.Builder correct = Dialogue.config();
        if (!mutant.id().equals("plain-not-offered")) {
            mutant.configure(correct);
        }
        ServerConfig right = correct.build();
        ServerConfig wrong = Dialogue.config().mutant(mutant).build();
        BiFunction<Dialogue, Dialogue, String> script = SCRIPTS.get(mutant.id());
        String expected = script.apply(dialogue.apply(right), dialogue.apply(right));
        String actual = script.apply(dialogue.apply(wrong), dialogue.apply(wrong));
        assertThat(actual).isNotEqualTo(expected);
    }

    @Test
    void every_script_has_its_mutant() {
        assertThat(inSession()).extracting(Mutant::id).containsAll(SCRIPTS.keySet());
    }

    @Test
    void ids_are_kebab_case_and_consequences_name_other_requirements() {
        assertThat(Mutants.all()).allSatisfy(mutant -> {
            assertThat(mutant.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(mutant.consequences()).doesNotContain(mutant.requirementId());
            assertThat(Mutants.byId(mutant.id())).isSameAs(mutant);
        });
    }

    @Test
    void an_unknown_id_is_named() {
        assertThatThrownBy(() -> Mutants.byId("nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense");
    }

    private static String plain(String user, String password) {
        return "AUTH PLAIN " + base64("\0" + user + "\0" + password);
    }

    private static Dialogue opened(Dialogue dialogue) {
        dialogue.open(false);
        dialogue.say("EHLO x");
        return dialogue;
    }

    private static Dialogue secured(Dialogue dialogue) {
        opened(dialogue).say("STARTTLS");
        return dialogue;
    }

    private static Map.Entry<String, BiFunction<Dialogue, Dialogue, String>> with(
            String id, Function<Dialogue, Dialogue> start, Function<Dialogue, String> script) {
        return Map.entry(id, (dialogue, other) -> script.apply(start.apply(dialogue)));
    }

    private static Map.Entry<String, BiFunction<Dialogue, Dialogue, String>> clear(String id, String... lines) {
        return with(id, d -> d, d -> d.open(false) + each(d, lines));
    }

    private static Map.Entry<String, BiFunction<Dialogue, Dialogue, String>> stranger(String id, String... lines) {
        return with(id, Dialogue::encrypted, d -> d.say(lines));
    }

    private static Map.Entry<String, BiFunction<Dialogue, Dialogue, String>> in(String id, String... lines) {
        return with(id, Dialogue::loggedIn, d -> d.say(lines));
    }

    private static Map.Entry<String, BiFunction<Dialogue, Dialogue, String>> ready(String id, String... lines) {
        return with(id, Dialogue::withRecipient, d -> each(d, lines));
    }

    private static Map.Entry<String, BiFunction<Dialogue, Dialogue, String>> data(String id, String variant) {
        return with(id, Dialogue::withRecipient, d -> {
            d.say("DATA");
            return d.raw("body" + variant + "NOOP\r\n") + d.raw(".\r\nNOOP\r\n");
        });
    }

    private static String each(Dialogue dialogue, String... lines) {
        List<String> replies = new ArrayList<>();
        for (String line : lines) {
            replies.add(dialogue.say(line));
        }
        return String.join("", replies);
    }
}
