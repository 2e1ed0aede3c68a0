package org.msakit.kit.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.model.Capabilities;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Hello;
import org.msakit.model.Login;
import org.msakit.model.Observation;
import org.msakit.model.Permit;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Talk;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.rules.SubmissionModel;
import org.msakit.wire.Base64Text;
import org.msakit.wire.CommandLine;
import org.msakit.wire.MailPath;
import org.msakit.wire.Octets;
import org.msakit.wire.PathArgument;
import org.msakit.wire.Reply;

/**
 * What the generators draw is judged by the model's own grammar, whatever the source of chance: valid data may be taken,
 * data with a fault may not, and of neither the model has no opinion.
 */
class GrammarProperties {
    private static final Capabilities EVERYTHING = new Capabilities(Map.of(
            "SIZE", List.of("10485760"),
            "8BITMIME", List.of(),
            "BINARYMIME", List.of(),
            "CHUNKING", List.of(),
            "DSN", List.of(),
            "AUTH", List.of("PLAIN", "LOGIN"),
            "DELIVERBY", List.of("240"),
            "FUTURERELEASE", List.of("86400", "2100-01-01T00:00:00Z"),
            "MT-PRIORITY", List.of("MIXER"),
            "REQUIRETLS", List.of()));

    private static final Capabilities FEW = new Capabilities(Map.of("SIZE", List.of(), "8BITMIME", List.of()));
    private static final List<Integer> REFUSALS = List.of(500, 501, 504, 535, 550, 552, 553, 555);

    @Property(tries = 100)
    void validMailboxesAreThoseOfTheGrammar(@ForAll long seed) {
        each(Stream.of(Mailboxes.valid(), Mailboxes.beyondLimits()), seed, (form, text) -> {
            MailPath path = MailPath.of(text.latin1());
            assertThat(path.kind())
                    .as("%s: %s", form.label(), text)
                    .isIn(MailPath.Kind.MAILBOX, MailPath.Kind.SOURCE_ROUTE);
            assertThat(argument("FROM:<" + text.latin1() + ">").path()).contains(path);
        });
    }

    @Property(tries = 100)
    void mailboxesWithAFaultAreNot(@ForAll long seed) {
        each(
                Stream.of(Mailboxes.invalid()),
                seed,
                (form, text) -> assertThat(
                                argument("FROM:<" + text.latin1() + ">").path().map(MailPath::kind))
                        .as("%s: %s", form.label(), text)
                        .isIn(Optional.empty(), Optional.of(MailPath.Kind.INVALID)));
    }

    @Property(tries = 50)
    void pathsAreTakenOrRefusedByTheirForm(@ForAll long seed) {
        for (String verb : List.of("MAIL FROM:<", "RCPT TO:<")) {
            SessionState state = verb.startsWith("MAIL") ? loggedIn(EVERYTHING) : withSender();
            valid(state, lines(Mailboxes.valid(), verb, ">"), seed);
            invalid(state, lines(Mailboxes.invalid(), verb, ">"), seed);
            invalid(state, lines(InternationalMailboxes.invalid(), verb, ">"), seed);
            invalid(state, lines(InternationalMailboxes.valid(), verb, ">"), seed);
            either(state, lines(Mailboxes.beyondLimits(), verb, ">"), seed);
            either(state, lines(Mailboxes.unqualified(), verb, ">"), seed);
        }
        invalid(loggedIn(EVERYTHING), lines(PathArguments.invalid("FROM", "TO"), "MAIL ", ""), seed);
        invalid(withSender(), lines(PathArguments.invalid("TO", "FROM"), "RCPT ", ""), seed);
    }

