package org.msakit.server.extension;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.Access;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** The extensions of this server in the order of the EHLO reply, and the parameters they unlock. */
public final class Extensions {
    private static final List<Extension> ALL = List.of(
            new EnhancedStatusCodes(),
            new Pipelining(),
            new EightBitMime(),
            new Size(),
            new Dsn(),
            new EtrnExtension(),
            new AuthExtension(),
            new StartTlsExtension(),
            new DeliverBy(),
            new HelpExtension());
    private static final List<Extension> FOR_REJECTED = List.of(new EnhancedStatusCodes());
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*)(?:=([!-<>-~]+))?");

    private Extensions() {}

    /** What is offered in this state; next to nothing to a client that the access map rejects. */
    public static List<Extension> offered(SessionState state) {
        if (state.access() == Access.REJECT) {
            return FOR_REJECTED;
        }
        return ALL.stream().filter(extension -> extension.offered(state)).toList();
    }

    /** Judges what follows the path of MAIL; the refusal, or nothing. */
    public static Optional<Reply> checkMail(String parameters, SessionState state) {
        return check(parameters, state, Extension::mailParameters);
    }

    /** Judges what follows the path of RCPT; the refusal, or nothing. */
    public static Optional<Reply> checkRcpt(String parameters, SessionState state) {
        return check(parameters, state, Extension::rcptParameters);
    }

    private static Optional<Reply> check(
            String text, SessionState state, Function<Extension, Map<String, ParameterRule>> kind) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.charAt(0) != ' ') {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        Map<String, ParameterRule> rules = rules(state, kind);
        Set<String> seen = new HashSet<>();
        for (String word : text.strip().split(" +", -1)) {
            Optional<Reply> refusal = checkOne(word, rules, seen, state);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Reply> checkOne(
            String word, Map<String, ParameterRule> rules, Set<String> seen, SessionState state) {
        Matcher matcher = PARAMETER.matcher(word);
        if (!matcher.matches()) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        String keyword = matcher.group(1).toUpperCase(Locale.ROOT);
        ParameterRule rule = rules.get(keyword);
        if (rule == null) {
            return Optional.of(Replies.UNKNOWN_PARAMETER);
        }
        if (!seen.add(keyword)) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        return rule.check(matcher.group(2) == null ? "" : matcher.group(2), state);
    }

    private static Map<String, ParameterRule> rules(
            SessionState state, Function<Extension, Map<String, ParameterRule>> kind) {
        Map<String, ParameterRule> rules = new HashMap<>();
        if (state.extended()) {
            offered(state).forEach(extension -> rules.putAll(kind.apply(extension)));
        }
        return rules;
    }
}
