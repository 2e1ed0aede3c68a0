package org.msakit.compare;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How busy the machine is. */
final class LoadAverage {
    private LoadAverage() {}

    /** Processes that ran or wanted to, over the last minute. */
    static String now() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }
}
