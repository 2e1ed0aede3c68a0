package org.msakit.server.extension;

import org.msakit.server.Modifier;
import org.msakit.server.state.SessionState;

/** STARTTLS (RFC 3207), offered only while the connection is in clear (section 4.2). */
public final class StartTlsExtension implements Extension {
    @Override
    public String keyword() {
        return "STARTTLS";
    }

    @Override
    public boolean offered(SessionState state) {
        return !state.tls() && !state.listener().has(Modifier.NO_STARTTLS);
    }
}
