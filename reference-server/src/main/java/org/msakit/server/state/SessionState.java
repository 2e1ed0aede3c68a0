package org.msakit.server.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.msakit.server.AccessMap;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.ServerConfig;
import org.msakit.server.access.AccessRules;
import org.msakit.server.access.Caller;
import org.msakit.server.access.Ruling;
import org.msakit.server.access.Service;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.sasl.Claim;
import org.msakit.server.sasl.Credentials;
import org.msakit.server.sasl.Mechanism;
import org.msakit.server.sasl.TlsChannel;

/** The mutable state of one connection. Commands and faults change it; the session acts on the phase it is left in. */
public final class SessionState {
    private final ServerConfig config;
    private final Service service;
    private final AccessRules rules;
    private final Caller caller;
    private final Ruling admission;
    private final String sessionId;
    private final InstantSource clock;

    private Phase phase = Phase.CONNECTED;
    private boolean tls;
    private String mechanism = "";
    private boolean canHold;
    private Optional<Hello> hello = Optional.empty();
    private Optional<String> identity = Optional.empty();
    private Optional<Transaction> transaction = Optional.empty();
    private Optional<Mechanism.Exchange> exchange = Optional.empty();
    private Optional<Claim> claim = Optional.empty();
    private Optional<Mechanism.Exchange> ifRefused = Optional.empty();
    private TlsChannel channel = TlsChannel.NONE;
    private Optional<Duration> pause = Optional.empty();
    private Optional<Chunk> chunk = Optional.empty();
    private Optional<StoredMessage> storing = Optional.empty();
    private final Set<String> domains = new HashSet<>();
    private int transactions;
    private int messages;

    /** State of a connection that has just been made. What the access map says of the client now stays as it is. */
    public SessionState(
            ServerConfig config,
            ListenerConfig listener,
            Supplier<AccessMap> accessMap,
            Caller caller,
            String sessionId,
            InstantSource clock) {
        this.config = config;
        this.caller = caller;
        rules = new AccessRules(accessMap, config.access(), config::isLocal);
        service = Service.of(listener, config.privacyFlags(), rules.features(caller));
        admission = admit();
        this.sessionId = sessionId;
        this.clock = clock;
    }

    /** The server's configuration. */
    public ServerConfig config() {
        return config;
    }

    /** The listener the client came to, with the modifiers that it has for this client. */
    public ListenerConfig listener() {
        return service.listener();
    }

    private Ruling admit() {
        Ruling said = config.access().delayed() ? Ruling.SILENT : rules.client(caller);
        return service.unready() && !said.refuses() ? new Ruling(Ruling.Effect.REFUSE, Replies.NOT_NOW) : said;
    }

    /** What the access map said of the client when it connected. */
    public Ruling admission() {
        return admission;
    }

    /** What the access map has to say. */
    public AccessRules rules() {
        return rules;
    }

    /** The client as the access map knows it. */
    public Caller caller() {
        return caller;
    }

    /** Whether the access map takes an extension from this client. */
    public boolean isWithheld(String keyword) {
        return service.withheld().contains(keyword);
    }

    /** Whether plain-text mechanisms are offered to this client without TLS. */
    public boolean clearTextAuth() {
        return service.plaintextNeedsTls().map(needed -> !needed).orElse(config.clearTextAuth());
    }

    /** By which mechanism the client logs in, or has; empty where it has not tried. */
    public String mechanism() {
        return mechanism;
    }

    /** Sets by which mechanism the client logs in. */
    public void mechanism(String name) {
        mechanism = name;
    }

    /** Whether the login permits relaying. */
    public boolean isTrusted() {
        return identity.isPresent()
                && config.access().trusted().map(t -> t.contains(mechanism)).orElse(true);
    }

    /** The time, as the host tells it. */
    public Instant now() {
        return clock.instant();
    }

    /** What the next octets mean. */
    public Phase phase() {
        return phase;
    }

    /** Sets what the next octets mean. */
    public void phase(Phase next) {
        phase = next;
    }

    /** Whether TLS is up. */
    public boolean tls() {
        return tls;
    }

    /** Sets whether TLS is up. */
    public void tls(boolean up) {
        tls = up;
    }

    /** Whether messages can be held back for a later time. */
    public boolean canHold() {
        return canHold;
    }

    /** Sets whether messages can be held back. */
    public void canHold(boolean can) {
        canHold = can;
    }

    /** What TLS made of the connection. */
    public TlsChannel channel() {
        return channel;
    }

    /** Sets what TLS made of the connection. */
    public void channel(TlsChannel made) {
        channel = made;
    }

    /** The latest EHLO or HELO that was accepted. */
    public Optional<Hello> hello() {
        return hello;
    }

    /** Remembers an introduction. */
    public void hello(Hello introduction) {
        hello = Optional.of(introduction);
    }

    /** Whether the latest introduction was EHLO. */
    public boolean extended() {
        return hello.isPresent() && hello.get().extended();
    }

