package org.msakit.server.extension;

import org.msakit.server.Modifier;
import org.msakit.server.state.SessionState;

/** ETRN (RFC 1985), which a submission port must not offer (RFC 6409 section 7): modifier E takes it away. */
public final class EtrnExtension implements Extension {
    @Override
    public String keyword() {
        return "ETRN";
    }

    @Override
    public boolean offered(SessionState state) {
        return !state.listener().has(Modifier.NO_ETRN);
    }
}
