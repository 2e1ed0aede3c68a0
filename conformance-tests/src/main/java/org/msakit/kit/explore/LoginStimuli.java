package org.msakit.kit.explore;

import static org.msakit.kit.explore.SessionStimuli.COMMAND;
import static org.msakit.kit.explore.SessionStimuli.line;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.msakit.kit.grammar.Base64Texts;
import org.msakit.kit.grammar.Draw;
import org.msakit.kit.grammar.Form;
import org.msakit.kit.grammar.PlainMessages;
import org.msakit.kit.scenario.Session;
import org.msakit.model.Exchange;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** AUTH and the lines of its exchange. */
final class LoginStimuli {
    private static final Predicate<SessionState> SASL = s -> s.phase() == Phase.SASL;
    private static final String PLAIN = "AUTH PLAIN ";

    private LoginStimuli() {}

    static List<StimulusClass> all() {
        return List.of(
                StimulusClass.line("AUTH PLAIN good", COMMAND, (s, r) -> PLAIN + good(s))
                        .or(s -> List.of(encoded(messages(s).own()).within(PLAIN, ""))),
                line("AUTH PLAIN begun", "AUTH PLAIN"),
                line("AUTH LOGIN begun", "AUTH LOGIN"),
                StimulusClass.line(
                                "AUTH PLAIN wrong",
                                COMMAND,
                                (s, r) -> PLAIN + Session.plain("", s.user(), "no" + Draw.word(r)))
                        .or(s -> wrong(s).stream()
                                .map(form -> form.within(PLAIN, ""))
                                .toList())
                        .atMost(1),
                line("AUTH unknown mechanism", "AUTH NOSUCH").atMost(1),
                line("AUTH not base64", "AUTH PLAIN !!!")
                        .or(SessionStimuli.behind(PLAIN, Base64Texts.invalid()))
                        .atMost(1),
                StimulusClass.line("AUTH malformed", COMMAND, (s, r) -> Draw.oneOf(r, "AUTH", "AUTH PLAIN a b"))
                        .atMost(1),
                StimulusClass.line("response good", SASL, LoginStimuli::goodResponse)
                        .or(s -> s.state().exchange() == Exchange.PLAIN
                                ? List.of(encoded(messages(s).own()))
                                : List.of()),
                StimulusClass.line("response wrong", SASL, (s, r) -> Base64Text.encode("\0nobody\0" + Draw.word(r)))
                        .or(LoginStimuli::wrongResponses)
                        .atMost(2),
                StimulusClass.line("response cancel", SASL, (s, r) -> "*"),
                StimulusClass.line("response not base64", SASL, (s, r) -> "####")
                        .or(Base64Texts.invalid())
                        .or(Base64Texts.invalidLines())
                        .atMost(2));
    }

    private static PlainMessages messages(Situation s) {
        return new PlainMessages(s.user(), s.password());
    }

    private static Form encoded(Form message) {
        return new Form(
                message.label(),
                random -> Octets.utf8(Base64Text.encode(message.draw().apply(random))));
    }

    /** Messages that a command line has room for. */
    private static List<Form> wrong(Situation s) {
        List<Form> all = new ArrayList<>();
        all.addAll(messages(s).invalid());
        if (s.target().credentials().given()) {
            all.add(messages(s).foreign());
        }
        return all.stream().map(LoginStimuli::encoded).toList();
    }

    private static List<Form> wrongResponses(Situation s) {
        List<Form> all = new ArrayList<>();
        all.add(Form.of("an empty line", ""));
        if (s.state().exchange() == Exchange.PLAIN) {
            all.add(encoded(messages(s).longest()));
            messages(s).invalid().stream().map(LoginStimuli::encoded).forEach(all::add);
        }
        return all;
    }

    private static String good(Situation s) {
        return Session.plain("", s.user(), s.password());
    }

    private static String goodResponse(Situation s, SplittableRandom random) {
        Exchange exchange = s.state().exchange();
        if (exchange == Exchange.LOGIN_USER) {
            return Base64Text.encode(s.user());
        }
        return exchange == Exchange.PLAIN ? good(s) : Base64Text.encode(s.password());
    }
}
