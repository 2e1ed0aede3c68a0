package org.msakit.server.mutant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The catalogue of faults. */
public final class Mutants {
    private static final Map<String, Mutant> BY_ID = new LinkedHashMap<>();

    static {
        Stream.of(
                        GreetingFaults.all(),
                        TransactionFaults.all(),
                        SubmissionFaults.all(),
                        ExtensionFaults.all(),
                        SizeFaults.all(),
                        PipeliningFaults.all(),
                        ChunkingFaults.all(),
                        InternationalFaults.all(),
                        ParameterFaults.all(),
                        OfferFaults.all(),
                        BurlFault.all(),
                        AuthFaults.all(),
                        MechanismFaults.all(),
                        SaslFaults.all(),
                        TlsFaults.all(),
                        TlsStackFaults.all(),
                        SmugglingFaults.all(),
                        AddressFaults.all(),
                        DeliveryFaults.all(),
                        NextHopFaults.all(),
                        ReportFaults.all(),
                        ResponsibilityFaults.all(),
                        HeaderFaults.all(),
                        LimitFaults.all(),
                        SiteFaults.all(),
                        ChannelFaults.all())
                .flatMap(List::stream)
                .forEach(mutant -> {
                    if (BY_ID.put(mutant.id(), mutant) != null) {
                        throw new IllegalStateException("two mutants are called " + mutant.id());
                    }
                });
    }

    private Mutants() {}

    /** All faults, grouped by what they break. */
    public static List<Mutant> all() {
        return List.copyOf(BY_ID.values());
    }

    /**
     * The fault of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those that look like it
     */
    public static Mutant byId(String id) {
        Mutant mutant = BY_ID.get(id);
        if (mutant == null) {
            List<String> near = BY_ID.keySet().stream()
                    .filter(known -> known.contains(id) || id.contains(known))
                    .toList();
            throw new IllegalArgumentException("unknown mutant \"" + id + "\"; "
                    + (near.isEmpty() ? "there are " + BY_ID.size() : "close: " + near));
        }
        return mutant;
    }
}
