package org.msakit.server.extension;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** SIZE (RFC 1870): a declared size above the limit is refused at MAIL. */
public final class Size implements Extension {
    private static final Pattern VALUE = Pattern.compile("\\d{1,20}");

    @Override
    public String keyword() {
        return "SIZE";
    }

    @Override
    public String parameters(SessionState state) {
        return Long.toString(state.config().maxMessageSize());
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of("SIZE", Size::check);
    }

    private static Optional<Reply> check(String value, SessionState state) {
        if (!VALUE.matcher(value).matches()) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        boolean fits = new BigInteger(value)
                        .compareTo(BigInteger.valueOf(state.config().maxMessageSize()))
                <= 0;
        return fits ? Optional.empty() : Optional.of(Replies.TOO_BIG);
    }
}
