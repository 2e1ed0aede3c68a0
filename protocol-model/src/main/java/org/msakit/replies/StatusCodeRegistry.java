package org.msakit.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.msakit.wire.EnhancedCode;

/**
 * The registry of enhanced status codes that RFC 5248 opened, with the registrations made since: which codes there are,
 * and which reply codes go with those of class 5.
 */
public final class StatusCodeRegistry {
    /** The last registered detail of each subject from 0 to 7; there are no gaps. */
    private static final int[] LAST_DETAIL = {0, 10, 4, 6, 7, 6, 10, 30};

    /**
     * Reply codes by subject and detail (RFC 5248 section 2.4, RFC 4954 section 6, RFC 7505 section 7). Subjects and
     * details that are not listed go with any code.
     */
    private static final Map<String, Set<Integer>> REPLY_CODES = Map.ofEntries(
            Map.entry("1.1", Set.of(550)),
            Map.entry("1.3", Set.of(501)),
            Map.entry("1.7", Set.of(501)),
            Map.entry("1.10", Set.of(556)),
            Map.entry("3.4", Set.of(552, 554)),
            Map.entry("5.1", Set.of(500, 501, 502, 503, 530, 550, 554, 555)),
            Map.entry("5.2", Set.of(500, 501, 502, 550, 555)),
            Map.entry("5.4", Set.of(501, 502, 503, 504, 550, 555)),
            Map.entry("5.6", Set.of(500)),
            Map.entry("7.0", Set.of(500, 501, 503, 504, 530, 535, 550)),
            Map.entry("7.8", Set.of(535, 554)),
            Map.entry("7.9", Set.of(534)),
            Map.entry("7.11", Set.of(524, 538)));

    private static final Map<Integer, List<EnhancedCode>> WITH = new ConcurrentHashMap<>();

    private StatusCodeRegistry() {}

    /** Whether subject and detail are registered. */
    public static boolean isRegistered(EnhancedCode code) {
        return code.subject() < LAST_DETAIL.length && code.detail() <= LAST_DETAIL[code.subject()];
    }

    /** Whether the registry names reply codes for this code of class 5. */
    static boolean namesReplyCodes(EnhancedCode code) {
        return code.klass() == 5 && REPLY_CODES.containsKey(key(code));
    }

    /** Whether the reply code is one of those that the registry names, or it names none. */
    public static boolean goesWith(EnhancedCode code, int replyCode) {
        return !namesReplyCodes(code) || REPLY_CODES.get(key(code)).contains(replyCode);
    }

    /** The registered codes that go with a reply code. */
    public static List<EnhancedCode> with(int replyCode) {
        return WITH.computeIfAbsent(replyCode, StatusCodeRegistry::collect);
    }

    /** As {@link #with}, and anew each time. */
    static List<EnhancedCode> collect(int replyCode) {
        List<EnhancedCode> codes = new ArrayList<>();
        for (int subject = 0; subject < LAST_DETAIL.length; subject++) {
            for (int detail = 0; detail <= LAST_DETAIL[subject]; detail++) {
                EnhancedCode code = new EnhancedCode(replyCode / 100, subject, detail);
                if (goesWith(code, replyCode)) {
                    codes.add(code);
                }
            }
        }
        return List.copyOf(codes);
    }

    private static String key(EnhancedCode code) {
        return code.subject() + "." + code.detail();
    }
}
