package org.msakit.audit;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.msakit.sendmail.access.AccessAction;
import org.msakit.sendmail.access.AccessEntry;
import org.msakit.sendmail.access.AccessKey;
import org.msakit.sendmail.access.KeyForm;
import org.msakit.sendmail.access.Tag;

/** Entries of the access map by whom they are about. */
final class Clients {
    private static final Set<String> LOOPBACK_NAMES =
            Set.of("localhost", "localhost.localdomain", "ipv6:::1", "ipv6:0:0:0:0:0:0:0:1");

    private Clients() {}

    /** Entries about clients other than the host itself, which sendmail lets relay anyway. */
    static Stream<AccessEntry> entries(Subject subject) {
        return subject.entries().filter(e -> isClient(e.key()) && !isLoopback(e.key()));
    }

    /** Entries about clients that turn them away. */
    static List<AccessEntry> refused(Subject subject) {
        return entries(subject).filter(e -> e.action().refuses()).toList();
    }

    /** Whether the key names the host itself. */
    static boolean isLoopback(AccessKey key) {
        return LOOPBACK_NAMES.contains(key.name())
                || key.name().equals("127")
                || key.name().startsWith("127.");
    }

    static boolean does(AccessEntry entry, AccessAction.Kind kind) {
        return entry.action().kind() == kind;
    }

    private static boolean isClient(AccessKey key) {
        boolean tagged = key.tag() == Tag.CONNECT || key.tag() == Tag.NONE;
        return tagged && (key.isAddress() || key.form() == KeyForm.DOMAIN || key.form() == KeyForm.SUBDOMAINS);
    }
}
