package org.msakit.model;

import org.msakit.wire.Reply;

/**
 * What the tester knows about a session. A value: no counters, no clock.
 *
 * @param phase what comes next on the wire
 * @param tls whether TLS is up
 * @param hello the EHLO or HELO in force
 * @param helloCause why there is none
 * @param offered what the latest EHLO reply offered
 * @param login whether the session is authenticated
 * @param mail the transaction
 * @param exchange the SASL exchange that is open
 * @param talk what was said in it
 */
public record SessionState(
        Phase phase,
        boolean tls,
        Hello hello,
        Cause helloCause,
        Capabilities offered,
        Login login,
        Transaction mail,
        Exchange exchange,
        Talk talk) {
    /** Right after connecting. */
    public static SessionState connected(boolean tls) {
        return new SessionState(
                Phase.GREETING,
                tls,
                Hello.NONE,
                Cause.NEVER_BEGUN,
                Capabilities.NONE,
                Login.NONE,
                Transaction.NONE,
                Exchange.NONE,
                Talk.NONE);
    }

    public SessionState with(Phase next) {
        return new SessionState(next, tls, hello, helloCause, offered, login, mail, exchange, talk);
    }

    public SessionState with(Transaction next) {
        return new SessionState(phase, tls, hello, helloCause, offered, login, next, exchange, talk);
    }

    public SessionState with(Login next) {
        return new SessionState(phase, tls, hello, helloCause, offered, next, mail, exchange, talk);
    }

    /** The same, where the latest EHLO reply offered this. */
    public SessionState offering(Capabilities other) {
        return new SessionState(phase, tls, hello, helloCause, other, login, mail, exchange, talk);
    }

    /** In the middle of a SASL exchange. */
    public SessionState with(Exchange next, String name) {
        return with(next, Talk.of(name));
    }

    /** In the middle of a SASL exchange. */
    public SessionState with(Exchange next, Talk said) {
        Phase nextPhase = next == Exchange.NONE ? Phase.COMMAND : Phase.SASL;
        return new SessionState(nextPhase, tls, hello, helloCause, offered, login, mail, next, said);
    }

    /** The user name given in the exchange, empty where none. */
    public String user() {
        return talk.user();
    }

    /** After an accepted EHLO: capabilities anew, no transaction, the login stays (RFC 5321 section 4.1.4). */
    public SessionState afterEhlo(Reply reply) {
        return new SessionState(
                Phase.COMMAND,
                tls,
                Hello.EHLO,
                Cause.EHLO,
                Capabilities.of(reply),
                login.surviving(Cause.EHLO),
                mail.endedBy(Cause.EHLO),
                Exchange.NONE,
                Talk.NONE);
    }

    /** After an accepted HELO: no extensions, no transaction. */
    public SessionState afterHelo() {
        return new SessionState(
                Phase.COMMAND,
                tls,
                Hello.HELO,
                Cause.HELO,
                Capabilities.NONE,
                login.surviving(Cause.EHLO),
                mail.endedBy(Cause.HELO),
                Exchange.NONE,
                Talk.NONE);
    }

    /** After the handshake that STARTTLS began: everything is forgotten (RFC 3207 section 4.2). */
    public SessionState afterStartTls() {
        return new SessionState(
                Phase.COMMAND,
                true,
                Hello.NONE,
                Cause.STARTTLS,
                Capabilities.NONE,
                login.done() ? new Login(false, Cause.STARTTLS) : Login.NONE,
                mail.endedBy(Cause.STARTTLS),
                Exchange.NONE,
                Talk.NONE);
    }

    /** After an event that must leave login and transaction alone. */
    public SessionState surviving(Cause event) {
        return with(mail.surviving(event));
    }

    /** The same, with nothing known of why it is so. */
    public SessionState withoutCauses() {
        return new SessionState(
                phase,
                tls,
                hello,
                Cause.NEVER_BEGUN,
                offered,
                new Login(login.done(), Cause.NEVER_BEGUN),
                new Transaction(mail.stage(), Cause.NEVER_BEGUN, mail.traits()),
                exchange,
                talk);
    }

    /** Short form for explanations. */
    public String describe() {
        StringBuilder out = new StringBuilder(phase.name().toLowerCase(java.util.Locale.ROOT));
        out.append(tls ? ", TLS" : ", clear text").append(", hello ").append(hello);
        out.append(login.done() ? ", authenticated" : ", not authenticated");
        return out.append(", transaction ").append(mail.stage()).toString();
    }
}
