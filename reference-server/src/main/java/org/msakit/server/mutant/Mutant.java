package org.msakit.server.mutant;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;

/** A named fault, and the requirement it breaks. */
public final class Mutant {
    private final String id;
    private final String requirementId;
    private final Set<String> consequences;
    private final String description;
    private final Supplier<Mutation> factory;
    private final Consumer<ServerConfig.Builder> setup;
    private final UnaryOperator<ListenerConfig> listener;
    private final HostFault hostFault;

    private Mutant(
            String id,
            String requirementId,
            Set<String> consequences,
            String description,
            Supplier<Mutation> factory,
            Consumer<ServerConfig.Builder> setup,
            UnaryOperator<ListenerConfig> listener,
            HostFault hostFault) {
        this.id = id;
        this.requirementId = requirementId;
        this.consequences = Set.copyOf(consequences);
        this.description = description;
        this.factory = factory;
        this.setup = setup;
        this.listener = listener;
        this.hostFault = hostFault;
    }

    /** A fault of the session that shows under any configuration. */
    public static Mutant of(String id, String requirementId, String description, Supplier<Mutation> factory) {
        return new Mutant(
                id,
                requirementId,
                Set.of(),
                description,
                factory,
                builder -> {},
                UnaryOperator.identity(),
                HostFault.NONE);
    }

    /** A fault at the sockets. */
    public static Mutant ofHost(String id, String requirementId, String description, HostFault fault) {
        return new Mutant(
                id,
                requirementId,
                Set.of(),
                description,
                () -> new Mutation() {},
                builder -> {},
                UnaryOperator.identity(),
                fault);
    }

    /** The same fault with more requirements that are broken along with its own. */
    public Mutant alsoBreaks(String... requirementIds) {
        Set<String> all = new TreeSet<>(consequences);
        all.addAll(List.of(requirementIds));
        return new Mutant(id, requirementId, Set.copyOf(all), description, factory, setup, listener, hostFault);
    }

    /** The same fault, which shows only where time passes. */
    public Mutant shownByTime() {
        return new Mutant(
                id, requirementId, consequences, description, factory, setup, listener, HostFault.TIME_PASSES);
    }

    /** The same fault with the configuration in which it shows. */
    public Mutant under(Consumer<ServerConfig.Builder> needed) {
        return new Mutant(id, requirementId, consequences, description, factory, needed, listener, hostFault);
    }

    /** The same fault with the listener on which it shows. */
    public Mutant on(UnaryOperator<ListenerConfig> needed) {
        return new Mutant(id, requirementId, consequences, description, factory, setup, needed, hostFault);
    }

    /** The name, in kebab case. */
    public String id() {
        return id;
    }

    /** The requirement that it breaks. */
    public String requirementId() {
        return requirementId;
    }

    /** Other requirements that it cannot help breaking as well. */
    public Set<String> consequences() {
        return consequences;
    }

    /** One line on what is wrong. */
    public String description() {
        return description;
    }

    /** The fault at work, for one session. */
    public Mutation create() {
        return factory.get();
    }

    /** Sets what the fault needs to be visible. */
    public void configure(ServerConfig.Builder builder) {
        setup.accept(builder);
    }

    /** The listener as the fault needs it. */
    public ListenerConfig configure(ListenerConfig wanted) {
        return listener.apply(wanted);
    }

    /** The part of the fault that lies at the sockets. */
    public HostFault hostFault() {
        return hostFault;
    }

    @Override
    public String toString() {
        return id;
    }
}
