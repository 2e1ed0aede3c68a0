package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.msakit.policy.AccessMap;
import org.msakit.policy.Client;
import org.msakit.policy.Modifier;
import org.msakit.policy.Policy;
import org.msakit.policy.PrivacyFlag;
import org.msakit.policy.Request;
import org.msakit.policy.SubmissionPolicy;

/** All that the policy of a listener is made of, and dialogues that ask for it. */
final class PolicyInputs {
    private static final Set<String> MECHANISMS = Set.of("PLAIN", "LOGIN");
    private static final List<String> SENDERS = List.of(
            "",
            "s@remote.test",
            "s+tag@sub.remote.test",
            "other@remote.test",
            "alice@sm.test",
            "s@host",
            "s",
            "s@localhost",
            "s@[127.0.0.1]");
    private static final List<String> RECIPIENTS = List.of(
            "alice@sm.test",
            "bob@sm.test",
            "bob+list@mx.sm.test",
            "nobody@sm.test",
            "x@else.test",
            "y@sub.else.test",
            "x%else.test@sm.test",
            "else.test!x@sm.test",
            "x%sm.test@else.test",
            "postmaster");

    private PolicyInputs() {}

    /** A listener, a client, and what the client asks. */
    record Input(Policy policy, Client client, List<Request> requests) {
        PolicyComparison compare(SubmissionPolicy model) {
            return PolicyComparison.of(model, policy, client, requests);
        }
    }

    static Arbitrary<Input> inputs() {
        return Combinators.combine(policies(), clients(), dialogues()).as(Input::new);
    }

    private static Arbitrary<Policy> policies() {
        return Combinators.combine(modifiers(), maps(), privacy(), features(), mechanisms(), mechanisms())
                .as((modifiers, map, privacy, features, offered, trusted) -> Policy.of(modifiers, map)
                        .with(privacy)
                        .with(offered, trusted, Set.of("alice", "bob", "postmaster"))
                        .minus(Policy.Feature.BLOCKLIST_RECIPIENTS)
                        .plus(features));
    }

    private static Arbitrary<Client> clients() {
        return Arbitraries.of(
                Client.nameless("10.1.2.3"),
                Client.nameless("10.1.2.4"),
                Client.nameless("10.9.9.9"),
                Client.nameless("127.0.0.1"),
                Client.nameless("127.0.0.2"),
                Client.nameless("2001:db8:0:0:0:0:0:7"),
                Client.nameless("0:0:0:0:0:0:0:1"),
                Client.named("10.1.2.3", "host.dom.test"),
                new Client("10.1.2.3", "host.dom.test", Client.Resolution.FORGED),
                new Client("10.1.2.3", "", Client.Resolution.TEMP),
                Client.named("10.1.2.3", "mx.sm.test"));
    }

