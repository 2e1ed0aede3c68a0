package org.msakit.kit.explore;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.msakit.kit.grammar.Draw;
import org.msakit.kit.grammar.Form;
import org.msakit.kit.grammar.HelloNames;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;

/** Commands of the session: EHLO, RSET and the like, queries, and lines that are no command. */
final class SessionStimuli {
    static final Predicate<SessionState> COMMAND = s -> s.phase() == Phase.COMMAND;

    private SessionStimuli() {}

    static List<StimulusClass> all() {
        return List.of(
                line("EHLO", "EHLO client.example").or(behind("EHLO ", HelloNames.valid())),
                line("HELO", "HELO client.example").or(behind("HELO ", HelloNames.ofDomains())),
                line("EHLO malformed", "EHLO -bad-").or(behind("EHLO ", HelloNames.invalid())),
                line("NOOP", "NOOP").or(spelled("NOOP")).or(List.of(Form.of("an argument", "NOOP ignored"))),
                line("RSET", "RSET").or(spelled("RSET")),
                line("RSET with argument", "RSET now"),
                line("HELP", "HELP").or(List.of(Form.of("a command to explain", "HELP MAIL", "help rcpt"))),
                StimulusClass.line(
                                "VRFY known",
                                COMMAND,
                                (s, r) -> "VRFY " + s.target().recipient())
                        .or(s -> List.of(
                                Form.of("angle brackets", "VRFY <" + s.target().recipient() + ">"))),
                StimulusClass.line(
                        "VRFY unknown",
                        COMMAND,
                        (s, r) -> "VRFY " + s.target().config().unknownUser()),
                line("EXPN", "EXPN staff"),
                line("ETRN", "ETRN example.com")
                        .or(List.of(
                                Form.of("a domain with all below it", "ETRN @example.com"),
                                Form.of("a queue", "ETRN #queue"),
                                Form.of("no node", "ETRN"),
                                Form.of("two nodes", "ETRN a.example b.example"))),
                line("STARTTLS", "STARTTLS"),
                StimulusClass.line("unknown verb", COMMAND, (s, r) -> Draw.oneOf(r, "FOOB", "XQ 1", "MAILFROM:<a@b>"))
                        .or(List.of(
                                Form.of("commands of old", "SEND", "SOML FROM:<a@b.example>", "TURN"),
                                Form.of("commands of vendors", "XCLIENT ADDR=192.0.2.1", "DEBUG", "WIZ", "VERB")))
                        .atMost(1),
                line("empty line", "").atMost(1),
                StimulusClass.line(
                                "line with a stray control",
                                COMMAND,
                                (s, r) -> Draw.oneOf(r, "NOOP\rNOOP", "NO\0OP", "NOOP\nNOOP"))
                        .atMost(1),
                line("QUIT", "QUIT").atMost(1));
    }

    static StimulusClass line(String name, String usual) {
        return StimulusClass.line(name, COMMAND, (s, r) -> usual);
    }

    static List<Form> behind(String verb, List<Form> arguments) {
        return arguments.stream().map(form -> form.within(verb, "")).toList();
    }

    /** Ways to write a command that mean the same (RFC 5321 sections 2.4 and 4.1.1). */
    static List<Form> spelled(String command) {
        String verb = command.split(" ", 2)[0];
        return List.of(
                Form.of("small letters", verb.toLowerCase(Locale.ROOT) + command.substring(verb.length())),
                Form.of("a blank at the end", command + " "));
    }
}
