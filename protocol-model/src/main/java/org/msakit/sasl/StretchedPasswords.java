package org.msakit.sasl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The latest results of stretching a password, which take milliseconds each and come up several times in a dialogue. */
final class StretchedPasswords {
    private static final int MOST = 256;
    private static final Map<String, byte[]> LATEST = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    private StretchedPasswords() {}

    /** The result under that key, computed where it is not remembered. */
    static byte[] remembered(String key, Supplier<byte[]> compute) {
        synchronized (LATEST) {
            return LATEST.computeIfAbsent(key, k -> compute.get());
        }
    }
}