    /** Mostly EHLO, perhaps TLS, anything, perhaps a login, anything. */
    private static Arbitrary<List<Request>> dialogues() {
        return Combinators.combine(
                        Arbitraries.of(true, true, true, true, true, true, true, true, true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        requests().list().ofMaxSize(4),
                        requests().list().ofMinSize(3).ofMaxSize(12))
                .as((hello, tls, login, before, after) -> {
                    List<Request> all = new ArrayList<>(hello ? List.of(new Request.Ehlo()) : List.of());
                    if (tls) {
                        all.addAll(List.of(new Request.StartTls(), new Request.Ehlo()));
                    }
                    all.addAll(before);
                    if (login) {
                        all.addAll(List.of(new Request.Rset(), new Request.Auth("PLAIN")));
                    }
                    all.addAll(after);
                    return all;
                });
    }

    private static Arbitrary<Request> requests() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(SENDERS).map(Request.Mail::new)),
                Tuple.of(12, Arbitraries.of(RECIPIENTS).map(Request.Rcpt::new)),
                Tuple.of(5, Arbitraries.just(new Request.Data())),
                Tuple.of(2, Arbitraries.of("PLAIN", "LOGIN", "GSSAPI").map(Request.Auth::new)),
                Tuple.of(
                        4,
                        Arbitraries.of(
                                new Request.Rset(),
                                new Request.StartTls(),
                                new Request.Noop(),
                                new Request.Help(),
                                new Request.Etrn(),
                                new Request.Vrfy("bob"),
                                new Request.Expn("bob"))));
    }

    private static Arbitrary<String> modifiers() {
        return Arbitraries.of(Modifier.class).set().ofMaxSize(5).map(Modifier::letters);
    }

    private static Arbitrary<Set<PrivacyFlag>> privacy() {
        return Arbitraries.of(PrivacyFlag.class).set().ofMaxSize(3);
    }

    private static Arbitrary<Policy.Feature[]> features() {
        Arbitrary<List<Policy.Feature>> delays = Arbitraries.of(
                List.of(),
                List.of(Policy.Feature.DELAY_CHECKS),
                List.of(Policy.Feature.DELAY_CHECKS, Policy.Feature.SPAM_FRIEND),
                List.of(Policy.Feature.DELAY_CHECKS, Policy.Feature.SPAM_HATER));
        Arbitrary<Set<Policy.Feature>> others = Arbitraries.of(
                        Policy.Feature.ACCESS_SKIP,
                        Policy.Feature.BLOCKLIST_RECIPIENTS,
                        Policy.Feature.RELAY_MAIL_FROM,
                        Policy.Feature.NO_PLAINTEXT)
                .set();
        return Combinators.combine(delays, others).as((first, second) -> {
            EnumSet<Policy.Feature> all = EnumSet.of(Policy.Feature.TLS);
            all.addAll(first);
            all.addAll(second);
            return all.toArray(Policy.Feature[]::new);
        });
    }

    private static Arbitrary<Set<String>> mechanisms() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(MECHANISMS)),
                Tuple.of(1, Arbitraries.of(MECHANISMS).set()));
    }

    private static Arbitrary<AccessMap> maps() {
        Arbitrary<String> keys = Arbitraries.frequencyOf(
                Tuple.of(4, clientKeys()),
                Tuple.of(4, mailKeys()),
                Tuple.of(1, Arbitraries.of("Spam:alice@sm.test", "Spam:bob@", "Spam:sm.test", "Spam:else.test")));
        Arbitrary<AccessMap> plain =
                Arbitraries.maps(keys, values()).ofMaxSize(6).map(AccessMap::new);
        Arbitrary<String> featured = Arbitraries.of(
                "Srv_Features:", "Srv_Features:10.1.2.3", "Srv_Features:10.1", "Srv_Features:host.dom.test");
        return Combinators.combine(plain, featured, letters()).as((map, key, letters) -> {
            LinkedHashMap<String, String> entries = new LinkedHashMap<>(map.entries());
            if (!letters.isEmpty()) {
                entries.put(key, letters);
            }
            return new AccessMap(entries);
        });
    }

    private static Arbitrary<String> clientKeys() {
        Arbitrary<String> tags = Arbitraries.of("", "Connect:");
        Arbitrary<String> keys = Arbitraries.of(
                "10",
                "10.1",
                "10.1.2",
                "10.1.2.3",
                "10.1.2.",
                "10.1.2.0/24",
                "[10.1.2.3]",
                "[10.1]",
                "127.0.0.1",
                "127",
                "IPv6:2001:db8",
                "IPv6:2001:db8:0:0:0:0:0:7",
                "host.dom.test",
                "dom.test",
                "test",
                "mx.sm.test");
        return Combinators.combine(tags, keys).as(String::concat);
    }

    private static Arbitrary<String> mailKeys() {
        Arbitrary<String> tags = Arbitraries.of("", "From:", "To:", "From:", "To:");
        Arbitrary<String> keys = Arbitraries.of(
                "s@remote.test",
                "s@",
                "remote.test",
                "sub.remote.test",
                "test",
                "s+*@sub.remote.test",
                "s@sub.remote.test",
                "alice@sm.test",
                "bob@",
                "bob@mx.sm.test",
                "sm.test",
                "else.test",
                "x@else.test",
                "sub.else.test",
                "x@",
                "postmaster@",
                "host");
        return Combinators.combine(tags, keys).as(String::concat);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.of(
                "OK",
                "RELAY",
                "relay",
                "REJECT",
                "DISCARD",
                "SKIP",
                "QUARANTINE:held",
                "FRIEND",
                "HATER",
                "ERROR:5.7.1:550 no",
                "ERROR:550 no way",
                "ERROR:4.7.1:450 later",
                "ERROR:4.7.0:421 gone",
                "ERROR:\"550 quoted\"",
                "ERROR:5.1.8:no code",
                "550 plain",
                "450 4.7.1 wait",
                "Bogus words");
    }

    private static Arbitrary<String> letters() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("")),
                Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars("aAcCdDeElLnpPsSxXbB ")
                                .ofMinLength(1)
                                .ofMaxLength(5)
                                .map(String::strip)),
                Tuple.of(1, Arbitraries.just("temp")));
    }
}
