package org.msakit.server.extension;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** The extensions of this server in the order of the EHLO reply, and the parameters they unlock. */
public final class Extensions {
    private static final List<Extension> ALL = List.of(
            new EnhancedStatusCodes(),
            new Pipelining(),
            new EightBitMime(),
            new BinaryMime(),
            new Chunking(),
            new SmtpUtf8(),
            new Size(),
            new Dsn(),
            new EtrnExtension(),
            new AuthExtension(),
            new StartTlsExtension(),
            new DeliverBy(),
            new FutureRelease(),
            new MtPriority(),
            new RequireTls(),
            new LimitsExtension(),
            new HelpExtension());
    private static final Set<String> FOR_REJECTED = Set.of(EnhancedStatusCodes.KEYWORD);
    private static final Map<String, Extension> BY_KEYWORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Extension::keyword, extension -> extension));
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*)(?:=([!-<>-~]+))?");

    private Extensions() {}

    /** The keywords of all extensions, offered or not, in the order of the EHLO reply. */
    public static List<String> keywords() {
        return ALL.stream().map(Extension::keyword).toList();
    }

    /** What is offered in this state; next to nothing to a client that the access map rejects. */
    public static List<Extension> offered(SessionState state) {
        return ALL.stream().filter(extension -> isOffered(extension, state)).toList();
    }

    /** Whether the keyword is on the list of the EHLO reply in this state. */
    public static boolean isOffered(String keyword, SessionState state) {
        Extension extension = BY_KEYWORD.get(keyword);
        return extension != null && isOffered(extension, state);
    }

    private static boolean isOffered(Extension extension, SessionState state) {
        String keyword = extension.keyword();
        return state.config().extensions().isOn(keyword)
                && !state.isWithheld(keyword)
                && (!state.admission().refuses() || FOR_REJECTED.contains(keyword))
                && extension.offered(state);
    }

    /** Judges what follows the path of MAIL. */
    public static Granted ofMail(String parameters, SessionState state) {
        Granted read = read(parameters, state, Extension::mailParameters);
        if (read.reply().isPresent() || read.values().isEmpty()) {
            return read;
        }
        Map<String, String> values = new LinkedHashMap<>(read.values());
        for (Extension extension : usable(state)) {
            Optional<Reply> reply = extension.settle(values, state);
            if (reply.isPresent()) {
                return new Granted(values, reply);
            }
        }
        return new Granted(values, Optional.empty());
    }

    /** Judges what follows the path of RCPT. */
    public static Granted ofRcpt(String parameters, SessionState state) {
        return read(parameters, state, Extension::rcptParameters);
    }

    /** The parameters that came with HELO are none at all (RFC 5321 section 4.1.1.1). */
    private static List<Extension> usable(SessionState state) {
        return state.extended() ? offered(state) : List.of();
    }

    private static Granted read(String text, SessionState state, Function<Extension, Map<String, ParameterRule>> kind) {
        if (text.isEmpty()) {
            return Granted.NOTHING;
        }
        if (text.charAt(0) != ' ') {
            return Granted.refused(Replies.BAD_ARGUMENT);
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, ParameterRule> rules = new HashMap<>();
        usable(state)
                .forEach(extension -> kind.apply(extension)
                        .forEach((keyword, rule) -> rules.merge(keyword, rule, ParameterRule::or)));
        for (String word : text.strip().split(" +", -1)) {
            Optional<Reply> refusal = readOne(word, rules, values, state);
            if (refusal.isPresent()) {
                return Granted.refused(refusal.get());
            }
        }
        return new Granted(values, Optional.empty());
    }

    private static Optional<Reply> readOne(
            String word, Map<String, ParameterRule> rules, Map<String, String> values, SessionState state) {
        Matcher matcher = PARAMETER.matcher(word);
        if (!matcher.matches()) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        String keyword = matcher.group(1).toUpperCase(Locale.ROOT);
        String value = matcher.group(2) == null ? "" : matcher.group(2);
        ParameterRule rule = rules.get(keyword);
        if (rule == null) {
            return Optional.of(Replies.UNKNOWN_PARAMETER);
        }
        if (values.put(keyword, value) != null) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        return rule.check(value, state);
    }
}
