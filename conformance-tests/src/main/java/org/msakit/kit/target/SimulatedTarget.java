package org.msakit.kit.target;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.msakit.kit.client.SimulatedConnection;
import org.msakit.model.Config;
import org.msakit.policy.Admission;
import org.msakit.simulation.CanonicalChoice;
import org.msakit.simulation.Choice;
import org.msakit.simulation.Manners;
import org.msakit.simulation.Model;
import org.msakit.simulation.SimulatedServer;

/** A server made from the model, with manners drawn by a seed; whatever the kit holds against it, the kit is wrong. */
public final class SimulatedTarget {
    private SimulatedTarget() {}

    /** A legal server; who may submit without a login, on what port, and whether TLS comes first, is drawn by the seed. */
    public static Target of(Model model, Manners manners) {
        Admission admission = switch (Math.floorMod(manners.seed(), 4)) {
            case 0 -> Admission.RELAY;
            case 1 -> Admission.LOCAL_ONLY;
            default -> Admission.LOGIN_REQUIRED;
        };
        boolean submissionPort = Math.floorMod(manners.seed(), 7) != 0;
        return of(model, manners, EmbeddedTarget.config(admission, submissionPort));
    }

    /** A legal server told of as given. */
    public static Target of(Model model, Manners manners, Config config) {
        boolean implicitTls = Math.floorMod(manners.seed(), 5) == 0;
        AtomicLong number = new AtomicLong();
        return target(
                "simulated server " + manners.seed(),
                implicitTls,
                () -> new SimulatedServer(model, config, manners, number.incrementAndGet(), implicitTls),
                config);
    }

    /** What the canonical server is told: a submission port that requires a login, with STARTTLS. */
    public static Config canonicalConfig() {
        return EmbeddedTarget.config(Admission.LOGIN_REQUIRED, true);
    }

    /** A server of {@link #canonicalConfig} that moves as told, as {@link CanonicalChoice} for one. */
    public static Target of(Choice choice) {
        return target("canonical server", false, () -> new SimulatedServer(choice, false), canonicalConfig());
    }

    private static Target target(String name, boolean implicitTls, Supplier<SimulatedServer> server, Config config) {
        return new Target(
                name,
                "simulation",
                implicitTls ? TlsMode.IMPLICIT : TlsMode.STARTTLS,
                () -> new SimulatedConnection(server.get(), implicitTls),
                config,
                new Target.Credentials("alice", EmbeddedTarget.ACCOUNTS.get("alice")),
                "example.test",
                "bob@example.test",
                Duration.ofMinutes(15),
                Duration.ofSeconds(10));
    }
}
