package org.msakit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Theorem 3: with modifier {@code a}, no access map, client, privacy flag, feature or order of commands leads to an
 * accepted message without a login, but for one documented exception: a {@code Srv_Features} entry with {@code L} for
 * the client. Shown by exhaustive search over a finite universe; without {@code a} the same search finds the shortest
 * bypass. Each invariant is broken by a seeded fault, or it would say nothing.
 */
class SafeTheoremTest {
    private static final List<String> KEYS = List.of(
            "Connect:10.1.2.3",
            "10.1.2",
            "Connect:host.dom.test",
            "From:s@remote.test",
            "To:else.test",
            "To:alice@sm.test");
    private static final List<String> VALUES =
            List.of("RELAY", "OK", "REJECT", "DISCARD", "SKIP", "ERROR:4.7.0:421 later", "QUARANTINE:q");
    private static final List<Client> CLIENTS = List.of(
            Client.nameless("10.1.2.3"),
            Client.named("10.1.2.3", "host.dom.test"),
            Client.nameless("127.0.0.1"),
            Client.nameless("2001:db8:0:0:0:0:0:7"));
    private static final List<Request> REQUESTS = List.of(
            new Request.Ehlo(),
            new Request.StartTls(),
            new Request.Mail("s@remote.test"),
            new Request.Mail(""),
            new Request.Rcpt("x@else.test"),
            new Request.Rcpt("alice@sm.test"),
            new Request.Data(),
            new Request.Content(),
            new Request.Rset());

    /** A dialogue without login that ends with an accepted message, with the configuration. */
    private record Bypass(Policy policy, Client client, List<Request> dialogue) {
        @Override
        public String toString() {
            return "M=" + Modifier.letters(policy.modifiers()) + " " + policy.features() + "\n"
                    + policy.access().print() + client + "\n" + dialogue;
        }
    }

    /** Every map with at most two entries. */
    private static List<AccessMap> maps() {
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
        for (String key : KEYS) {
            for (Map<String, String> smaller : List.copyOf(all)) {
                for (String value : smaller.size() < 2 ? VALUES : List.<String>of()) {
                    Map<String, String> larger = new LinkedHashMap<>(smaller);
                    larger.put(key, value);
                    all.add(larger);
                }
            }
        }
        return all.stream().map(AccessMap::new).toList();
    }

    private static List<Policy> policies(String modifiers, AccessMap map) {
        List<Policy> all = new ArrayList<>();
        for (int bits = 0; bits < 16; bits++) {
            Policy policy = Policy.of(modifiers, map);
            policy = (bits & 1) == 0 ? policy : policy.plus(Policy.Feature.DELAY_CHECKS);
            policy = (bits & 2) == 0 ? policy : policy.plus(Policy.Feature.ACCESS_SKIP);
            policy = (bits & 4) == 0 ? policy : policy.with(PrivacyFlag.parse("goaway"));
            policy = (bits & 8) == 0 ? policy : policy.plus(Policy.Feature.RELAY_MAIL_FROM);
            all.add(policy);
        }
        return all;
    }

