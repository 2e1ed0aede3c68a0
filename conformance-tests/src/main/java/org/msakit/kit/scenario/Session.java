package org.msakit.kit.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.exploration.StimulusKind;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.TlsPeer;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.target.Deliveries;
import org.msakit.kit.target.Delivery;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.PassingTime;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Monitor;
import org.msakit.monitor.Outcome;
import org.msakit.monitor.Turn;
import org.msakit.tls.Answer;
import org.msakit.tls.AnswerReader;
import org.msakit.tls.Offer;
import org.msakit.wire.Base64Text;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;
import org.msakit.wire.ReplyReader;

/** The client's side of one dialogue: sends what a scenario says, records all, and has each exchange judged. */
public final class Session implements AutoCloseable {
    /** Octets received after which a server that does not stop counts as flooding. */
    private static final int FLOOD = 4 << 20;

    private static final String LITERAL = "[127.0.0.1]";

    private Target target;
    private Connection connection;
    private Monitor monitor;
    private final List<Finding> concluded = new ArrayList<>();
    private int eventsOfEarlierConnections;
    private Optional<Reply> lastReply = Optional.empty();
    private ReplyReader replies = new ReplyReader();
    private final List<Reply> heard = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Set<String> states = new LinkedHashSet<>();
    private final List<Turn> turns = new ArrayList<>();
    private int turnsOfThisConnection;
    private int exchanges;
    private int receivedOctets;
    private boolean greeted;
    private boolean untouched = true;

    public Session(Target target, Connection connection) {
        this.target = target;
        this.connection = connection;
        this.monitor = new Monitor(target.config());
    }

    public Target target() {
        return target;
    }

