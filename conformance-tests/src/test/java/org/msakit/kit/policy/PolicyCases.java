package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.msakit.kit.policy.PolicyCase.Entry;
import org.msakit.kit.policy.PolicyCase.Talk;
import org.msakit.policy.Request;

/** Random policies and dialogues, with entries that collide: tags, prefixes, parents, one name in several roles. */
final class PolicyCases {
    private static final String[] CLIENTS = {
        "10.77.66.11",
        "10.77.66.12",
        "10.77.66.13",
        "10.77.66",
        "10.77",
        "10",
        "10.77.66.1",
        "10.77.66.",
        "10.77.66.0/24",
        "[10.77.66.11]",
        "[10.77]",
        "host.dom.test",
        "dom.test",
        "test",
        "127.0.0.1",
        "127",
        "localhost"
    };
    private static final String[] SENDERS = {
        "s@remote.test",
        "s@",
        "remote.test",
        "test",
        "alice@sm.test",
        "alice@",
        "sm.test",
        "s+*@remote.test",
        "t@sub.remote.test",
        "sub.remote.test",
        "u@",
        "host"
    };
    private static final String[] RECIPIENTS = {
        "x@else.test",
        "x@",
        "else.test",
        "test",
        "alice@sm.test",
        "alice@",
        "sm.test",
        "bob@sm.test",
        "bob@",
        "sub.else.test",
        "y@sub.else.test"
    };
    private static final String[] VALUES = {
        "OK",
        "RELAY",
        "REJECT",
        "DISCARD",
        "SKIP",
        "relay",
        "QUARANTINE:why",
        "ERROR:5.7.1:550 with codes",
        "ERROR:550 with code",
        "ERROR:4.7.1:450 later",
        "ERROR:4.7.0:421 gone",
        "550 bare text",
        "450 4.7.1 bare later",
        "ERROR:5.7.1:\"550 quoted\"",
        "ERROR:words alone",
        "Bogus words"
    };
    private static final String[] WORDS = {"RELAY", "OK", "REJECT", "SKIP", "DISCARD"};

    /** The keys of one look-up, from the first to the last. */
    private static final List<List<String>> CHAINS = List.of(
            List.of("Connect:10.77.66.11", "10.77.66.11", "Connect:10.77.66", "10.77.66"),
            List.of("Connect:host.dom.test", "host.dom.test", "Connect:dom.test", "Connect:10.77.66.13"),
            List.of("From:s@remote.test", "s@remote.test", "From:s@", "From:remote.test", "remote.test"),
            List.of("To:x@else.test", "x@else.test", "To:else.test", "else.test"),
            List.of("To:alice@sm.test", "alice@sm.test", "To:alice@", "alice@", "To:sm.test"));

    private static final String[] LETTERS = {
        "L", "l", "A", "a", "E", "e", "S", "s", "C", "c", "D", "d", "B", "b", "X", "x", "P", "L e", "l A", "temp"
    };

    private PolicyCases() {}

    static Arbitrary<PolicyCase> all() {
        return Arbitraries.of(ServerSetting.ALL)
                .flatMap(setting -> Combinators.combine(
                                Arbitraries.of(setting.listeners()),
                                maps(),
                                talk().list().ofMinSize(1).ofMaxSize(3))
                        .as((modifiers, entries, talks) -> new PolicyCase(setting, modifiers, entries, talks)));
    }

    /** No key twice: makemap refuses that. */
    private static Arbitrary<List<Entry>> maps() {
        return Combinators.combine(
                        collision().list().ofMaxSize(2), entry().list().ofMaxSize(4))
                .as((collisions, others) -> {
                    Map<String, Entry> byKey = new LinkedHashMap<>();
                    Stream.concat(collisions.stream().flatMap(List::stream), others.stream())
                            .forEach(e -> byKey.putIfAbsent(e.key().toLowerCase(Locale.ROOT), e));
                    return List.copyOf(byKey.values());
                });
    }

