package org.msakit.audit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msakit.sendmail.access.AccessAction;
import org.msakit.sendmail.access.AccessAction.Kind;
import org.msakit.sendmail.access.AccessEntry;
import org.msakit.sendmail.access.KeyForm;
import org.msakit.sendmail.access.Tag;
import org.msakit.sendmail.cf.Policy;
import org.msakit.sendmail.config.Listener;

/** Entries of the access map that do more or less than they seem to. */
final class AccessRules {
    private static final int SHOWN = 3;
    private static final Set<String> OLD_WORDS = Set.of("FRIEND", "HATER", "SPAMFRIEND", "SPAMHATER");

    static final List<Rule> RULES = List.of(
            new Rule(
                    "AUDIT-ACCESS-SUBMITS",
                    Severity.ERROR,
                    "an access entry that stands in for a login",
                    AccessRules::submits),
            new Rule(
                    "AUDIT-REJECTED-AFTER-LOGIN",
                    Severity.WARNING,
                    "refused clients that may submit after login",
                    AccessRules::rejectedAfterLogin),
            new Rule(
                    "AUDIT-FROM-SHIELDS",
                    Severity.WARNING,
                    "a sender that opens the door to refused clients",
                    AccessRules::fromShields),
            new Rule(
                    "AUDIT-DISCARD-FOR-ALL",
                    Severity.WARNING,
                    "DISCARD for one recipient loses the message for all",
                    AccessRules::discardForAll),
            new Rule("AUDIT-KEY-NEVER-MATCHES", Severity.WARNING, "a key without effect", AccessRules::neverMatches),
            new Rule(
                    "AUDIT-VALUE-REFUSES",
                    Severity.WARNING,
                    "a word that sendmail takes as the text of a refusal",
                    AccessRules::valueRefuses));

    private AccessRules() {}

    private static Stream<Fault> submits(Subject subject) {
        List<Listener> open =
                subject.submission().stream().filter(l -> !l.has('a')).toList();
        if (open.isEmpty()) {
            return Stream.empty();
        }
        String where = open.stream().map(Listener::toString).collect(Collectors.joining(", "));
        Stream<Fault> clients = Clients.entries(subject)
                .filter(e -> Clients.does(e, Kind.RELAY))
                .map(e -> submits(e, e.key().name() + " sends to any address on " + where));
        Stream<Fault> recipients = subject.entries()
                .filter(e -> e.key().tag() == Tag.TO && e.key().form() == KeyForm.DOMAIN && Clients.does(e, Kind.RELAY))
                .map(e -> submits(e, "anybody sends to " + e.key().name() + " on " + where));
        Stream<Fault> senders = subject.entries()
                .filter(e ->
                        subject.has(Policy.RELAY_MAIL_FROM) && e.key().tag() == Tag.FROM && Clients.does(e, Kind.RELAY))
                .map(e -> submits(e, "whoever calls himself " + e.key().name() + " sends to any address on " + where));
        return Stream.of(clients, recipients, senders).flatMap(s -> s);
    }

    private static Fault submits(AccessEntry entry, String what) {
        return new Fault(
                entry.place(),
                words(entry) + ": " + what + " without login",
                Wire.relayWithoutLogin(),
                "modifier a on the submission ports; the entry then counts on the others alone");
    }

    private static Stream<Fault> rejectedAfterLogin(Subject subject) {
        List<AccessEntry> refused = Clients.refused(subject);
        boolean login = subject.mta().isPresent()
                && subject.reachable().stream()
                        .anyMatch(l -> subject.mechanisms().loginRelays(l));
        if (refused.isEmpty() || !login || !subject.has(Policy.DELAY_CHECKS)) {
            return Stream.empty();
        }
        String shown = refused.stream()
                .limit(SHOWN)
                .map(e -> words(e) + " (" + e.place() + ")")
                .collect(Collectors.joining(", "));
        String more = refused.size() > SHOWN ? " and " + (refused.size() - SHOWN) + " more" : "";
        return Stream.of(new Fault(
                subject.mta().orElseThrow().policies().get(Policy.DELAY_CHECKS),
                "with delay_checks a login makes sendmail forget that a client is refused: " + shown + more,
                Wire.dialogue(
                        "AUTH PLAIN AHVzZXIAcGFzc3dvcmQ=",
                        "235 2.0.0 OK Authenticated",
                        "MAIL FROM:<user@example.com>",
                        "250 2.1.0 Sender ok",
                        "RCPT TO:<somebody@elsewhere.example>",
                        "250 2.1.5 Recipient ok"),
                "take FEATURE(`delay_checks') away, or refuse these clients before sendmail (packet filter)"));
    }

