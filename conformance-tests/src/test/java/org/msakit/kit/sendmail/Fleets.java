package org.msakit.kit.sendmail;

import java.util.LinkedHashMap;
import java.util.Map;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailFleet.Options;

/** Fleets shared by the tests of one run: starting one takes seconds. Those that were wanted last stay open. */
final class Fleets {
    static final String LISTED = "listed";
    static final String REJECTED = "rejected";
    static final String UNLISTED = "unlisted";
    static final String BOOKWORM = "bookworm";

    private static final int OPEN = 6;

    private static final Map<Options, SendmailFleet> STARTED = new LinkedHashMap<>();

    private Fleets() {}

    /** Port 587 as sendmail makes it when nobody asks: {@code M=E}. */
    static SendmailFleet stock() {
        return stock(BOOKWORM);
    }

    static SendmailFleet stock(String suite) {
        return fleet(Options.stock(LISTED, REJECTED, UNLISTED).on(suite));
    }

    /** Port 587 hardened: {@code M=aE}. */
    static SendmailFleet hardened() {
        return hardened(BOOKWORM);
    }

    static SendmailFleet hardened(String suite) {
        return fleet(Options.hardened(LISTED, REJECTED, UNLISTED).on(suite));
    }

    /** sendmail set up by this sendmail.mc and nothing else. */
    static SendmailFleet given(String suite, String mc) {
        return fleet(Options.given(mc, LISTED, REJECTED, UNLISTED).on(suite));
    }

    /** The hardened configuration with other modifiers on 587, for tests of the tests. */
    static SendmailFleet hardenedBut(String modifiers) {
        return fleet(Options.hardened(LISTED, REJECTED, UNLISTED).with(modifiers));
    }

    /** A client in a network that lets nothing out to port 25 (OP25B), and one in another network. */
    static SendmailFleet withoutPort25(String blocked) {
        return fleet(Options.hardened(LISTED, REJECTED, UNLISTED, blocked).withoutPort25(blocked));
    }

    private static synchronized SendmailFleet fleet(Options options) {
        SendmailFleet fleet = STARTED.remove(options);
        if (fleet == null) {
            if (STARTED.size() == OPEN) {
                STARTED.remove(STARTED.keySet().iterator().next()).close();
            }
            fleet = SendmailFleet.start(options);
            fleet.accessMap(usualMap(fleet));
        }
        STARTED.put(options, fleet);
        return fleet;
    }

    /** At the end of the run. */
    static synchronized void close() {
        STARTED.values().forEach(SendmailFleet::close);
        STARTED.clear();
    }

    /** Lists one vantage as RELAY and one as REJECT. */
    static String usualMap(SendmailFleet fleet) {
        return "Connect:" + address(fleet, LISTED) + "\tRELAY\nConnect:" + address(fleet, REJECTED) + "\tREJECT\n";
    }

    static String address(SendmailFleet fleet, String vantage) {
        return fleet.vantage(vantage).seenByServer().getHostAddress();
    }
}
