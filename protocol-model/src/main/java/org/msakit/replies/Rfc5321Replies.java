package org.msakit.replies;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.msakit.model.Phase;
import org.msakit.model.Stimulus;
import org.msakit.wire.Reply;
import org.msakit.wire.Reply.Fault;

/** RFC 5321 sections 2.3.8, 3.2, 4.1.1.1, 4.2 and 4.5.3.1.5: the form of replies. */
final class Rfc5321Replies {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern FQDN_OR_LITERAL =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")+|\\[[^\\]\\s]+])(?: .*)?");
    private static final Pattern SINGLE_LABEL = Pattern.compile(LABEL + "(?: .*)?");
    private static final Pattern EHLO_LINE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(?: [\\x21-\\x7E]+)*");
    private static final Pattern EXTENSION = Pattern.compile("(?:AUTH|SIZE|STARTTLS|PIPELINING|8BITMIME|DSN|HELP)\\b");
    private static final Pattern EHLO_FIRST = Pattern.compile("\\S+(?: .*)?");

    /** Reply codes by command (catalogue, "Reply code sets"); 421 is implied, and so are 4yz refusals. */
    private static final Map<String, List<Integer>> CODES = Map.ofEntries(
            Map.entry("EHLO", List.of(250, 500, 501, 502, 504, 550)),
            Map.entry("HELO", List.of(250, 500, 501, 502, 504, 530, 550)),
            Map.entry("STARTTLS", List.of(220, 500, 501, 502, 503, 530, 550, 554)),
            Map.entry("MAIL", List.of(250, 500, 501, 503, 504, 530, 550, 552, 553, 554, 555)),
            Map.entry("RCPT", List.of(250, 251, 500, 501, 503, 530, 550, 551, 552, 553, 554, 555, 556)),
            Map.entry("DATA", List.of(354, 500, 501, 503, 530, 550, 554)),
            Map.entry("BDAT", List.of(250, 500, 501, 503, 530, 550, 552, 554)),
            Map.entry("RSET", List.of(250, 501, 530)),
            Map.entry("NOOP", List.of(250, 500, 501)),
            Map.entry("QUIT", List.of(221, 501)),
            Map.entry("HELP", List.of(211, 214, 500, 501, 502, 504, 530, 550)));

    private Rfc5321Replies() {}

    /** Sections 4.2, 4.2.1, 2.3.8, 4.5.3.1.5. */
    static void form(Seen seen, Judge judge) {
        Reply reply = seen.reply();
        String raw = reply.raw().toString();
        judge.judge("RFC5321-4.2-2", !reply.faults().contains(Fault.BAD_CODE), "no reply code of the grammar: " + raw);
        if (reply.code() == 0) {
            return;
        }
        judge.judge(
                "RFC5321-2.3.8-1",
                !reply.faults().contains(Fault.BARE_CR_OR_LF),
                "a line ends with LF alone or holds a CR: " + raw);
        judge.judge(
                "RFC5321-4.2-4",
                !reply.faults().contains(Fault.NOT_PRINTABLE_ASCII) || Rfc6531Replies.mayBeUtf8(seen),
                "octets outside printable ASCII: " + raw);
        judge.judge("RFC5321-4.5.3.1.5-1", !reply.faults().contains(Fault.TOO_LONG), "a line above 512 octets");
        boolean wellFolded =
                !reply.faults().contains(Fault.CODE_CHANGES) && !reply.faults().contains(Fault.GLUED_TEXT);
        if (reply.lines().size() > 1 || !wellFolded) {
            judge.judge("RFC5321-4.2.1-1", wellFolded, "the lines do not belong together: " + raw);
        }
        if (reply.faults().contains(Fault.NO_TEXT)) {
            judge.warn("RFC5321-4.2.1-2", "a code without a blank: " + raw);
        } else {
            judge.judge("RFC5321-4.2.1-2", true, "");
        }
    }

    /** Section 4.2: the greeting names the host. */
    static void greeting(Seen seen, Judge judge) {
        if (!seen.isGreeting() || seen.reply().code() == 0) {
            return;
        }
        judge.judge("RFC6409-7-7", seen.reply().code() != 521, "521 greeting");
        if (seen.reply().code() != 220) {
            return;
        }
        String text = seen.reply().text(0);
        if (!FQDN_OR_LITERAL.matcher(text).matches()
                && SINGLE_LABEL.matcher(text).matches()
                && !text.startsWith("Welcome")) {
            judge.warn("RFC5321-4.2-1", "not a fully qualified name: " + text);
        } else {
            judge.judge(
                    "RFC5321-4.2-1", FQDN_OR_LITERAL.matcher(text).matches(), "no domain or address literal: " + text);
        }
    }

    /** Sections 3.2 and 4.1.1.1: the lines behind the first. */
    static void hello(Seen seen, Judge judge) {
        Reply reply = seen.reply();
        if (reply.code() != 250) {
            return;
        }
        if (seen.verb().equals("HELO")) {
            boolean list = IntStream.range(1, reply.lines().size())
                    .mapToObj(reply::text)
                    .anyMatch(t -> EXTENSION.matcher(t).lookingAt());
            judge.judge("RFC5321-3.2-1", !list, "extensions listed in the reply to HELO");
        }
        if (seen.isEhloList()) {
            String wrong = "";
            for (int i = 0; i < reply.lines().size(); i++) {
                Pattern form = i == 0 ? EHLO_FIRST : EHLO_LINE;
                if (!form.matcher(reply.text(i)).matches()) {
                    wrong = reply.lines().get(i).toString();
                }
            }
            judge.judge("RFC5321-4.1.1.1-2", wrong.isEmpty(), "not an ehlo-line: " + wrong);
        }
    }

    /** Section 4.2: codes that the command knows; a SHOULD. */
    static void codeSets(Seen seen, Judge judge) {
        List<Integer> known = CODES.get(seen.verb());
        int klass = seen.reply().klass();
        if (known == null || klass == 4 || klass == 0) {
            return;
        }
        boolean turnedAway =
                seen.before().phase() == Phase.TURNED_AWAY && seen.reply().code() == 503;
        if (turnedAway || known.contains(seen.reply().code())) {
            judge.judge("RFC5321-4.2-5", true, "");
        } else {
            judge.warn("RFC5321-4.2-5", seen.reply().code() + " to " + seen.verb());
        }
    }

    /** Section 3.5.2: a positive reply to VRFY names a mailbox. */
    static void verified(Seen seen, Judge judge) {
        if (seen.verb().equals("VRFY")
                && (seen.reply().code() == 250 || seen.reply().code() == 251)) {
            judge.judge(
                    "RFC5321-3.5.2-1",
                    seen.reply().text(0).matches(".*[^\\s<@]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+.*"),
                    "no mailbox in " + seen.reply().raw());
        }
    }

    static boolean isContent(Seen seen) {
        return seen.stimulus().filter(Stimulus.Content.class::isInstance).isPresent();
    }
}