    public SessionState state() {
        return monitor.state();
    }

    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(concluded);
        monitor.findings().forEach(f -> all.add(moved(f)));
        return all;
    }

    private Finding moved(Finding f) {
        return new Finding(f.requirement(), f.outcome(), f.reason(), f.event() + eventsOfEarlierConnections);
    }

    /** Books a conclusion that the script draws from several exchanges. */
    public Session conclude(String requirement, boolean kept, String reason) {
        return conclude(requirement, kept ? Outcome.PASS : Outcome.FAIL, reason);
    }

    /** As above, with any outcome. */
    public Session conclude(String requirement, Outcome outcome, String reason) {
        String why = outcome == Outcome.PASS ? "" : reason;
        concluded.add(new Finding(requirement, outcome, why, events.size() - 1));
        return this;
    }

    /** Books what a script found out by other means than an exchange. */
    public Session book(String requirement, Outcome outcome, String reason) {
        concluded.add(new Finding(requirement, outcome, outcome == Outcome.PASS ? "" : reason, events.size() - 1));
        return this;
    }

    /** The last reply, in the words of the server. */
    public Reply lastReply() {
        return lastReply.orElseThrow(() -> new PreconditionNotMet("no reply yet"));
    }

    /** The last reply, to be compared with another one; a server that was busy says nothing by it. */
    public String comparableReply() {
        if (lastReply().klass() == 4) {
            throw new PreconditionNotMet("the server was busy: " + lastReply().shortForm());
        }
        return lastReply().raw().latin1();
    }

    /** All replies so far, those of earlier connections included. */
    List<Reply> heard() {
        return List.copyOf(heard);
    }

    /** Closes the connection and makes a new one. */
    public Session reconnect() {
        connection.close();
        return another();
    }

    /** Resets the connection, so that the server sees RST in place of FIN, and makes a new one. */
    Session reconnectAfterReset() {
        connection.reset();
        return another();
    }

    private Session another() {
        record(new Event.ClosedByClient());
        findings().stream().skip(concluded.size()).toList().forEach(concluded::add);
        eventsOfEarlierConnections = events.size();
        monitor = new Monitor(target.config());
        turnsOfThisConnection = 0;
        try {
            connection = target.dialer().dial();
        } catch (UnreachableException e) {
            throw new PreconditionNotMet("no second connection: " + e.getMessage());
        }
        replies = new ReplyReader();
        greeted = false;
        untouched = true;
        return this;
    }

    /** Goes on at a target beside this one, on a new connection. */
    public Session visit(Target other) {
        target = other;
        return reconnect();
    }

    /**
     * Goes on where TLS is reached in this way.
     *
     * @throws PreconditionNotMet where the user named no such port
     */
    public Session at(TlsMode mode) {
        if (target.tls() == mode) {
            return this;
        }
        return visit(target.reachedBy(mode)
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: no port "
                        + (mode == TlsMode.IMPLICIT ? "with TLS from the first octet" : "with STARTTLS")
                        + " was named (--twin)")));
    }

    /**
     * Sends a first flight in place of a handshake, on a connection of its own.
     *
     * @return what the server answers
     */
    public Answer offer(Offer offer) {
        if (target.tls() == TlsMode.STARTTLS) {
            if (!untouched) {
                reconnect();
            }
            hello().require(s -> s.offered().has("STARTTLS"), "NOT APPLICABLE: STARTTLS is not offered");
            line("STARTTLS").require(s -> s.phase() == Phase.HANDSHAKE, "STARTTLS was refused");
        } else if (target.tls() == TlsMode.IMPLICIT) {
            if (greeted || !untouched) {
                reconnect();
            }
        } else {
            throw new PreconditionNotMet("NOT APPLICABLE: no TLS");
        }
        return offerMore(offer);
    }

    /** Sends octets behind those of {@link #offer}. */
    public Answer offerMore(Offer offer) {
        if (!connection.carriesTls()) {
            throw new PreconditionNotMet("NOT APPLICABLE: no TLS is spoken in memory");
        }
        untouched = false;
        connection.send(offer.octets());
        Answer answer = answer(offer.octets().isEmpty() ? target.quietTime() : target.replyTimeout());
        record(new Event.TlsOffered(offer.words(), answer.describe()));
        return answer;
    }

    private Answer answer(Duration patience) {
        AnswerReader reader = new AnswerReader();
        while (true) {
            Event event = connection.receive(patience);
            if (!(event instanceof Event.Received received)) {
                return event instanceof Event.Quiet ? new Answer.Silence() : new Answer.Closed();
            }
            Optional<Answer> answer = reader.feed(received.octets());
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** What TLS showed of the server. */
    public TlsPeer peer() {
        return connection
                .tlsPeer()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: TLS is not spoken over sockets here"));
    }

    public int exchanges() {
        return exchanges;
    }

    /** States of the model that the dialogue went through. */
    public Set<String> states() {
        return states;
    }

    /** What was sent and what came of it, over all connections. */
    public List<Turn> turns() {
        return Collections.unmodifiableList(turns);
    }

    /** Pairs of state and kind of stimulus that it exercised, as {@code state / kind}. */
    public Set<String> transitions() {
        Set<String> transitions = new LinkedHashSet<>();
        for (Turn turn : turns) {
            transitions.add(turn.before().describe() + " / " + StimulusKind.of(turn.stimulus()));
        }
        return transitions;
    }

    /** What happened so far. */
    public Dialogue dialogue(String title) {
        return new Dialogue(title, events);
    }

    private void record(Event event) {
        events.add(event);
        monitor.take(event);
        states.add(monitor.state().describe());
        turns.addAll(
                monitor.turns().subList(turnsOfThisConnection, monitor.turns().size()));
        turnsOfThisConnection = monitor.turns().size();
    }

    /** Reads the greeting. */
    public Session greeting() {
        if (!greeted) {
            return connect().require(s -> s.phase() == Phase.COMMAND, "no greeting that lets a client go on");
        }
        return require(s -> s.phase() != Phase.TURNED_AWAY, "no greeting that lets a client go on");
    }

    /** Reads the greeting, whatever it says. */
    public Session connect() {
        if (!greeted) {
            greeted = true;
            record(connection.opened());
            await();
        }
        return require(s -> true, "no greeting that lets a client go on");
    }

    /**
     * Another session beside this one, with the same target; the caller closes it.
     *
     * @throws PreconditionNotMet where no second connection is to be had
     */
    Session beside() {
        try {
            return new Session(target, target.dialer().dial());
        } catch (UnreachableException e) {
            throw new PreconditionNotMet("no second connection: " + e.getMessage());
        }
    }

    /**
     * The same server in another configuration.
     *
     * @throws PreconditionNotMet where that cannot be had
     */
    Session visit(Need need) {
        return visit(target.facilities()
                .variants()
                .apply(need)
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: needs " + need.text())));
    }

    /** Goes on where so much silence costs no time, or is wanted all the same. */
    Session patient() {
        return connection.clockJumps() || target.facilities().slow() ? this : visit(Need.JUMPING_CLOCK);
    }

    /** Keeps silent for so long, and goes on even where the dialogue is over then. */
    Session idle(Duration time) {
        take(connection.idle(time));
        return this;
    }

    /** How long it takes, by the clock and by the silence that the server was granted. */
    Duration lasting(Runnable exchange) {
        int before = events.size();
        long start = System.nanoTime();
        exchange.run();
        Duration byClock = Duration.ofNanos(System.nanoTime() - start);
        Duration bySilence = events.subList(Math.min(before, events.size()), events.size()).stream()
                .map(e -> e instanceof Event.Quiet quiet ? quiet.time() : Duration.ZERO)
                .reduce(Duration.ZERO, Duration::plus);
        return byClock.compareTo(bySilence) > 0 ? byClock : bySilence;
    }

    /** Whether there is a wire whose buffers can fill up. */
    boolean overSockets() {
        return connection.carriesTls();
    }

    /** Sends octets that are no part of the dialogue; false where the server does not take them in time. */
    boolean pour(Octets octets) {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> connection.send(octets));
        try {
            sent.get(target.replyTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            connection.close();
            return false;
        }
    }

    /**
     * Sends octets by which the client breaks a rule of its own, so that the rules of the session do not judge what comes;
     * the dialogue is over then.
     *
     * @param most replies to wait for
     * @return the replies that came
     */
    List<Reply> unjudged(Octets octets, int most) {
        int before = heard.size();
        events.add(new Event.Sent(octets));
        connection.send(octets);
        boolean open = true;
        while (open && heard.size() - before < most) {
            Event event = connection.receive(target.replyTimeout());
            events.add(event);
            open = event instanceof Event.Received;
            if (event instanceof Event.Received received) {
                hear(received.octets());
            }
        }
        monitor.take(new Event.ClosedByClient());
        return List.copyOf(heard.subList(before, heard.size()));
    }

    /** Sends a line and waits for its reply. */
    public Session line(String text, String... aims) {
        return write(Octets.line(text), aims).replies();
    }

    /** Sends several lines in one write and waits for all replies. */
    public Session group(List<String> lines, String... aims) {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(Octets.line(line).latin1()));
        return write(new Octets(all.toString()), aims).replies();
    }

    /** Sends octets and waits for nothing. */
    public Session write(Octets octets, String... aims) {
        if (monitor.stopped()) {
            throw new PreconditionNotMet("the dialogue was over");
        }
        untouched = false;
        monitor.aim(List.of(aims));
        connection.send(octets);
        record(new Event.Sent(octets));
        return this;
    }

    /** Sends a BDAT with its octets and waits for the reply. */
    Session chunk(Octets octets, boolean last, String... aims) {
        return write(new ChunkCommand(octets.length(), last).line().plus(octets), aims)
                .replies();
    }

    /** Waits for the replies owed; ends the scenario where judging has ended. */
    public Session replies() {
        await();
        if (monitor.stopped()) {
            throw new PreconditionNotMet("the dialogue was over");
        }
        return this;
    }

    /** Waits for the replies owed and for what may come unasked, and goes on even where the dialogue is over then. */
    Session settle() {
        await();
        if (!monitor.stopped()) {
            receive(target.quietTime());
        }
        return this;
    }

    /** Whether the dialogue has come to its end. */
    boolean over() {
        return monitor.stopped();
    }

    /** Waits for the replies owed, and goes on even where the dialogue is over then. */
    Session awaitReplies() {
        await();
        return this;
    }

    private void await() {
        while (monitor.owesReply() && !monitor.stopped()) {
            receive(target.replyTimeout());
        }
    }

    private void receive(Duration patience) {
        take(connection.receive(patience));
    }

    private void take(Event event) {
        if (event instanceof Event.Received received) {
            hear(received.octets());
        }
        record(event);
        if (receivedOctets > FLOOD) {
            record(new Event.ClosedByClient());
        }
    }

    private void hear(Octets octets) {
        exchanges++;
        replies.feed(octets);
        for (Optional<Reply> r = replies.poll(); r.isPresent(); r = replies.poll()) {
            lastReply = r;
            heard.add(r.get());
        }
        receivedOctets += octets.length();
    }

    /** Listens whether the server keeps silent. */
    public Session silence() {
        receive(target.quietTime());
        if (monitor.stopped()) {
            throw new PreconditionNotMet("the dialogue was over");
        }
        return this;
    }

    /** Waits for the server to close. */
    public Session end() {
        if (!monitor.stopped()) {
            receive(target.replyTimeout());
        }
        return this;
    }

    /** Whether the last thing that happened was that the server closed. */
    public boolean closedByServer() {
        return events.get(events.size() - 1) instanceof Event.ClosedByServer;
    }

    /** Shakes hands behind a 220 to STARTTLS. */
    public Session handshake() {
        require(s -> s.phase() == Phase.HANDSHAKE, "STARTTLS was refused");
        record(connection.startTls());
        return require(s -> s.tls() && s.phase() == Phase.COMMAND, "no TLS");
    }

    /** What an exchange can be bound to, as {@link Connection#channelBinding}. */
    public Optional<Octets> channelBinding(String type) {
        return connection.channelBinding(type);
    }

    /** Goes on only where the server is in a state of this kind. */
    public Session require(Predicate<SessionState> state, String otherwise) {
        if (monitor.stopped() || !state.test(monitor.state())) {
            throw new PreconditionNotMet(otherwise);
        }
        return this;
    }

    /** EHLO in clear text, or inside TLS where TLS comes first (states E, T). */
    public Session hello() {
        return hello(LITERAL);
    }

    private Session hello(String name) {
        greeting();
        return line("EHLO " + name).require(s -> !s.offered().keywords().isEmpty(), "EHLO was refused");
    }

    /** TLS up, EHLO done, no login (state T); clear text where the target has no TLS. */
    public Session secure() {
        return secure(LITERAL);
    }

    /** As {@link #secure()}, under another name. */
    Session secure(String name) {
        hello(name);
        if (target.tls() == TlsMode.STARTTLS && state().offered().has("STARTTLS")) {
            line("STARTTLS").handshake().line("EHLO " + name);
        }
        return this;
    }

    /** Logged in (state A). Where no account was given and none is needed this is state T. */
    public Session login() {
        secure();
        return authenticate();
    }

    /** Logs in from where the session is. */
    public Session authenticate() {
        if (!target.credentials().given()) {
            return require(s -> !needsLogin(), "no account was given (--user, --password-file)");
        }
        if (state().offered().mechanisms().contains("PLAIN")) {
            line("AUTH PLAIN " + plain("", user(), password()));
        } else {
            require(s -> s.offered().mechanisms().contains("LOGIN"), "neither PLAIN nor LOGIN is offered here");
            line("AUTH LOGIN").line(Base64Text.encode(user())).line(Base64Text.encode(password()));
        }
        return require(s -> s.login().done(), "the login was refused");
    }

    private boolean needsLogin() {
        return target.config().admission() == org.msakit.policy.Admission.LOGIN_REQUIRED;
    }

    /** A transaction with a sender (state M). */
    public Session mail() {
        login();
        return sender();
    }

    public Session sender() {
        return line("MAIL FROM:<" + own() + ">").require(s -> s.mail().open(), "MAIL of the own address was refused");
    }

    /** A transaction with a recipient (state R). */
    public Session recipient() {
        mail();
        return addRecipient();
    }

    public Session addRecipient() {
        return line("RCPT TO:<" + target.recipient() + ">")
                .require(s -> s.mail().hasRecipients(), "RCPT of the test recipient was refused");
    }

    /** DATA answered by 354 (state D). */
    public Session data() {
        recipient();
        return line("DATA").require(s -> s.phase() == Phase.CONTENT, "DATA was refused");
    }

    /** A message that no server can object to. */
    public Session message(String body, String... aims) {
        return write(new Octets(header() + body + "\r\n.\r\n"), aims).replies();
    }

    /** A message with a marker of its own, to the test recipient. */
    Letter letter() {
        return letterTo(target.recipient());
    }

    Letter letterTo(String recipient) {
        String marker = "msakit" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        return Letter.plain(marker, own(), recipient, target.domain());
    }

    /** Submits a message in a transaction of its own, from state A; the reply to it is the last one. */
    Session submit(Letter letter, String... aims) {
        return submitTo(List.of(target.recipient()), letter, aims);
    }

    Session submitTo(List<String> recipients, Letter letter, String... aims) {
        sender();
        for (String recipient : recipients) {
            line("RCPT TO:<" + recipient + ">");
            if (lastReply().klass() != 2) {
                throw new PreconditionNotMet("RCPT of " + recipient + " was refused");
            }
        }
        line("DATA").require(s -> s.phase() == Phase.CONTENT, "DATA was refused");
        return write(letter.onTheWire(), aims).replies();
    }

    /** Goes on where a message without fault is taken: only then a refusal says something about another one. */
    Session takesMessages() {
        return submit(letter()).accepted();
    }

    /** The last reply was a 250. */
    Session accepted() {
        if (lastReply().code() != 250) {
            throw new PreconditionNotMet(
                    "the message was refused: " + lastReply().raw());
        }
        return this;
    }

    /** Waits until the letter is delivered once, and gives back what came. */
    Delivery delivered(Letter letter) {
        List<Delivery> found = deliveries().holding(letter.marker(), 1);
        if (found.isEmpty()) {
            throw new PreconditionNotMet("the message was accepted and not seen among the deliveries");
        }
        return found.get(0);
    }

    /** Whether nothing of the letter was delivered, shown by another message that came through behind it. */
    boolean undelivered(Letter letter) {
        Deliveries seen = deliveries();
        Letter control = letter();
        submit(control).accepted();
        delivered(control);
        return seen.holding(letter.marker(), 0).isEmpty();
    }

    /** What the target delivers. */
    Deliveries deliveries() {
        return target.facilities()
                .deliveries()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: deliveries cannot be seen here"));
    }

    /** The server's clock. */
    PassingTime time() {
        return target.facilities().time();
    }

    /** An address in a domain that is not local, where mail shows among the deliveries. */
    String remote(String localPart) {
        return localPart + "@"
                + target.facilities()
                        .remoteDomain()
                        .orElseThrow(() -> new PreconditionNotMet(
                                "NOT APPLICABLE: no remote domain whose deliveries can be seen"));
    }

    public String header() {
        return target.header(Integer.toHexString(events.hashCode()));
    }

    /** The sender's address of the account. */
    public String own() {
        return target.own();
    }

    public String user() {
        return target.credentials().user();
    }

    public String password() {
        return target.credentials().password();
    }

    public static String plain(String authzid, String user, String password) {
        return Base64Text.encode(authzid + "\0" + user + "\0" + password);
    }

    @Override
    public void close() {
        connection.close();
    }
}