    @Property(tries = 50)
    void utf8IsTakenWhereItWasAskedFor(@ForAll long seed) {
        SessionState state = loggedIn(with("SMTPUTF8"));
        valid(state, lines(InternationalMailboxes.valid(), "MAIL FROM:<", "> SMTPUTF8"), seed);
        invalid(state, lines(InternationalMailboxes.invalid(), "MAIL FROM:<", "> SMTPUTF8"), seed);
        invalid(state, lines(InternationalMailboxes.valid(), "MAIL FROM:<", ">"), seed);
        SessionState asked = state.with(new Transaction(Stage.SENDER, Cause.NEVER_BEGUN, Set.of(Trait.UTF_8)));
        valid(asked, lines(InternationalMailboxes.valid(), "RCPT TO:<", ">"), seed);
        invalid(asked, lines(InternationalMailboxes.invalid(), "RCPT TO:<", ">"), seed);
    }

    @Property(tries = 100)
    void parametersAreTakenOrRefusedByTheirForm(@ForAll long seed) {
        for (Capabilities offered : List.of(EVERYTHING, with("SMTPUTF8"), FEW, Capabilities.NONE)) {
            SessionState state = loggedIn(offered);
            valid(state, lines(MailParameters.valid(offered), "MAIL FROM:<a@b.example> ", ""), seed);
            invalid(state, lines(MailParameters.invalid(offered), "MAIL FROM:<a@b.example> ", ""), seed);
            invalid(state, lines(MailParameters.withoutOffer(offered), "MAIL FROM:<a@b.example> ", ""), seed);
            Octets several = MailParameters.several(offered, new SplittableRandom(seed));
            if (!several.isEmpty()) {
                assertThat(grade(
                                cell(
                                        state,
                                        Octets.utf8("MAIL FROM:<a@b.example> ").plus(several)),
                                250))
                        .as(several.toString())
                        .contains(Grade.PASS);
            }
        }
        valid(withSender(), lines(RcptParameters.valid(), "RCPT TO:<bob@example.test> ", ""), seed);
        invalid(withSender(), lines(RcptParameters.invalid(), "RCPT TO:<bob@example.test> ", ""), seed);
        invalid(withSender(), lines(RcptParameters.unknown(), "RCPT TO:<bob@example.test> ", ""), seed);
        invalid(
                withSender().offering(FEW),
                lines(List.of(RcptParameters.withoutOffer()), "RCPT TO:<bob@example.test> ", ""),
                seed);
    }

    @Property(tries = 50)
    void helloNamesAreThoseOfTheGrammar(@ForAll long seed) {
        SessionState fresh = SessionState.connected(true).with(Phase.COMMAND);
        valid(fresh, lines(HelloNames.valid(), "EHLO ", ""), seed);
        valid(fresh, lines(HelloNames.ofDomains(), "HELO ", ""), seed);
        each(Stream.of(HelloNames.invalid()), seed, (form, text) -> {
            Cell cell = cell(fresh, Octets.utf8("EHLO ").plus(text));
            assertThat(grade(cell, 501)).as("%s: %s", form.label(), text).contains(Grade.PASS);
            assertThat(grade(cell, 250)).as("%s: %s", form.label(), text).contains(Grade.INCONCLUSIVE);
        });
    }

    @Property(tries = 100)
    void base64WithAFaultIsNoBase64(@ForAll long seed) {
        each(
                Stream.of(Base64Texts.invalid(), Base64Texts.invalidLines()),
                seed,
                (form, text) -> assertThat(Base64Text.decode(text.latin1()))
                        .as("%s: %s", form.label(), text)
                        .isEmpty());
    }

    @Property(tries = 50)
    void messagesOfPlainLetInNobodyElse(@ForAll long seed) {
        SessionState asked = loggedOut(with("AUTH")).with(Exchange.PLAIN, "");
        PlainMessages messages = new PlainMessages(
                "alice", SimulatedTarget.canonicalConfig().accounts().get("alice"));
        List<Form> wrong = new ArrayList<>(messages.invalid());
        wrong.add(messages.foreign());
        wrong.add(messages.longest());
        for (Form form : wrong) {
            Cell cell = response(asked, form.draw().apply(new SplittableRandom(seed)));
            assertThat(grade(cell, 235)).as(form.label()).isNotEqualTo(Optional.of(Grade.PASS));
            assertThat(grade(cell, 535)).as(form.label()).contains(Grade.PASS);
        }
        assertThat(grade(response(asked, messages.own().draw().apply(new SplittableRandom(seed))), 235))
                .contains(Grade.PASS);
    }

