package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;

/** All scenarios, RFC by RFC. */
public final class Scenarios {
    private static final List<Scenario> ALL = collect();

    private Scenarios() {}

    public static List<Scenario> all() {
        return ALL;
    }

    private static List<Scenario> collect() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(besideOthers(Rfc5321Scenarios.all()));
        all.addAll(LimitScenarios.all());
        all.addAll(StrangerScenarios.all());
        all.addAll(besideOthers(AddressScenarios.all()));
        all.addAll(besideOthers(EnvelopeScenarios.all()));
        all.addAll(besideOthers(DeliveredContentScenarios.all()));
        all.addAll(besideOthers(ResponsibilityScenarios.all()));
        all.addAll(besideOthers(TraceScenarios.all()));
        all.addAll(besideOthers(HeaderScenarios.all()));
        all.addAll(besideOthers(Rfc6409Scenarios.all()));
        all.addAll(besideOthers(Rfc4954Scenarios.all()));
        all.addAll(besideOthers(SaslScenarios.all()));
        all.addAll(besideOthers(ScramScenarios.all()));
        all.addAll(besideOthers(ChallengeScenarios.all()));
        all.addAll(TlsScenarios.all());
        all.addAll(besideOthers(TlsHelloScenarios.all()));
        all.addAll(Rfc8314Scenarios.all());
        all.addAll(PipeliningScenarios.all());
        all.addAll(besideOthers(Rfc1870Scenarios.all()));
        all.addAll(besideOthers(Rfc3030Scenarios.all()));
        all.addAll(besideOthers(Rfc6152Scenarios.all()));
        all.addAll(besideOthers(Rfc6531Scenarios.all()));
        all.addAll(besideOthers(Rfc3461Scenarios.all()));
        all.addAll(besideOthers(Rfc2852Scenarios.all()));
        all.addAll(Rfc4865Scenarios.all());
        all.addAll(besideOthers(Rfc6710Scenarios.all()));
        all.addAll(besideOthers(Rfc4468Scenarios.all()));
        all.addAll(besideOthers(Rfc8689Scenarios.all()));
        all.addAll(NextHopScenarios.all());
        all.addAll(ReportScenarios.all());
        all.addAll(Rfc9422Scenarios.all());
        all.addAll(besideOthers(Rfc1985Scenarios.all()));
        all.addAll(besideOthers(Rfc2505Scenarios.all()));
        all.addAll(besideOthers(SecurityScenarios.all()));
        all.addAll(SiteScenarios.all());
        all.addAll(AccountScenarios.all());
        return List.copyOf(all);
    }

    /** Scenarios that look at their own connection alone, and at no clock. */
    private static List<Scenario> besideOthers(List<Scenario> scenarios) {
        return scenarios.stream().map(Scenario::besideOthers).toList();
    }
}
