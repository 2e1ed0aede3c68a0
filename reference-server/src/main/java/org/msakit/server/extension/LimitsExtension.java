package org.msakit.server.extension;

import java.util.ArrayList;
import java.util.List;
import org.msakit.server.state.SessionState;

/** LIMITS (RFC 9422): the bounds of a session that a client has to know, each only where there is one. */
public final class LimitsExtension implements Extension {
    @Override
    public String keyword() {
        return "LIMITS";
    }

    @Override
    public String parameters(SessionState state) {
        List<String> limits = new ArrayList<>();
        add(limits, "MAILMAX", state.config().extensions().mailMax());
        add(limits, "RCPTMAX", state.config().limits().recipients());
        add(limits, "RCPTDOMAINMAX", state.config().extensions().domainMax());
        return String.join(" ", limits);
    }

    private static void add(List<String> limits, String name, int bound) {
        if (bound > 0) {
            limits.add(name + "=" + bound);
        }
    }
}