    /** Who is logged in. */
    public Optional<String> identity() {
        return identity;
    }

    /** Sets who is logged in. */
    public void identity(Optional<String> user) {
        identity = user;
    }

    /** Whether the client may submit: logged in, or on a listener that does not insist on it. */
    public boolean maySubmit() {
        return identity.isPresent() || !listener().has(Modifier.REQUIRE_AUTH);
    }

    /** Whether the client may send to foreign domains: by its login, its address or name, or the sender. */
    public boolean mayRelay() {
        String sender = transaction.map(Transaction::sender).orElse("");
        boolean listed = caller.name().filter(config::isRelayed).isPresent();
        return isTrusted()
                || listed
                || (config.loopbackRelays() && caller.loopback())
                || rules.mayRelay(caller, sender);
    }

    /** The open transaction. */
    public Optional<Transaction> transaction() {
        return transaction;
    }

    /** Opens a transaction, or puts one back. */
    public void transaction(Optional<Transaction> opened) {
        transaction = opened;
    }

    /** Drops the open transaction, if any. */
    public void reset() {
        transaction = Optional.empty();
    }

    /** Counts a transaction that is about to begin; false where the session may have no more. */
    public boolean countTransaction() {
        int most = config.extensions().mailMax();
        if (most > 0 && transactions >= most) {
            return false;
        }
        transactions++;
        return true;
    }

    /** Remembers a recipient's domain; false where the session may have no more. */
    public boolean countDomain(String domain) {
        int most = config.extensions().domainMax();
        if (most == 0) {
            return true;
        }
        String name = domain.toLowerCase(Locale.ROOT);
        return domains.contains(name) || (domains.size() < most && domains.add(name));
    }

    /** The open SASL exchange. */
    public Optional<Mechanism.Exchange> exchange() {
        return exchange;
    }

    /** Opens an exchange. */
    public void exchange(Mechanism.Exchange opened) {
        exchange = Optional.of(opened);
        phase = Phase.SASL;
    }

    /** Ends the exchange; command lines follow. */
    public void endExchange() {
        exchange = Optional.empty();
        phase = Phase.COMMAND;
    }

    /** The claim that is being checked. */
    public Optional<Claim> claim() {
        return claim;
    }

    /** The claim that is being checked, where it is a name and a password. */
    public Optional<Credentials> credentials() {
        return claim.filter(Credentials.class::isInstance).map(Credentials.class::cast);
    }

    /** The exchange that goes on where the claim is refused. */
    public Optional<Mechanism.Exchange> ifRefused() {
        return ifRefused;
    }

    /** Asks for a check of a claim; where it is refused, the exchange goes on with another one, if there is one. */
    public void verify(Claim claimed, Optional<Mechanism.Exchange> next) {
        exchange = Optional.empty();
        claim = Optional.of(claimed);
        ifRefused = next;
        phase = Phase.VERIFYING;
    }

    /** Ends the check and gives back what was checked. */
    public Optional<Claim> endVerification() {
        Optional<Claim> checked = claim;
        claim = Optional.empty();
        ifRefused = Optional.empty();
        phase = Phase.COMMAND;
        return checked;
    }

    /** The chunk whose octets are coming. */
    public Optional<Chunk> chunk() {
        return chunk;
    }

    /** Expects the octets of a chunk. */
    public void chunk(Chunk announced) {
        chunk = Optional.of(announced);
        phase = Phase.CHUNK;
    }

    /** Ends the chunk and gives it back; command lines follow. */
    public Chunk endChunk() {
        Chunk done = chunk.orElseThrow();
        chunk = Optional.empty();
        phase = Phase.COMMAND;
        return done;
    }

    /** The message the sink is to take. */
    public Optional<StoredMessage> storing() {
        return storing;
    }

    /** Asks for a message to be stored. */
    public void store(StoredMessage message) {
        storing = Optional.of(message);
        phase = Phase.STORING;
    }

    /** Ends the wait for the sink and gives back what it was given. */
    public Optional<StoredMessage> endStoring() {
        Optional<StoredMessage> done = storing;
        storing = Optional.empty();
        phase = Phase.COMMAND;
        return done;
    }

    /** Asks the host to wait before it sends the next reply. */
    public void pause(Duration time) {
        pause = Optional.of(time);
    }

    /** The wait asked for since the last call. */
    public Optional<Duration> takePause() {
        Optional<Duration> wanted = pause;
        pause = Optional.empty();
        return wanted;
    }

    /** Forgets all the client said, as a new TLS layer demands (RFC 3207 section 4.2). */
    public void forget() {
        hello = Optional.empty();
        identity = Optional.empty();
        transaction = Optional.empty();
        exchange = Optional.empty();
        claim = Optional.empty();
        ifRefused = Optional.empty();
        transactions = 0;
        domains.clear();
        chunk = Optional.empty();
    }

    /** An identifier for the next message. */
    public String nextMessageId() {
        messages++;
        return sessionId + "-" + messages;
    }
}
