package org.msakit.server.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.msakit.server.extension.Chunking;
import org.msakit.server.extension.Extensions;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** HELP (RFC 5321 section 4.1.1.8): the verbs that are there in this state, and one line on each of them. */
final class Help implements Command {
    private static final int VERBS_PER_LINE = 8;
    private static final Map<String, String> TOPICS = new LinkedHashMap<>();

    static {
        TOPICS.put("EHLO", "EHLO <domain or address literal>");
        TOPICS.put("HELO", "HELO <domain or address literal>");
        TOPICS.put("STARTTLS", "STARTTLS");
        TOPICS.put("AUTH", "AUTH <mechanism> [<initial response>]");
        TOPICS.put("MAIL", "MAIL FROM:<sender> [<parameters>]");
        TOPICS.put("RCPT", "RCPT TO:<recipient> [<parameters>]");
        TOPICS.put("DATA", "DATA, then the message, then a line holding a dot");
        TOPICS.put("BDAT", "BDAT <octets> [LAST], then so many octets of the message");
        TOPICS.put("RSET", "RSET drops the transaction");
        TOPICS.put("NOOP", "NOOP does nothing");
        TOPICS.put("QUIT", "QUIT");
        TOPICS.put("VRFY", "VRFY <name>");
        TOPICS.put("ETRN", "ETRN <node>");
        TOPICS.put("HELP", "HELP [<command>]");
    }

    @Override
    public Reply run(SessionState state, String argument) {
        if (argument.isEmpty()) {
            return overview(state);
        }
        String verb = argument.toUpperCase(Locale.ROOT);
        boolean known = TOPICS.containsKey(verb) && isThere(verb, state);
        return known ? Reply.of(214, "2.0.0", TOPICS.get(verb)) : Replies.NO_SUCH_TOPIC;
    }

    private static Reply overview(SessionState state) {
        List<String> verbs =
                TOPICS.keySet().stream().filter(verb -> isThere(verb, state)).toList();
        int half = Math.min(VERBS_PER_LINE, verbs.size());
        return Reply.of(
                214,
                "2.0.0",
                "Commands: " + String.join(" ", verbs.subList(0, half)),
                String.join(" ", verbs.subList(half, verbs.size())),
                "HELP <command> tells more");
    }

    /** Whether a verb belongs to no extension, or to one that is offered here and now. */
    private static boolean isThere(String verb, SessionState state) {
        String keyword = verb.equals("BDAT") ? Chunking.KEYWORD : verb;
        return !Extensions.keywords().contains(keyword) || Extensions.isOffered(keyword, state);
    }
}
