package org.msakit.policy;

import java.net.InetAddress;
import java.util.Set;

/**
 * What one listener of a sendmail-like server decides by itself, before any login.
 *
 * @param modifiers the listener's modifiers
 * @param access the access map
 * @param loopbackRelays whether 127.0.0.1 and ::1 may always relay, as in sendmail
 */
public record ListenerPolicy(Set<Modifier> modifiers, AccessMap access, boolean loopbackRelays) {
    public ListenerPolicy {
        modifiers = Set.copyOf(modifiers);
    }

    /**
     * What the listener grants to a client. REJECT wins over everything; then {@code a} asks for a login whatever the
     * map says; without {@code a} a RELAY entry is as good as a login.
     */
    public Admission admit(InetAddress client) {
        AccessValue value = access.lookup(client).orElse(AccessValue.OK);
        if (value == AccessValue.REJECT) {
            return Admission.REJECTED;
        }
        if (modifiers.contains(Modifier.AUTHENTICATE)) {
            return Admission.LOGIN_REQUIRED;
        }
        boolean relay = value == AccessValue.RELAY || (loopbackRelays && client.isLoopbackAddress());
        return relay ? Admission.RELAY : Admission.LOCAL_ONLY;
    }
}
