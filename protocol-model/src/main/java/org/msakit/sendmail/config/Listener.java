package org.msakit.sendmail.config;

import java.util.Optional;
import org.msakit.sendmail.Place;

/**
 * A port that the daemon opens.
 *
 * @param implied nobody wrote it: sendmail adds it unless told not to
 * @param port TCP port; 0 where it is written as a service that is not known
 * @param family {@code inet}, {@code inet6}, ... in lower case
 * @param address empty for all addresses of the host
 * @param modifiers letters of {@code M=}, each once, in the order of the alphabet
 */
public record Listener(
        Place place,
        boolean implied,
        String name,
        int port,
        String family,
        Optional<String> address,
        String modifiers) {
    /** Whether it has a modifier. */
    public boolean has(char modifier) {
        return modifiers.indexOf(modifier) >= 0;
    }

    /** Whether only the host itself reaches it. */
    public boolean loopback() {
        return address.isPresent()
                && (address.get().startsWith("127.")
                        || address.get().equals("localhost")
                        || address.get().equals("::1")
                        || address.get().equalsIgnoreCase("IPv6:::1"));
    }

    /** Whether it is made for mail from users: port 587 or 465. */
    public boolean submission() {
        return port == 587 || port == 465;
    }

    @Override
    public String toString() {
        return "port " + port + " (" + name + ")";
    }
}
