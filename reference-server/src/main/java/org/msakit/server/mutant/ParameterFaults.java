package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.verb;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

/** Faults in the parameters of MAIL and RCPT (RFC 2852, 3461, 4865, 6710, 8689): lawful ones refused, others taken. */
final class ParameterFaults {
    private static final Reply POLICY = Reply.of(550, "5.7.1", "Not wanted here");

    private ParameterFaults() {}

    static List<Mutant> all() {
        return List.of(
                refuses("ret-hdrs-refused", "RFC3461-5.1-1", "MAIL", "RET=HDRS", Replies.BAD_ARGUMENT),
                refuses("envid-refused", "RFC3461-5.1-1", "MAIL", "ENVID=a\\+2Bb\\+3Dc", Replies.UNKNOWN_PARAMETER),
                ignores("ret-unknown-taken", "RFC3461-5.1-2", "MAIL", "RET(?:=(?!FULL|HDRS)\\S*|=?(?= |$))"),
                ignores("envid-bad-hex-taken", "RFC3461-5.1-3", "MAIL", "ENVID=\\S*\\+(?![0-9A-F]{2})\\S*"),
                ignores("envid-equals-sign-taken", "RFC3461-5.1-3", "MAIL", "ENVID=[^ =]*=\\S*"),
                ignores("ret-twice-taken", "RFC3461-5.1-4", "MAIL", "RET=FULL(?= RET=HDRS)"),
                ignores("envid-twice-taken", "RFC3461-5.1-4", "MAIL", "ENVID=a(?= ENVID=b)"),
                refuses("notify-success-refused", "RFC3461-5.1-5", "RCPT", "NOTIFY=SUCCESS,FAILURE,DELAY$", POLICY),
                Mutant.of(
                        "notify-in-upper-case-only",
                        "RFC3461-5.1-5",
                        "knows NOTIFY in upper case only",
                        answer("RCPT", (s, c) -> c.line().contains(" notify="), Replies.UNKNOWN_PARAMETER)),
                ignores("notify-never-and-success", "RFC3461-5.1-6", "RCPT", "NOTIFY=NEVER,SUCCESS"),
                ignores("orcpt-without-type", "RFC3461-5.1-7", "RCPT", "ORCPT=[^; ]+(?= |$)"),
                ignores("notify-twice-taken", "RFC3461-5.1-8", "RCPT", "NOTIFY=NEVER(?= NOTIFY=NEVER)"),
                refuses("orcpt-too-long", "RFC3461-5.4-1", "RCPT", "ORCPT=\\S{300,}", Replies.LINE_TOO_LONG),
                refuses("envid-too-long", "RFC3461-5.4-1", "MAIL", "ENVID=\\S{65,}", Replies.BAD_ARGUMENT),
                refuses("by-negative-refused", "RFC2852-4-1", "MAIL", "BY=-\\d+;N", Replies.BAD_ARGUMENT),
                ignores("by-zero-return-taken", "RFC2852-4-2", "MAIL", "BY=(?:0|-\\d+);R"),
                ignores("by-below-minimum-taken", "RFC2852-3-1", "MAIL", "BY=[1-5]\\d;R"),
                ignores("by-ten-digits-taken", "RFC2852-4-3", "MAIL", "BY=\\d{10,};[NR]"),
                ignores("by-unknown-mode-taken", "RFC2852-4-3", "MAIL", "BY=\\d+;Q"),
                refuses("hold-for-longest-refused", "RFC4865-4.2-2", "MAIL", "HOLDFOR=604800", Replies.BAD_ARGUMENT),
                ignores("hold-for-zero-taken", "RFC4865-4.2-3", "MAIL", "HOLDFOR=(?:0|-\\d+)"),
                ignores("hold-beyond-longest-taken", "RFC4865-4.2-3", "MAIL", "HOLDFOR=604801"),
                ignores("hold-twice-taken", "RFC4865-4.2-4", "MAIL", "HOLDUNTIL=\\S+(?= |$)", "HOLDFOR="),
                ignores("hold-beyond-by-taken", "RFC4865-5.2.2-1", "MAIL", "BY=60;R", "HOLDFOR=600 "),
                ignores("priority-with-plus-taken", "RFC6710-4.1-1", "MAIL", "MT-PRIORITY=\\+\\d"),
                ignores("priority-of-two-digits-taken", "RFC6710-4.1-1", "MAIL", "MT-PRIORITY=-?\\d\\d"),
                refuses(
                        "priority-negative-refused",
                        "RFC6710-4.1-2",
                        "MAIL",
                        "MT-PRIORITY=-\\d",
                        Replies.BAD_PARAMETER_VALUE),
                ignores("requiretls-with-value", "RFC8689-2-1", "MAIL", "REQUIRETLS=\\S+"),
                refuses("requiretls-refused", "RFC8689-2-1", "MAIL", "REQUIRETLS", Replies.UNKNOWN_PARAMETER)
                        .alsoBreaks("RFC3461-5.1-1"));
    }

    /** Refuses a lawful parameter. */
    private static Mutant refuses(String id, String row, String verb, String parameter, Reply reply) {
        Pattern pattern = Pattern.compile("(?i) " + parameter + "(?= |$)");
        return Mutant.of(
                id,
                row,
                "refuses " + verb + " with a lawful parameter like " + parameter,
                answer(verb, (s, c) -> in(s) && pattern.matcher(c.line()).find(), reply));
    }

    /** Overlooks an unlawful parameter. */
    private static Mutant ignores(String id, String row, String verb, String parameter) {
        return ignores(id, row, verb, parameter, "");
    }

    /** Overlooks a parameter in a line that holds a certain text. */
    private static Mutant ignores(String id, String row, String verb, String parameter, String beside) {
        return Mutant.of(
                id, row, "takes " + verb + " with a parameter like " + parameter, overlooking(verb, parameter, beside));
    }

    private static Supplier<Mutation> overlooking(String verb, String parameter, String beside) {
        Pattern pattern = Pattern.compile("(?i) " + parameter + "(?= |$)");
        return verb(verb, (state, command, next) -> {
            boolean concerned = in(state) && command.line().contains(beside);
            String line = concerned ? pattern.matcher(command.line()).replaceAll("") : command.line();
            return next.handle(state, new CommandLine(line));
        });
    }
}