    private static Stream<Fault> fromShields(Subject subject) {
        if (!subject.has(Policy.DELAY_CHECKS)
                || subject.withoutLogin().isEmpty()
                || Clients.refused(subject).isEmpty()) {
            return Stream.empty();
        }
        return subject.entries()
                .filter(AccessRules::isSender)
                .filter(e -> Clients.does(e, Kind.OK) || Clients.does(e, Kind.RELAY) || Clients.does(e, Kind.DISCARD))
                .filter(e -> !Clients.isLoopback(e.key()))
                .map(e -> new Fault(
                        e.place(),
                        words(e) + ": with delay_checks a refused client that calls itself "
                                + e.key().name() + " is not refused any more",
                        Wire.dialogue(
                                "MAIL FROM:<" + example(e) + ">",
                                "250 2.1.0 Sender ok",
                                "RCPT TO:<user@this-host>",
                                "250 2.1.5 Recipient ok"),
                        "take the entry away: senders can be forged"));
    }

    private static boolean isSender(AccessEntry e) {
        return switch (e.key().form()) {
            case DOMAIN, MAILBOX, USER -> e.key().tag() == Tag.FROM || e.key().tag() == Tag.NONE;
            default -> false;
        };
    }

    private static String example(AccessEntry e) {
        return switch (e.key().form()) {
            case USER -> e.key().name() + "anywhere.example";
            case MAILBOX -> e.key().name();
            default -> "anybody@" + e.key().name();
        };
    }

    private static Stream<Fault> discardForAll(Subject subject) {
        if (!subject.has(Policy.BLOCKLIST_RECIPIENTS)) {
            return Stream.empty();
        }
        return subject.entries()
                .filter(AccessRules::isRecipient)
                .filter(e -> Clients.does(e, Kind.DISCARD))
                .map(e -> new Fault(
                        e.place(),
                        words(e) + ": a message that has this recipient among others is lost for all of them",
                        Wire.dialogue(
                                "RCPT TO:<user@this-host>",
                                "250 2.1.5 Recipient ok",
                                "RCPT TO:<" + example(e) + ">",
                                "250 2.1.5 Recipient ok",
                                "DATA ...",
                                "250 2.0.0 Message accepted for delivery (and thrown away)"),
                        "refuse it: ERROR:5.1.1:550 User unknown; or send it to /dev/null with an alias"));
    }

    private static boolean isRecipient(AccessEntry e) {
        return switch (e.key().form()) {
            case DOMAIN, MAILBOX, USER -> e.key().tag() == Tag.TO || e.key().tag() == Tag.NONE;
            default -> false;
        };
    }

    private static Stream<Fault> neverMatches(Subject subject) {
        boolean compressed = subject.mta()
                .flatMap(c -> c.option("UseCompressedIPv6Addresses"))
                .filter(o -> o.value().toLowerCase(Locale.ROOT).startsWith("t"))
                .isPresent();
        return subject.entries()
                .filter(e -> e.key().form() == KeyForm.DEAD
                        || (e.key().form() == KeyForm.COMPRESSED6 && !compressed && !Clients.isLoopback(e.key())))
                .map(e -> new Fault(
                        e.place(),
                        words(e) + " never takes effect: "
                                + e.key()
                                        .neverMatches()
                                        .orElse("sendmail writes out all eight groups of an IPv6 address"),
                        Wire.event("the client or address is treated as if the entry were not there"),
                        "write whole octets or groups without a dot, colon or prefix length at the end, such as"
                                + " Connect:192.0.2 or Connect:IPv6:2001:db8"));
    }

    private static Stream<Fault> valueRefuses(Subject subject) {
        return subject.entries()
                .filter(e -> e.key().form() != KeyForm.DEAD)
                .filter(e -> switch (e.key().tag()) {
                    case CONNECT, FROM, NONE -> true;
                    case TO -> subject.has(Policy.BLOCKLIST_RECIPIENTS);
                    default -> false;
                })
                .filter(e -> isUnknownWord(subject, e.action()))
                .map(
                        e -> new Fault(
                                e.place(),
                                words(e) + ": \"" + e.value()
                                        + "\" is no word that sendmail knows here, so that it refuses with this text",
                                Wire.dialogue("MAIL FROM:<anybody@example.com>", "553 5.3.0 " + e.value()),
                                "OK, RELAY, REJECT, DISCARD, SKIP (with the argument skip of access_db) or ERROR:D.S.N:CODE text"));
    }

    private static boolean isUnknownWord(Subject subject, AccessAction action) {
        return action.kind() == Kind.OTHER
                ? !OLD_WORDS.contains(action.text().toUpperCase(Locale.ROOT))
                : action.kind() == Kind.SKIP && !subject.has(Policy.ACCESS_SKIP);
    }

    private static String words(AccessEntry e) {
        return e.key() + " " + e.value();
    }
}
