package org.msakit.server.observe;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.sasl.CheckResult;

/** Is told what happens to sessions, each known by its id. Called on event loops by several threads: must not block. */
public interface Observer {
    /** Sees nothing. */
    Observer NONE = new Observer() {};

    /** A client has connected. */
    default void opened(String session, String listener, InetAddress client) {}

    /** A client was turned away because there are too many. */
    default void refused(String listener, InetAddress client) {}

    /** A login was checked; one that failed does not say whose it was meant to be. */
    default void login(String session, CheckResult result) {}

    /** The sink has decided on a message after that time. */
    default void message(String session, StoredMessage message, Outcome outcome, Duration took) {}

    /** The connection is gone after that time. */
    default void closed(String session, Duration lasted) {}

    /** Tells all of them. */
    static Observer all(List<Observer> observers) {
        List<Observer> told = List.copyOf(observers);
        return new Observer() {
            @Override
            public void opened(String session, String listener, InetAddress client) {
                told.forEach(each -> each.opened(session, listener, client));
            }

            @Override
            public void refused(String listener, InetAddress client) {
                told.forEach(each -> each.refused(listener, client));
            }

            @Override
            public void login(String session, CheckResult result) {
                told.forEach(each -> each.login(session, result));
            }

            @Override
            public void message(String session, StoredMessage message, Outcome outcome, Duration took) {
                told.forEach(each -> each.message(session, message, outcome, took));
            }

            @Override
            public void closed(String session, Duration lasted) {
                told.forEach(each -> each.closed(session, lasted));
            }
        };
    }
}