    private static void valid(SessionState state, List<Form> lines, long seed) {
        each(Stream.of(lines), seed, (form, line) -> {
            assertThat(grade(cell(state, line), 250))
                    .as("%s: %s", form.label(), line)
                    .contains(Grade.PASS);
            assertThat(judged(state, line)).as("%s: %s", form.label(), line).isTrue();
        });
    }

    private static void invalid(SessionState state, List<Form> lines, long seed) {
        each(Stream.of(lines), seed, (form, line) -> {
            Cell cell = cell(state, line);
            assertThat(grade(cell, 250).filter(g -> g == Grade.PASS || g == Grade.INCONCLUSIVE))
                    .as("%s: %s", form.label(), line)
                    .isEmpty();
            assertThat(REFUSALS)
                    .as("%s: %s", form.label(), line)
                    .anyMatch(code -> grade(cell, code).equals(Optional.of(Grade.PASS)));
        });
    }

    /** Lawful to take and lawful to refuse. */
    private static void either(SessionState state, List<Form> lines, long seed) {
        each(Stream.of(lines), seed, (form, line) -> {
            assertThat(grade(cell(state, line), 250)).as(form.label()).contains(Grade.INCONCLUSIVE);
            assertThat(grade(cell(state, line), 501)).as(form.label()).isPresent();
            assertThat(judged(state, line)).as(form.label()).isTrue();
        });
    }

    /** Whether there is a reply that no server may give. */
    private static boolean judged(SessionState state, Octets line) {
        return grade(cell(state, line), 354).isEmpty();
    }

    private interface Check {
        void on(Form form, Octets drawn);
    }

    private static void each(Stream<List<Form>> forms, long seed, Check check) {
        forms.flatMap(List::stream).forEach(form -> check.on(form, form.draw().apply(new SplittableRandom(seed))));
    }

    private static List<Form> lines(List<Form> forms, String before, String after) {
        return forms.stream().map(form -> form.within(before, after)).toList();
    }

    private static PathArgument argument(String text) {
        return PathArgument.of(text, "FROM");
    }

    private static Cell cell(SessionState state, Octets line) {
        return SubmissionModel.cell(
                SimulatedTarget.canonicalConfig(),
                state,
                new Stimulus.Command(new CommandLine(line.plus(Octets.CRLF))));
    }

    private static Cell response(SessionState state, Octets message) {
        return SubmissionModel.cell(
                SimulatedTarget.canonicalConfig(),
                state,
                new Stimulus.Response(new CommandLine(Octets.line(Base64Text.encode(message)))));
    }

    private static Optional<Grade> grade(Cell cell, int code) {
        return cell.permitFor(new Observation.Answer(new Reply(code, List.of(Octets.line(code + " text")), Set.of())))
                .map(Permit::grade);
    }

    private static Capabilities with(String keyword) {
        return new Capabilities(Map.of(keyword, keyword.equals("AUTH") ? List.of("PLAIN") : List.of()));
    }

    private static SessionState withSender() {
        return loggedIn(EVERYTHING).with(new Transaction(Stage.SENDER, Cause.NEVER_BEGUN));
    }

    private static SessionState loggedIn(Capabilities offered) {
        return loggedOut(offered).with(new Login(true, Cause.NEVER_BEGUN));
    }

    private static SessionState loggedOut(Capabilities offered) {
        return new SessionState(
                Phase.COMMAND,
                true,
                Hello.EHLO,
                Cause.EHLO,
                offered,
                Login.NONE,
                Transaction.NONE,
                Exchange.NONE,
                Talk.NONE);
    }
}
