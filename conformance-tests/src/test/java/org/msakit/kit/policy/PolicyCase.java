package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msakit.policy.AccessMap;
import org.msakit.policy.Policy;
import org.msakit.policy.Release;
import org.msakit.policy.Request;

/**
 * A policy and what clients try under it.
 *
 * @param setting the server
 * @param modifiers of the listener
 * @param entries of the access map
 * @param talks one connection each
 */
record PolicyCase(ServerSetting setting, String modifiers, List<Entry> entries, List<Talk> talks) {
    /** A line of the access map. */
    record Entry(String key, String value) {}

    /** What one client asks for, in order. */
    record Talk(Vantage vantage, List<Request> requests) {
        Talk without(int index) {
            List<Request> fewer = new ArrayList<>(requests);
            fewer.remove(index);
            return new Talk(vantage, fewer);
        }
    }

    PolicyCase {
        entries = List.copyOf(entries);
        talks = List.copyOf(talks);
    }

    /** The access map in a network. */
    AccessMap access(String network) {
        return new AccessMap(entries.stream()
                .collect(Collectors.toMap(
                        e -> Vantage.here(e.key(), network),
                        Entry::value,
                        (first, second) -> first,
                        java.util.LinkedHashMap::new)));
    }

    Policy policy(String network, Release release) {
        return setting.policy(modifiers, access(network), release);
    }

    PolicyCase with(List<Entry> map, List<Talk> dialogues) {
        return new PolicyCase(setting, modifiers, map, dialogues);
    }

    PolicyCase on(ServerSetting server, String letters) {
        return new PolicyCase(server, letters, entries, talks);
    }

    @Override
    public String toString() {
        Map<String, String> lines = access("10.77.66").entries();
        return "M=" + modifiers + ", features: " + setting.features() + ", privacy: " + setting.privacy() + "\n"
                + lines.entrySet().stream()
                        .map(e -> "  " + e.getKey() + "\t" + e.getValue() + "\n")
                        .collect(Collectors.joining())
                + talks.stream()
                        .map(t -> "  " + t.vantage() + ": " + t.requests() + "\n")
                        .collect(Collectors.joining());
    }
}
