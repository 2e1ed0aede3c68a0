package org.msakit.server;

import java.time.Duration;

/**
 * Bounds on connections; 0 stands for no bound.
 *
 * @param total connections at once
 * @param perAddress connections at once from one client address
 * @param perMinute new connections a minute from one client address
 * @param session longest session, however busy
 * @param stalled longest time that a client may leave what it was sent unread
 */
public record ConnectionLimits(int total, int perAddress, int perMinute, Duration session, Duration stalled) {
    /** 20 000 connections, no bounds by address, a day for a session, five minutes for unread replies. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(20_000, 0, 0, Duration.ofDays(1), Duration.ofMinutes(5));
    }
}
