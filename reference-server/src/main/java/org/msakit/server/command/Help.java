package org.msakit.server.command;

import java.util.Locale;
import java.util.Map;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** HELP (RFC 5321 section 4.1.1.8). */
final class Help implements Command {
    private static final Reply OVERVIEW = Reply.of(
            214,
            "2.0.0",
            "Commands: EHLO HELO STARTTLS AUTH MAIL RCPT DATA",
            "RSET NOOP QUIT VRFY HELP",
            "HELP <command> tells more");
    private static final Map<String, String> TOPICS = Map.of(
            "EHLO", "EHLO <domain or address literal>",
            "HELO", "HELO <domain or address literal>",
            "STARTTLS", "STARTTLS",
            "AUTH", "AUTH <mechanism> [<initial response>]",
            "MAIL", "MAIL FROM:<sender> [<parameters>]",
            "RCPT", "RCPT TO:<recipient> [<parameters>]",
            "DATA", "DATA, then the message, then a line holding a dot",
            "RSET", "RSET drops the transaction",
            "VRFY", "VRFY <name>",
            "QUIT", "QUIT");

    @Override
    public Reply run(SessionState state, String argument) {
        if (argument.isEmpty()) {
            return OVERVIEW;
        }
        String topic = TOPICS.get(argument.toUpperCase(Locale.ROOT));
        return topic == null ? Replies.NO_SUCH_TOPIC : Reply.of(214, "2.0.0", topic);
    }
}
