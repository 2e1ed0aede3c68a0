package org.msakit.server.extension;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/**
 * MT-PRIORITY (RFC 6710): a priority from -9 to 9 with MAIL. No account is authorized to jump the queue: a positive
 * priority becomes 0, and the reply says so (section 4.1).
 */
public final class MtPriority implements Extension {
    private static final Pattern VALUE = Pattern.compile("0|-?[1-9]");

    @Override
    public String keyword() {
        return "MT-PRIORITY";
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of(
                keyword(),
                (value, state) ->
                        VALUE.matcher(value).matches() ? Optional.empty() : Optional.of(Replies.BAD_PARAMETER_VALUE));
    }

    @Override
    public Optional<Reply> settle(Map<String, String> values, SessionState state) {
        if (Integer.parseInt(values.getOrDefault(keyword(), "0")) <= 0) {
            return Optional.empty();
        }
        values.put(keyword(), "0");
        return Optional.of(Replies.PRIORITY_LOWERED);
    }
}
