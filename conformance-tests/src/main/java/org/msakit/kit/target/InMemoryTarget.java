package org.msakit.kit.target;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.msakit.kit.client.InMemoryConnection;
import org.msakit.policy.Admission;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.ServerConfig;
import org.msakit.server.access.Caller;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.session.SubmissionSession;

/**
 * The session core of the reference server, or one of its mutants, without sockets and with a clock that jumps: what
 * takes minutes on a wire takes microseconds here.
 */
public final class InMemoryTarget {
    private InMemoryTarget() {}

    /** The correct server behind {@code M=aE}, with a client that the access map lists as RELAY. */
    public static Target reference() {
        return target("reference server (in memory)", EmbeddedTarget::base, listener());
    }

    /** The correct server in another configuration, behind {@code M=} of these modifiers. */
    public static Target reference(Consumer<ServerConfig.Builder> changes, String modifiers) {
        return target(
                "reference server (in memory), M=" + modifiers,
                () -> {
                    ServerConfig.Builder builder = EmbeddedTarget.base();
                    changes.accept(builder);
                    return builder;
                },
                ListenerConfig.loopback("MSA", modifiers));
    }

    /** A server of this configuration, in memory alone. */
    static Target of(String name, ServerConfig config) {
        return target(name, config, listener(), need -> Optional.empty(), Behind.mailboxes(config, clock()));
    }

    /** A server with one fault, in the configuration where the fault shows. */
    public static Target mutant(Mutant mutant) {
        return target(
                "mutant " + mutant.id(), () -> EmbeddedTarget.base().mutant(mutant), mutant.configure(listener()));
    }

    /** The correct server in the configuration that a mutant needs: what is blamed here is not the mutant's fault. */
    public static Target control(Mutant mutant) {
        return target(
                "control of " + mutant.id(),
                () -> {
                    ServerConfig.Builder builder = EmbeddedTarget.base();
                    mutant.configure(builder);
                    return builder;
                },
                mutant.configure(listener()));
    }

    private static ListenerConfig listener() {
        return ListenerConfig.loopback("MSA", "aE");
    }

    private static Target target(String name, Supplier<ServerConfig.Builder> builder, ListenerConfig listener) {
        Map<Need, Target> variants = new EnumMap<>(Need.class);
        ServerConfig usual = builder.get().build();
        return target(
                name,
                usual,
                listener,
                need -> Optional.of(variants.computeIfAbsent(need, n -> {
                    ServerConfig.Builder varied = builder.get();
                    n.configure(varied);
                    ServerConfig config = varied.build();
                    Behind behind = n.nextHop()
                            .map(policy -> Behind.nextHopInMemory(config, n, clock()))
                            .orElseGet(() -> Behind.mailboxes(config, clock()));
                    return target(name, config, n.configure(listener), other -> Optional.empty(), behind);
                })),
                Behind.mailboxes(usual, clock()));
    }

    /** A clock that stands still unless a tester lets time pass. */
    private static PassingTime clock() {
        return PassingTime.ahead(InstantSource.fixed(Instant.EPOCH));
    }

    /** The server with the listener, and beside it one where TLS is reached in the other way. */
    private static Target target(
            String name,
            ServerConfig config,
            ListenerConfig listener,
            Function<Need, Optional<Target>> variants,
            Behind behind) {
        Target main = listening(name, config, listener, variants, behind);
        Target other = listening(name + ", other port", config, otherPort(listener), need -> Optional.empty(), behind);
        return main.with(main.facilities().withOtherPort(other));
    }

    private static ListenerConfig otherPort(ListenerConfig listener) {
        Set<org.msakit.server.Modifier> modifiers = new HashSet<>(listener.modifiers());
        if (!modifiers.remove(org.msakit.server.Modifier.IMPLICIT_TLS)) {
            modifiers.add(org.msakit.server.Modifier.IMPLICIT_TLS);
        }
        return listener.withModifiers(modifiers);
    }

    private static Target listening(
            String name,
            ServerConfig config,
            ListenerConfig listener,
            Function<Need, Optional<Target>> variants,
            Behind behind) {
        InetAddress client = InetAddress.getLoopbackAddress();
        AtomicLong number = new AtomicLong();
        boolean implicitTls = listener.implicitTls();
        Optional<String> certified = config.clientCertificates().required()
                ? Optional.empty()
                : config.clientCertificates().users().values().stream().findFirst();
        boolean needsLogin = listener.has(Modifier.REQUIRE_AUTH);
        return new Target(
                        name,
                        "memory",
                        implicitTls ? TlsMode.IMPLICIT : TlsMode.STARTTLS,
                        () -> new InMemoryConnection(
                                new SubmissionSession(
                                        config,
                                        listener,
                                        config::accessMap,
                                        Caller.of(client),
                                        behind.sink(),
                                        "m" + number.incrementAndGet(),
                                        behind.facilities().time()),
                                implicitTls,
                                config.limits().idle(),
                                certified),
                        EmbeddedTarget.config(
                                needsLogin ? Admission.LOGIN_REQUIRED : Admission.RELAY,
                                listener.isSubmission(),
                                config),
                        new Target.Credentials("alice", EmbeddedTarget.ACCOUNTS.get("alice")),
                        "example.test",
                        "bob@example.test",
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(10))
                .with(EmbeddedTarget.facilities(behind).withVariants(variants));
    }
}
