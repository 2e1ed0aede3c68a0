package org.msakit.kit.explore;

import static org.msakit.kit.explore.SessionStimuli.COMMAND;
import static org.msakit.kit.explore.SessionStimuli.behind;
import static org.msakit.kit.explore.SessionStimuli.line;
import static org.msakit.kit.explore.SessionStimuli.spelled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.msakit.kit.grammar.Draw;
import org.msakit.kit.grammar.Form;
import org.msakit.kit.grammar.InternationalMailboxes;
import org.msakit.kit.grammar.MailParameters;
import org.msakit.kit.grammar.Mailboxes;
import org.msakit.kit.grammar.PathArguments;
import org.msakit.kit.grammar.RcptParameters;
import org.msakit.model.Hello;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.wire.Octets;

/** MAIL, RCPT and DATA. */
final class EnvelopeStimuli {
    private static final List<Form> OTHERS = Stream.of(
                    Mailboxes.valid(), Mailboxes.beyondLimits(), Mailboxes.unqualified())
            .flatMap(List::stream)
            .toList();

    private EnvelopeStimuli() {}

    static List<StimulusClass> all() {
        List<StimulusClass> all = new ArrayList<>(mail());
        all.addAll(rcpt());
        all.add(line("DATA", "DATA").or(spelled("DATA")));
        all.add(line("DATA with argument", "DATA now").atMost(1));
        return all;
    }

    private static List<StimulusClass> mail() {
        return List.of(
                StimulusClass.line("MAIL own", COMMAND, (s, r) -> own(s)).or(s -> spelled(own(s))),
                line("MAIL null", "MAIL FROM:<>").or(spelled("MAIL FROM:<>")),
                StimulusClass.line(
                                "MAIL with parameters",
                                COMMAND,
                                (s, r) -> own(s) + (s.state().offered().has("SIZE") ? " SIZE=1000" : ""))
                        .or(s -> List.of(new Form("several", random -> several(s, random))))
                        .or(s -> behind(
                                own(s) + " ", MailParameters.valid(s.state().offered()))),
                StimulusClass.line("MAIL of a stranger", COMMAND, (s, r) -> from(Mailboxes.ordinary(r)))
                        .or(between("MAIL FROM:<", OTHERS, ">"))
                        .or(s -> asksForUtf8(s.state())
                                ? between("MAIL FROM:<", InternationalMailboxes.valid(), "> SMTPUTF8")
                                : List.of()),
                StimulusClass.line("MAIL unknown parameter", COMMAND, (s, r) -> own(s) + " ZZ" + Draw.word(r) + "=1")
                        .or(s -> behind(own(s) + " ", wrongMailParameters(s.state())))
                        .atMost(1),
                line("MAIL malformed", "MAIL FROM:")
                        .or(behind("MAIL ", PathArguments.invalid("FROM", "TO")))
                        .or(between("MAIL FROM:<", Mailboxes.invalid(), ">"))
                        .or(s -> wrongUtf8(s.state()))
                        .atMost(1));
    }

    private static List<StimulusClass> rcpt() {
        return List.of(
                StimulusClass.line(
                                "RCPT known", COMMAND, (s, r) -> to(s.target().recipient()))
                        .or(s -> spelled(to(s.target().recipient())))
                        .or(EnvelopeStimuli::otherSpellings),
                line("RCPT postmaster", "RCPT TO:<Postmaster>")
                        .or(List.of(Form.of("any case", "RCPT TO:<postmaster>", "RCPT TO:<POSTMASTER>")))
                        .or(s -> List.of(Form.of(
                                "a domain", to("Postmaster@" + s.target().domain())))),
                StimulusClass.line("RCPT remote", COMMAND, (s, r) -> to(Mailboxes.ordinary(r)))
                        .or(between("RCPT TO:<", OTHERS, ">"))
                        .or(s -> hasRoom(s.state()) && s.state().mail().has(Trait.UTF_8)
                                ? between("RCPT TO:<", InternationalMailboxes.valid(), ">")
                                : List.of()),
                StimulusClass.line(
                                "RCPT unknown",
                                COMMAND,
                                (s, r) -> to(s.target().config().unknownUser() + "@"
                                        + s.target().domain()))
                        .atMost(1),
                line("RCPT null", "RCPT TO:<>").atMost(1),
                StimulusClass.line(
                                "RCPT unknown parameter",
                                COMMAND,
                                (s, r) -> to(s.target().recipient()) + " ZZ" + Draw.word(r))
                        .or(s -> behind(to(s.target().recipient()) + " ", wrongRcptParameters(s.state())))
                        .atMost(1),
                StimulusClass.line(
                                "RCPT with parameters",
                                COMMAND,
                                (s, r) -> to(s.target().recipient()) + (dsn(s) ? " NOTIFY=NEVER" : ""))
                        .or(s -> dsn(s) ? behind(to(s.target().recipient()) + " ", RcptParameters.valid()) : List.of()),
                line("RCPT malformed", "RCPT TO:<a..b@remote.example>")
                        .or(behind("RCPT ", PathArguments.invalid("TO", "FROM")))
                        .or(between("RCPT TO:<", Mailboxes.invalid(), ">"))
                        .or(s -> hasRoom(s.state()) ? utf8Faults("RCPT TO:<", ">", s.state()) : List.of())
                        .atMost(1));
    }

