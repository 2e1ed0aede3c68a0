package org.msakit.server.netty;

import java.net.InetAddress;
import java.time.Duration;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.observe.Observer;
import org.msakit.server.sasl.CheckResult;

/** Tells an observer about one session. */
final class Watched {
    private final Observer observer;
    private final String session;
    private final long opened = System.nanoTime();
    private long handedOver;

    Watched(Observer observer, String session, String listener, InetAddress client) {
        this.observer = observer;
        this.session = session;
        observer.opened(session, listener, client);
    }

    void login(CheckResult result) {
        observer.login(session, result);
    }

    void handedOver() {
        handedOver = System.nanoTime();
    }

    void stored(StoredMessage message, Outcome outcome) {
        observer.message(session, message, outcome, since(handedOver));
    }

    void closed() {
        observer.closed(session, since(opened));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
