package org.msakit.kit.scenario;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.msakit.kit.client.Connection;
import org.msakit.kit.target.Deliveries;
import org.msakit.kit.target.Delivery;
import org.msakit.kit.target.PassingTime;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.model.Phase;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** The client's side of one dialogue: the steps that scenarios are made of, from the greeting to what was delivered. */
public final class Session extends Talk {
    private static final String LITERAL = "[127.0.0.1]";

    public Session(Target target, Connection connection) {
        super(target, connection);
    }

    @Override
    Session self() {
        return this;
    }

    /** Reads the greeting. */
    public Session greeting() {
        if (!wire().opened()) {
            return connect().require(s -> s.phase() == Phase.COMMAND, "no greeting that lets a client go on");
        }
        return require(s -> s.phase() != Phase.TURNED_AWAY, "no greeting that lets a client go on");
    }

    /** Reads the greeting, whatever it says. */
    public Session connect() {
        if (!wire().opened()) {
            wire().open();
            awaitReplies();
        }
        return require(s -> true, "no greeting that lets a client go on");
    }

    /** Shakes hands behind a 220 to STARTTLS. */
    public Session handshake() {
        require(s -> s.phase() == Phase.HANDSHAKE, "STARTTLS was refused");
        wire().startTls();
        return require(s -> s.tls() && s.phase() == Phase.COMMAND, "no TLS");
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
        if (target().tls() == TlsMode.STARTTLS && state().offered().has("STARTTLS")) {
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
        if (!target().credentials().given()) {
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
        return target().config().admission() == org.msakit.policy.Admission.LOGIN_REQUIRED;
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
        return line("RCPT TO:<" + target().recipient() + ">")
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
        return letterTo(target().recipient());
    }

    Letter letterTo(String recipient) {
        String marker = "msakit" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        return Letter.plain(marker, own(), recipient, target().domain());
    }

    /** Submits a message in a transaction of its own, from state A; the reply to it is the last one. */
    Session submit(Letter letter, String... aims) {
        return submitTo(List.of(target().recipient()), letter, aims);
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
        return target().facilities()
                .deliveries()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: deliveries cannot be seen here"));
    }

    /** The server's clock. */
    PassingTime time() {
        return target().facilities().time();
    }

    /** An address in a domain that is not local, where mail shows among the deliveries. */
    String remote(String localPart) {
        return localPart + "@"
                + target().facilities()
                        .remoteDomain()
                        .orElseThrow(() -> new PreconditionNotMet(
                                "NOT APPLICABLE: no remote domain whose deliveries can be seen"));
    }

    public String header() {
        return target().header(Integer.toHexString(transcript().events().hashCode()));
    }

    /** The sender's address of the account. */
    public String own() {
        return target().own();
    }

    public String user() {
        return target().credentials().user();
    }

    public String password() {
        return target().credentials().password();
    }

    public static String plain(String authzid, String user, String password) {
        return Base64Text.encode(authzid + "\0" + user + "\0" + password);
    }
}
