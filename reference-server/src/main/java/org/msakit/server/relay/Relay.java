package org.msakit.server.relay;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.report.Fate;
import org.msakit.server.report.Notify;
import org.msakit.server.report.StatusReport;

/**
 * Hands messages on, one connection for each. A message is accepted once the next hop has accepted it for somebody;
 * recipients that the next hop refuses for good are then reported to the sender, before anything else goes on, so that
 * either the client or the sender learns of every recipient who gets nothing. What may pass later is left to the client,
 * since nothing is queued here.
 */
public final class Relay {
    private final HopDialer dialer;
    private final String hostname;
    private final TlsPolicy policy;
    private final Optional<Login> login;
    private final InstantSource clock;

    /**
     * A way to the next hop.
     *
     * @param dialer reaches it
     * @param hostname our name
     * @param policy of the next hop on TLS; a message may ask for more (RFC 8689 section 4.2.1) or less (section 4.1)
     * @param login our account there, where one is needed
     * @param clock for the time that BY leaves
     */
    public Relay(HopDialer dialer, String hostname, TlsPolicy policy, Optional<Login> login, InstantSource clock) {
        this.dialer = dialer;
        this.hostname = hostname;
        this.policy = policy;
        this.login = login;
        this.clock = clock;
    }

    /** Hands the message on; blocks until the next hop has decided. */
    public Outcome handOn(StoredMessage message) {
        try {
            return deliver(message);
        } catch (RefusedException e) {
            return new Outcome.Refused(e.reply());
        } catch (SocketTimeoutException e) {
            return new Outcome.Refused(Replies.NEXT_HOP_SLOW);
        } catch (IOException e) {
            return new Outcome.Refused(Replies.NEXT_HOP_LOST);
        }
    }

    /** Breaks off what is under way. */
    void close() {
        dialer.close();
    }

    private Outcome deliver(StoredMessage message) throws IOException, RefusedException {
        List<Fate> relayed = new ArrayList<>();
        try (Dialogue hop = connect(message)) {
            Passage passage = Passage.of(message, hop, clock.instant());
            Dialogue.positive(hop.command("MAIL FROM:<" + message.reversePath() + ">" + passage.mail()));
            List<Fate> failed = new ArrayList<>();
            for (int i = 0; i < message.forwardPaths().size(); i++) {
                Reply reply = hop.command("RCPT TO:<" + message.forwardPaths().get(i) + ">" + passage.rcpt(i));
                if (reply.code() / 100 == 5) {
                    failed.add(Fate.failed(i, hop.name(), Dialogue.asOurs(reply)));
                    continue;
                }
                Dialogue.positive(reply);
                if (isRelayReported(passage, message.recipientParameters(i))) {
                    relayed.add(Fate.relayed(i, hop.name()));
                }
            }
            reportFailures(message, failed);
            Dialogue.positive(content(hop, passage));
        }
        report(message, relayed);
        return new Outcome.Accepted();
    }

    private static Reply content(Dialogue hop, Passage passage) throws IOException, RefusedException {
        if (passage.binary()) {
            String command = "BDAT " + passage.content().length() + " LAST\r\n";
            return hop.content(MessageContent.of(command), passage.content());
        }
        Reply data = hop.command("DATA");
        if (data.code() != 354) {
            throw new RefusedException(Dialogue.asOurs(data));
        }
        return hop.content(DataForm.of(passage.content()));
    }

    /** RFC 3461 section 5.2.2 (b), RFC 2852 section 4.1.4. */
    private static boolean isRelayReported(Passage passage, Map<String, String> recipient) {
        boolean success = Notify.ofSuccess(recipient) && !passage.reportsGoOn();
        return success || (passage.byWantsReport() && !Notify.never(recipient));
    }

    /** Tells the sender who will get nothing; where nobody will get anything, the client is told instead. */
    private void reportFailures(StoredMessage message, List<Fate> failed) throws RefusedException {
        if (failed.size() == message.forwardPaths().size()) {
            throw new RefusedException(failed.get(0).reply().orElseThrow());
        }
        List<Fate> wanted = failed.stream()
                .filter(fate -> Notify.ofFailure(message.recipientParameters(fate.index())))
                .toList();
        if (report(message, wanted) instanceof Outcome.Refused) {
            throw new RefusedException(wanted.get(0).reply().orElseThrow());
        }
    }

    private Outcome report(StoredMessage message, List<Fate> fates) {
        return StatusReport.of(hostname, message, fates, clock.instant())
                .map(this::handOn)
                .orElse(new Outcome.Accepted());
    }

    private Dialogue connect(StoredMessage message) throws IOException, RefusedException {
        if (message.parameters().containsKey("REQUIRETLS")) {
            return connect(TlsPolicy.VERIFIED, Replies.TLS_NOT_ASSURED);
        }
        boolean lenient = !policy.allowsClearText() && waivesTls(message);
        return connect(lenient ? TlsPolicy.OPPORTUNISTIC : policy, Replies.NEXT_HOP_POLICY);
    }

    /** The header field of RFC 8689 section 3. */
    private static boolean waivesTls(StoredMessage message) {
        return MimeEntity.read(message.content().header()).value("TLS-Required").equalsIgnoreCase("No");
    }

    private Dialogue connect(TlsPolicy wanted, Reply withoutTls) throws IOException, RefusedException {
        Dialogue hop = new Dialogue(dialer.dial());
        try {
            hop.open(hostname);
            boolean secure = wanted != TlsPolicy.NONE && hop.startTls(hostname, wanted == TlsPolicy.VERIFIED);
            if (!secure && !wanted.allowsClearText()) {
                throw new RefusedException(withoutTls);
            }
            if (login.isPresent()) {
                hop.login(login.get());
            }
            return hop;
        } catch (TlsFailedException e) {
            hop.close();
            if (wanted == TlsPolicy.OPPORTUNISTIC) {
                return connect(TlsPolicy.NONE, withoutTls);
            }
            throw new RefusedException(withoutTls);
        } catch (IOException | RefusedException e) {
            hop.close();
            throw e;
        }
    }
}