    private static String own(Situation s) {
        return from(s.target().own());
    }

    private static String from(String mailbox) {
        return "MAIL FROM:<" + mailbox + ">";
    }

    private static String to(String mailbox) {
        return "RCPT TO:<" + mailbox + ">";
    }

    private static List<Form> between(String before, List<Form> paths, String after) {
        return paths.stream().map(form -> form.within(before, after)).toList();
    }

    private static Octets several(Situation s, SplittableRandom random) {
        Octets parameters = MailParameters.several(s.state().offered(), random);
        Octets blank = Octets.utf8(parameters.isEmpty() ? "" : " ");
        return Octets.utf8(own(s)).plus(blank).plus(parameters);
    }

    /** Other spellings of the same mailbox (RFC 5321 sections 2.4 and 4.1.2). */
    private static List<Form> otherSpellings(Situation s) {
        String recipient = s.target().recipient();
        int at = recipient.lastIndexOf('@');
        String local = recipient.substring(0, at);
        String domain = recipient.substring(at);
        List<Form> spellings = new ArrayList<>();
        spellings.add(Form.of("the domain in capitals", to(local + domain.toUpperCase(Locale.ROOT))));
        if (!local.contains("\"")) {
            spellings.add(Form.of("the local-part in quotes", to("\"" + local + "\"" + domain)));
        }
        return spellings;
    }

    private static boolean dsn(Situation s) {
        return s.state().offered().has("DSN");
    }

    private static List<Form> wrongMailParameters(SessionState state) {
        List<Form> all = new ArrayList<>(MailParameters.invalid(state.offered()));
        if (state.hello() == Hello.EHLO) {
            all.addAll(MailParameters.withoutOffer(state.offered()));
        }
        return all;
    }

    private static List<Form> wrongRcptParameters(SessionState state) {
        List<Form> all = new ArrayList<>(RcptParameters.unknown());
        if (state.offered().has("DSN")) {
            all.addAll(RcptParameters.invalid());
        } else if (state.hello() == Hello.EHLO) {
            all.add(RcptParameters.withoutOffer());
        }
        return all;
    }

    /** Whether MAIL with octets above 127 is judged: behind EHLO, and outside a transaction. */
    private static boolean judgesUtf8(SessionState state) {
        return state.hello() == Hello.EHLO && !state.mail().open();
    }

    private static boolean asksForUtf8(SessionState state) {
        return judgesUtf8(state) && state.offered().has("SMTPUTF8");
    }

    private static List<Form> wrongUtf8(SessionState state) {
        List<Form> all = new ArrayList<>();
        if (judgesUtf8(state)) {
            all.addAll(utf8Faults("MAIL FROM:<", ">", state));
        }
        if (asksForUtf8(state)) {
            all.addAll(between("MAIL FROM:<", InternationalMailboxes.invalid(), "> SMTPUTF8"));
        }
        return all;
    }

    /** What is no UTF-8; and what is, where it was not asked for. */
    private static List<Form> utf8Faults(String before, String after, SessionState state) {
        List<Form> all = new ArrayList<>(between(before, InternationalMailboxes.invalid(), after));
        if (!state.mail().has(Trait.UTF_8)) {
            InternationalMailboxes.valid()
                    .forEach(form ->
                            all.add(new Form(form.label() + " without SMTPUTF8", form.draw()).within(before, after)));
        }
        return all;
    }

    /** Whether a recipient can be added: RFC 3030 section 2 leaves the others open. */
    private static boolean hasRoom(SessionState state) {
        return state.hello() == Hello.EHLO
                && (state.mail().stage() == Stage.SENDER || state.mail().stage() == Stage.RECIPIENTS);
    }
}
