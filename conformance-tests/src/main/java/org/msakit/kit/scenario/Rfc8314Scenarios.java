package org.msakit.kit.scenario;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msakit.kit.client.TlsPeer;
import org.msakit.kit.target.Facilities;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.model.SessionState;
import org.msakit.monitor.Outcome;
import org.msakit.policy.Admission;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** RFC 8314 and RFC 9325: the two ports of submission, certificates, and the end of TLS. */
final class Rfc8314Scenarios {
    private static final int TRIES = 3;
    private static final List<TlsMode> MODES = List.of(TlsMode.STARTTLS, TlsMode.IMPLICIT);

    private Rfc8314Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.add(Scenario.of(
                "submission without TLS from the first octet", Rfc8314Scenarios::clearPort, "RFC5068-3.2-2"));
        all.add(Scenario.of("a certificate in place of a password", Rfc8314Scenarios::external, "RFC8314-4.2-2")
                .under(Need.CLIENT_CERTIFICATE));
        all.add(Scenario.of("no certificate where one is required", Rfc8314Scenarios::insufficient, "RFC3207-4.1-1")
                .under(Need.CERTIFICATE_REQUIRED));
        all.add(Scenario.of("the cipher suite in the trace", Rfc8314Scenarios::suiteInTrace, "RFC8314-4.3-1"));
        all.add(Scenario.of("both ways to TLS", Rfc8314Scenarios::bothPorts, "RFC8314-3.3-2"));
        all.add(Scenario.of(
                "no mail without a login where TLS comes first", Rfc8314Scenarios::sameDuties, "RFC8314-3.3-3"));
        all.add(Scenario.of("STARTTLS works where it is offered", Rfc8314Scenarios::works, "RFC8314-4-2"));
        for (TlsMode mode : MODES) {
            String where = mode == TlsMode.STARTTLS ? " behind STARTTLS" : " from the first octet";
            all.add(Scenario.of("the end of TLS" + where, s -> end(tls(s, mode)), "RFC8314-3.4-1"));
            all.add(Scenario.of(
                    "no certificate of the client is asked for, TLS" + where,
                    s -> certificateRequest(tls(s, mode), mode),
                    "RFC8314-4.2-1"));
            all.add(Scenario.of(
                    "key and signature of the certificate, TLS" + where,
                    s -> {
                        Optional<String> weakness = CertificateRules.weakness(certificate(tls(s, mode)));
                        s.conclude("RFC9325-4.5-1", weakness.isEmpty(), weakness.orElse(""));
                    },
                    "RFC9325-4.5-1"));
            all.add(Scenario.of(
                    "the certificate is that of the server, TLS" + where, s -> identity(s, mode), "RFC8314-4.4-1"));
        }
        return all;
    }

    /** TLS is up, with an EHLO inside, on the port where it is reached in this way. */
    private static Session tls(Session s, TlsMode mode) {
        return s.at(mode).secure().require(x -> x.tls(), "NOT APPLICABLE: no TLS");
    }

    private static X509Certificate certificate(Session s) {
        TlsPeer peer = s.peer();
        if (peer.chain().isEmpty()) {
            throw new PreconditionNotMet("no certificate was seen");
        }
        return peer.chain().get(0);
    }

    private static void clearPort(Session s) {
        if (!s.target().config().submissionPort()) {
            throw new PreconditionNotMet("NOT APPLICABLE: not a port for submission");
        }
        if (s.target().tls() != TlsMode.IMPLICIT) {
            s.hello().conclude("RFC5068-3.2-2", true, "");
            return;
        }
        Optional<Target> other = s.target().reachedBy(TlsMode.STARTTLS);
        if (other.isEmpty()) {
            throw new PreconditionNotMet("only a port with TLS from the first octet was named (--twin)");
        }
        s.conclude(
                "RFC5068-3.2-2",
                attempt(() -> s.visit(other.get()).hello()),
                "no ESMTP at " + other.get().address());
    }

    private static void bothPorts(Session s) {
        List<Target> ports =
                MODES.stream().flatMap(m -> s.target().reachedBy(m).stream()).toList();
        if (ports.size() < MODES.size()) {
            throw new PreconditionNotMet("only one port was named (--twin)");
        }
        for (Target port : ports) {
            if (!tlsUp(s, port)) {
                s.conclude("RFC8314-3.3-2", false, "no TLS at " + port.address());
                return;
            }
        }
        s.conclude("RFC8314-3.3-2", true, "");
    }

    /**
     * Whether TLS comes up there; what is wrong behind the handshake is for other rows, and a port that serves nobody now
     * says nothing.
     */
    private static boolean tlsUp(Session s, Target port) {
        int before = s.heard().size();
        attempt(() -> s.visit(port).secure());
        List<Reply> told = s.heard().subList(before, s.heard().size());
        boolean up = s.state().tls();
        boolean turnedAway = !told.isEmpty()
                && (told.get(told.size() - 1).klass() == 4
                        || told.stream().limit(2).anyMatch(r -> r.klass() != 2));
        if (!up && turnedAway) {
            throw new PreconditionNotMet("no service at " + port.address() + ": "
                    + told.get(told.size() - 1).shortForm());
        }
        return up;
    }

    private static boolean attempt(Runnable script) {
        try {
            script.run();
            return true;
        } catch (PreconditionNotMet e) {
            return false;
        }
    }

    private static void sameDuties(Session s) {
        s.at(TlsMode.IMPLICIT);
        if (s.target().config().admission() != Admission.LOGIN_REQUIRED) {
            throw new PreconditionNotMet("NOT APPLICABLE: this client needs no login here");
        }
        String row = "RFC8314-3.3-3";
        s.secure()
                .line("MAIL FROM:<" + s.own() + ">", row)
                .line("RCPT TO:<" + s.target().recipient() + ">", row)
                .line("RCPT TO:<someone@remote.example>", row)
                .line("DATA", row)
                .line("ETRN " + s.target().domain(), row);
    }

    private static void works(Session s) {
        s.at(TlsMode.STARTTLS);
        for (int i = 0; i < TRIES; i++) {
            s.hello().require(x -> x.offered().has("STARTTLS"), "NOT APPLICABLE: STARTTLS is not offered");
            if (attempt(() -> s.line("STARTTLS").handshake())) {
                s.conclude("RFC8314-4-2", true, "");
                return;
            }
            s.reconnect();
        }
        s.conclude("RFC8314-4-2", false, "STARTTLS is offered and failed " + TRIES + " times in a row");
    }

    private static void end(Session s) {
        s.peer();
        if (!s.line("QUIT").end().transcript().closedByServer()) {
            throw new PreconditionNotMet("the server did not close behind the 221");
        }
        s.conclude("RFC8314-3.4-1", s.peer().closeNotify(), "the connection ended without close_notify");
    }

    private static void certificateRequest(Session s, TlsMode mode) {
        Outcome asked = mode == TlsMode.IMPLICIT ? Outcome.FAIL : Outcome.WARN;
        s.conclude(
                "RFC8314-4.2-1",
                s.peer().asksForCertificate() ? asked : Outcome.PASS,
                "the server asks for a certificate of the client");
    }

    private static void identity(Session s, TlsMode mode) {
        s.at(mode);
        Facilities.Identity identity = s.target()
                .facilities()
                .identity()
                .orElseThrow(
                        () -> new PreconditionNotMet("NOT APPLICABLE: certificates are not checked on this target"));
        boolean up = attempt(() -> tls(s, mode));
        X509Certificate shown = certificate(s);
        Optional<String> mismatch = CertificateRules.mismatch(shown, identity, Instant.now());
        String objection = identity.trust().objection(s.peer().chain());
        if (mismatch.isPresent()) {
            s.conclude("RFC8314-4.4-1", false, mismatch.get());
        } else if (!up || !objection.isEmpty()) {
            s.conclude("RFC8314-4.4-1", Outcome.INCONCLUSIVE, "nobody trusted vouches for it (--ca): " + objection);
        } else {
            s.conclude("RFC8314-4.4-1", true, "");
        }
    }

    /** A server that takes a certificate for a login offers EXTERNAL to its owner. */
    private static void external(Session s) {
        s.secure().require(SessionState::tls, "no TLS");
        if (!s.state().offered().mechanisms().contains("EXTERNAL")) {
            s.conclude(
                    "RFC8314-4.2-2",
                    false,
                    "EXTERNAL is not offered: " + s.state().offered().mechanisms());
            return;
        }
        int code = s.line("AUTH EXTERNAL =", "RFC8314-4.2-2").lastReply().code();
        Outcome refused = code / 100 == 4 ? Outcome.INCONCLUSIVE : Outcome.FAIL;
        s.conclude(
                "RFC8314-4.2-2",
                code == 235 ? Outcome.PASS : refused,
                "offered, and answered by " + s.lastReply().shortForm());
    }

    /** Behind a handshake that does not suffice, 554 to all but QUIT (RFC 3207 section 4.1). */
    private static void insufficient(Session s) {
        s.hello()
                .require(x -> x.offered().has("STARTTLS"), "NOT APPLICABLE: STARTTLS is not offered")
                .line("STARTTLS")
                .handshake();
        List<Integer> codes = new ArrayList<>();
        for (String command : List.of("EHLO [127.0.0.1]", "NOOP", "MAIL FROM:<" + s.own() + ">", "QUIT")) {
            s.unjudged(Octets.line(command), 1).forEach(r -> codes.add(r.code()));
        }
        boolean served = codes.isEmpty() || codes.get(0) == 250;
        boolean kept = codes.equals(List.of(554, 554, 554, 221));
        s.conclude(
                "RFC3207-4.1-1",
                kept ? Outcome.PASS : served ? Outcome.INCONCLUSIVE : Outcome.WARN,
                "EHLO, NOOP, MAIL and QUIT are answered by " + codes);
    }

    /** The registered clause {@code tls} of the Received field, outside of comments. */
    private static void suiteInTrace(Session s) {
        Letter letter =
                s.login().require(SessionState::tls, "NOT APPLICABLE: no TLS").letter();
        s.submit(letter).accepted();
        String received = s.delivered(letter).message().values("Received").stream()
                .findFirst()
                .orElse("");
        boolean named = received.replaceAll("\\([^()]*\\)", " ").matches("(?i).*\\btls\\s+TLS_[A-Z0-9_]+\\b.*");
        s.conclude("RFC8314-4.3-1", named ? Outcome.PASS : Outcome.WARN, "the trace says: " + received);
    }
}
