package org.msakit.server.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.Modifier;
import org.msakit.server.access.Ruling;
import org.msakit.server.address.Path;
import org.msakit.server.extension.Extensions;
import org.msakit.server.extension.Granted;
import org.msakit.server.extension.SmtpUtf8;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** MAIL (RFC 5321 section 4.1.1.2): opens a transaction. With modifier {@code u} a lone local part is one of this host. */
final class Mail implements Command {
    private static final String FROM = "FROM:";
    private static final Pattern LONE = Pattern.compile("<([^@<>]+)>(.*)");

    @Override
    public Reply run(SessionState state, String argument) {
        if (!argument.regionMatches(true, 0, FROM, 0, FROM.length())) {
            return Replies.BAD_ARGUMENT;
        }
        String said = argument.substring(FROM.length());
        String path = state.listener().has(Modifier.UNQUALIFIED_SENDER)
                ? qualified(said, state.config().hostname())
                : said;
        boolean unqualified = !path.equals(said);
        Optional<Path.Parsed> parsed = Path.reverse(path, SmtpUtf8.alphabet(state));
        if (parsed.isEmpty()) {
            return Replies.BAD_SENDER;
        }
        Granted granted = Extensions.ofMail(parsed.get().rest(), state);
        if (granted.refusal().isPresent()) {
            return granted.refusal().get();
        }
        Transaction transaction = new Transaction(parsed.get().path(), unqualified, granted.values(), state.now());
        if (!transaction.reversePath().isAscii() && !transaction.isInternationalized()) {
            return Replies.SENDER_NOT_ASCII;
        }
        Ruling ruling = SenderPolicy.ruling(transaction, state);
        if (ruling.refuses()) {
            return ruling.reply();
        }
        Path sender = transaction.reversePath();
        if (!sender.equals(Path.NULL)
                && !sender.isQualified()
                && !state.config().isLocal(sender.domain())) {
            return Replies.SENDER_NOT_QUALIFIED;
        }
        Optional<Reply> unknown =
                KnownDomains.ofSender(sender.asciiDomain(), state.config().site());
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (ruling.effect() == Ruling.Effect.DISCARD || state.admission().effect() == Ruling.Effect.DISCARD) {
            transaction.discard();
        }
        if (!state.countTransaction()) {
            return Replies.TOO_MANY_TRANSACTIONS;
        }
        state.transaction(Optional.of(transaction));
        return granted.reply().orElse(Replies.SENDER_OK);
    }

    private static String qualified(String said, String hostname) {
        Matcher lone = LONE.matcher(said);
        return lone.matches() ? "<" + lone.group(1) + "@" + hostname + ">" + lone.group(2) : said;
    }
}
