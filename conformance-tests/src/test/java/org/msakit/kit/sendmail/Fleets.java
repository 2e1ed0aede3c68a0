package org.msakit.kit.sendmail;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailFleet.Options;

/** Fleets shared by the tests of one run: starting one takes seconds. */
final class Fleets {
    static final String LISTED = "listed";
    static final String REJECTED = "rejected";
    static final String UNLISTED = "unlisted";

    private static final Map<Options, SendmailFleet> STARTED = new ConcurrentHashMap<>();

    private Fleets() {}

    /** Port 587 as sendmail makes it when nobody asks: {@code M=E}. */
    static SendmailFleet stock() {
        return fleet(Options.stock(LISTED, REJECTED, UNLISTED));
    }

    /** Port 587 hardened: {@code M=aE}. */
    static SendmailFleet hardened() {
        return fleet(Options.hardened(LISTED, REJECTED, UNLISTED));
    }

    /** The hardened configuration with other modifiers on 587, for tests of the tests. */
    static SendmailFleet hardenedBut(String modifiers) {
        return fleet(Options.hardened(LISTED, REJECTED, UNLISTED).with(modifiers));
    }

    private static SendmailFleet fleet(Options options) {
        return STARTED.computeIfAbsent(options, o -> {
            SendmailFleet fleet = SendmailFleet.start(o);
            fleet.accessMap(usualMap(fleet));
            return fleet;
        });
    }

    /** Lists one vantage as RELAY and one as REJECT. */
    static String usualMap(SendmailFleet fleet) {
        return "Connect:" + address(fleet, LISTED) + "\tRELAY\nConnect:" + address(fleet, REJECTED) + "\tREJECT\n";
    }

    static String address(SendmailFleet fleet, String vantage) {
        return fleet.vantage(vantage).seenByServer().getHostAddress();
    }
}