    /** Breadth first over all states that requests without a login reach: the first message accepted is the shortest. */
    private static Optional<List<Request>> shortest(Reading reading, Policy policy, Client client) {
        SubmissionPolicy model = new SubmissionPolicy(reading);
        PolicyState start = model.answer(policy, PolicyState.of(client), new Request.Connect())
                .next();
        Map<PolicyState, List<Request>> reached = new LinkedHashMap<>(Map.of(start, List.of()));
        Deque<PolicyState> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            PolicyState state = open.poll();
            for (Request request : REQUESTS) {
                boolean full = request instanceof Request.Rcpt
                        && state.envelope()
                                .filter(e -> e.recipients().size() > 1)
                                .isPresent();
                boolean lost = request instanceof Request.Content ? !state.content() : state.content();
                if (full || lost) {
                    continue;
                }
                Step step = model.answer(policy, state, request);
                List<Request> path = new ArrayList<>(reached.get(state));
                path.add(request);
                if (step.accepted()) {
                    return Optional.of(path);
                }
                if (!step.closes() && reached.putIfAbsent(step.next(), path) == null) {
                    open.add(step.next());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Bypass> search(
            Reading reading, String modifiers, List<AccessMap> maps, List<Client> clients) {
        for (AccessMap map : maps) {
            for (Policy policy : policies(modifiers, map)) {
                for (Client client : clients) {
                    Optional<List<Request>> found = shortest(reading, policy, client);
                    if (found.isPresent()) {
                        return Optional.of(new Bypass(policy, client, found.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void withModifierANoMessageIsAcceptedWithoutALogin() {
        List<AccessMap> maps = maps();
        for (String modifiers : List.of("a", "aE", "asE")) {
            assertThat(search(Reading.MEASURED, modifiers, maps, CLIENTS)).isEmpty();
        }
        System.out.printf(
                "theorem 3: %d maps x 16 feature sets x %d clients x 3 modifier sets, every order of %d requests%n",
                maps.size(), CLIENTS.size(), REQUESTS.size());
    }

    @Test
    void theExceptionIsASrvFeaturesEntryThatTakesTheDemandBack() {
        Client client = CLIENTS.get(0);
        Map<String, Boolean> opens = new LinkedHashMap<>();
        for (char letter = 'A'; letter <= 'z'; letter++) {
            if (Character.isLetter(letter)) {
                AccessMap map = AccessMap.parse("Connect:10.1.2.3 RELAY\nSrv_Features:10.1.2.3 " + letter);
                boolean open =
                        shortest(Reading.MEASURED, Policy.of("aE", map), client).isPresent();
                opens.put(String.valueOf(letter), open);
            }
        }
        assertThat(opens).hasSize(52);
        assertThat(opens.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey))
                .containsExactly("L");
    }

    @Test
    void withoutItTheShortestBypassIsFound() {
        Policy stock = Policy.of("E", AccessMap.parse("Connect:10.1.2.3 RELAY"));
        List<Request> dialogue =
                shortest(Reading.MEASURED, stock, CLIENTS.get(0)).orElseThrow();
        System.out.println("bypass: " + new Bypass(stock, CLIENTS.get(0), dialogue));
        assertThat(dialogue)
                .containsExactly(
                        new Request.Mail("s@remote.test"),
                        new Request.Rcpt("x@else.test"),
                        new Request.Data(),
                        new Request.Content());
    }

    /** A 2-safety property: what is granted before a login under any map is granted under the empty map as well. */
    @Test
    void noMapAddsAGrantBeforeTheLogin() {
        assertThat(addedGrants("aE")).isEmpty();
        assertThat(addedGrants("E")).contains("Rcpt[recipient=x@else.test] 250 2.1.5");
    }

    private static Set<String> addedGrants(String modifiers) {
        Set<String> added = new HashSet<>();
        for (Client client : CLIENTS) {
            Set<String> unlisted = grants(Policy.of(modifiers, AccessMap.EMPTY), client);
            for (AccessMap map : maps()) {
                added.addAll(grants(Policy.of(modifiers, map), client));
            }
            added.removeAll(unlisted);
        }
        return added;
    }

    private static Set<String> grants(Policy policy, Client client) {
        Set<String> grants = new HashSet<>();
        for (Request request : REQUESTS) {
            Walk walk = Walk.of(policy, client);
            if (request instanceof Request.Rcpt) {
                walk.mail("");
            }
            String reply = request instanceof Request.Content ? "" : walk.answer(request);
            if (reply.startsWith("2") || reply.startsWith("3")) {
                grants.add(request + " " + reply);
            }
        }
        return grants;
    }

    @Test
    void everySeededFaultBreaksTheInvariant() {
        Reading right = Reading.MEASURED;
        Map<String, Reading> faults = new LinkedHashMap<>();
        faults.put(
                "an entry RELAY is as good as a login",
                new Reading(
                        right.order(),
                        right.skip(),
                        right.offers(),
                        (state, policy) -> policy.access()
                                .get("Connect:" + state.client().address())
                                .filter("RELAY"::equals)
                                .isEmpty()));
        faults.put(
                "loopback needs no login",
                new Reading(
                        right.order(),
                        right.skip(),
                        right.offers(),
                        (state, policy) -> !state.client().isLoopback()));
        faults.put(
                "delay_checks delays the demand for a login",
                new Reading(right.order(), right.skip(), right.offers(), (state, policy) -> !policy.delaysChecks()));
        faults.put(
                "TLS is as good as a login",
                new Reading(right.order(), right.skip(), right.offers(), (state, policy) -> !state.tls()));
        faults.put(
                "the demand for a login is lost",
                new Reading(
                        right.order(),
                        right.skip(),
                        (policy, letters) -> {
                            EnumSet<Offer> offers = EnumSet.copyOf(Reading.independent(policy, letters));
                            offers.remove(Offer.LOGIN_REQUIRED);
                            return offers;
                        },
                        right.gate()));
        List<AccessMap> maps = maps();
        faults.forEach((name, reading) ->
                assertThat(search(reading, "aE", maps, CLIENTS)).as(name).isPresent());
    }

    /** The manual's word on {@code aA}, that A overrides a, would open the port: sendmail does not read it that way. */
    @Test
    void theManualsReadingOfBothLettersWouldBeABypass() {
        Reading manual = new Reading(
                Reading::taggedFirst,
                Reading.MEASURED.skip(),
                (policy, letters) -> {
                    EnumSet<Offer> offers = EnumSet.copyOf(Reading.independent(policy, letters));
                    if (policy.has(Modifier.NO_AUTH)) {
                        offers.remove(Offer.LOGIN_REQUIRED);
                    }
                    return offers;
                },
                Reading.MEASURED.gate());
        assertThat(search(Reading.MEASURED, "aA", List.of(AccessMap.EMPTY), CLIENTS))
                .isEmpty();
        assertThat(search(manual, "aA", List.of(AccessMap.EMPTY), CLIENTS)).isPresent();
    }
}
