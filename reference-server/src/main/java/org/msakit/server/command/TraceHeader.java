package org.msakit.server.command;

import java.time.Instant;
import org.msakit.server.header.Submission;
import org.msakit.server.state.Hello;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** The Received field (RFC 5321 section 4.4) with the protocol names of RFC 3848 and RFC 6531 section 4.3. */
final class TraceHeader {
    private TraceHeader() {}

    static String of(SessionState state, Transaction transaction, String id, Instant time) {
        return "Received: from " + state.hello().map(Hello::name).orElse("unknown") + " ([" + client(state) + "])\r\n"
                + "\tby " + state.config().hostname() + " with " + protocol(state, transaction) + " id " + id
                + suite(state) + ";\r\n"
                + "\t" + Submission.date(time) + "\r\n";
    }

    private static String client(SessionState state) {
        String address = state.caller().client().getHostAddress();
        return address.indexOf(':') < 0 ? address : "IPv6:" + address;
    }

    /** The registered clause of RFC 8314 section 4.3. */
    private static String suite(SessionState state) {
        String name = state.channel().cipherSuite();
        return state.tls() && !name.isEmpty() ? " tls " + name : "";
    }

    private static String protocol(SessionState state, Transaction transaction) {
        if (!state.extended()) {
            return "SMTP";
        }
        return (transaction.isInternationalized() ? "UTF8SMTP" : "ESMTP")
                + (state.tls() ? "S" : "")
                + (state.identity().isPresent() ? "A" : "");
    }
}