    /** Two or three entries that one look-up comes to, with values that contradict each other. */
    private static Arbitrary<List<Entry>> collision() {
        return Combinators.combine(
                        Arbitraries.of(CHAINS).flatMap(Arbitraries::shuffle), Arbitraries.shuffle(WORDS), chance(3))
                .as((keys, words, third) -> Stream.iterate(0, i -> i < (third ? 3 : 2), i -> i + 1)
                        .map(i -> new Entry(keys.get(i), words.get(i)))
                        .toList());
    }

    private static Arbitrary<Entry> entry() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, entries(CLIENTS, VALUES, "Connect:", "")),
                Tuple.of(4, entries(SENDERS, VALUES, "From:", "")),
                Tuple.of(5, entries(RECIPIENTS, VALUES, "To:", "")),
                Tuple.of(2, entries(CLIENTS, LETTERS, "Srv_Features:")),
                Tuple.of(1, entries(new String[] {""}, LETTERS, "Srv_Features:")),
                Tuple.of(1, entries(RECIPIENTS, new String[] {"FRIEND", "HATER", "OK"}, "Spam:")));
    }

    private static Arbitrary<Entry> entries(String[] keys, String[] values, String... tags) {
        return Combinators.combine(Arbitraries.of(tags), Arbitraries.of(keys), Arbitraries.of(values))
                .as((tag, key, value) -> new Entry(tag + key, value));
    }

    private static Arbitrary<Talk> talk() {
        return Combinators.combine(
                        Arbitraries.of(Vantage.values()),
                        chance(9, new Request.Ehlo()),
                        chance(2, new Request.StartTls()),
                        Arbitraries.frequency(
                                Tuple.of(5, List.<Request>of()),
                                Tuple.of(3, List.<Request>of(new Request.Auth("PLAIN"))),
                                Tuple.of(2, List.<Request>of(new Request.Auth("LOGIN")))),
                        probes(),
                        envelope(),
                        chance(3, new Request.Data()))
                .as((vantage, hello, tls, login, probes, envelope, data) -> {
                    List<Request> requests = new ArrayList<>(hello);
                    requests.addAll(tls);
                    requests.addAll(tls.isEmpty() ? List.of() : hello);
                    requests.addAll(login);
                    requests.addAll(probes);
                    requests.addAll(envelope);
                    requests.addAll(data);
                    requests.addAll(data.isEmpty() ? List.of() : List.of(new Request.Content()));
                    return new Talk(vantage, requests);
                });
    }

    private static Arbitrary<Boolean> chance(int ofTen) {
        return Arbitraries.frequency(Tuple.of(ofTen, true), Tuple.of(10 - ofTen, false));
    }

    private static Arbitrary<List<Request>> chance(int ofTen, Request request) {
        return chance(ofTen).map(yes -> yes ? List.of(request) : List.of());
    }

    private static Arbitrary<List<Request>> probes() {
        Arbitrary<Request> probe = Arbitraries.of(
                new Request.Vrfy("alice"),
                new Request.Expn("alice"),
                new Request.Etrn(),
                new Request.Help(),
                new Request.Noop(),
                new Request.Rset(),
                new Request.Data(),
                new Request.StartTls(),
                new Request.Rcpt("alice@sm.test"));
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(List.of())),
                Tuple.of(4, probe.list().ofMinSize(1).ofMaxSize(2)));
    }

    private static Arbitrary<List<Request>> envelope() {
        Arbitrary<String> sender = Arbitraries.of(
                "s@remote.test",
                "s@remote.test",
                "t@sub.remote.test",
                "alice@sm.test",
                "",
                "u",
                "u@host",
                "u@localhost",
                "s+d@remote.test");
        Arbitrary<String> recipient = Arbitraries.of(
                "alice@sm.test",
                "bob@sm.test",
                "x@else.test",
                "x@else.test",
                "y@sub.else.test",
                "alice",
                "nosuch@sm.test",
                "bob+d@sm.test",
                "postmaster");
        return Combinators.combine(
                        sender, recipient.list().ofMinSize(1).ofMaxSize(3).uniqueElements())
                .as((from, to) -> {
                    List<Request> requests = new ArrayList<>(List.of(new Request.Mail(from)));
                    to.forEach(r -> requests.add(new Request.Rcpt(r)));
                    return requests;
                });
    }
}
