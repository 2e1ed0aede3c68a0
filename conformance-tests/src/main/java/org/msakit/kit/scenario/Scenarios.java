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
        all.addAll(Rfc5321Scenarios.all());
        all.addAll(LimitScenarios.all());
        all.addAll(StrangerScenarios.all());
        all.addAll(AddressScenarios.all());
        all.addAll(EnvelopeScenarios.all());
        all.addAll(DeliveredContentScenarios.all());
        all.addAll(ResponsibilityScenarios.all());
        all.addAll(TraceScenarios.all());
        all.addAll(HeaderScenarios.all());
        all.addAll(Rfc6409Scenarios.all());
        all.addAll(Rfc4954Scenarios.all());
        all.addAll(SaslScenarios.all());
        all.addAll(ScramScenarios.all());
        all.addAll(ChallengeScenarios.all());
        all.addAll(TlsScenarios.all());
        all.addAll(TlsHelloScenarios.all());
        all.addAll(Rfc8314Scenarios.all());
        all.addAll(PipeliningScenarios.all());
        all.addAll(Rfc1870Scenarios.all());
        all.addAll(Rfc3030Scenarios.all());
        all.addAll(Rfc6152Scenarios.all());
        all.addAll(Rfc6531Scenarios.all());
        all.addAll(Rfc3461Scenarios.all());
        all.addAll(Rfc2852Scenarios.all());
        all.addAll(Rfc4865Scenarios.all());
        all.addAll(Rfc6710Scenarios.all());
        all.addAll(Rfc4468Scenarios.all());
        all.addAll(Rfc8689Scenarios.all());
        all.addAll(NextHopScenarios.all());
        all.addAll(ReportScenarios.all());
        all.addAll(Rfc9422Scenarios.all());
        all.addAll(Rfc1985Scenarios.all());
        all.addAll(Rfc2505Scenarios.all());
        all.addAll(SecurityScenarios.all());
        all.addAll(SiteScenarios.all());
        all.addAll(AccountScenarios.all());
        return List.copyOf(all);
    }
}
