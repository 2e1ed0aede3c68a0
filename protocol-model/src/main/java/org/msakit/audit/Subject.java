package org.msakit.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.msakit.sendmail.MapSource;
import org.msakit.sendmail.access.AccessEntry;
import org.msakit.sendmail.access.AccessSource;
import org.msakit.sendmail.cf.Policy;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Listener;

/**
 * What the rules look at together. What is empty was not given; rules say nothing about it.
 *
 * @param mta configuration of the daemon
 * @param msp configuration of the mail submission program
 * @param facts what the file system says of files that the configurations name
 */
record Subject(
        Optional<Configuration> mta,
        Optional<Configuration> msp,
        Optional<AccessSource> access,
        Optional<MapSource> authinfo,
        Map<String, FileFact> facts) {

    /** Whether the daemon's configuration is there as a whole, so that what is not in it is missing. */
    boolean complete() {
        return mta.isPresent() && mta.get().unread().isEmpty();
    }

    /** The daemon's ports that other hosts reach and that sendmail can open. */
    List<Listener> reachable() {
        return mta.stream()
                .flatMap(c -> c.listeners().stream())
                .filter(l -> !l.loopback() && l.port() != 0)
                .filter(l -> complete() || !l.implied())
                .filter(l -> l.has('a') || !takenByAnother(l))
                .toList();
    }

    /** Two listeners on a port keep sendmail from starting; what the weaker one would allow is no fault of its own. */
    private boolean takenByAnother(Listener listener) {
        return mta.orElseThrow().listeners().stream()
                .anyMatch(other -> other.has('a') && ListenerRules.collide(listener, other));
    }

    /** Reachable ports on which a client without login gets further than MAIL. */
    List<Listener> withoutLogin() {
        return reachable().stream().filter(l -> !l.has('a')).toList();
    }

    /** Reachable ports made for users. */
    List<Listener> submission() {
        return reachable().stream().filter(Listener::submission).toList();
    }

    boolean has(Policy policy) {
        return mta.filter(c -> c.has(policy)).isPresent();
    }

    boolean hasPrivacy(String... flags) {
        return mta.filter(c -> Stream.of(flags).anyMatch(c.privacy()::containsKey))
                .isPresent();
    }

    /** The mechanisms that the daemon's listeners offer. */
    Mechanisms mechanisms() {
        return new Mechanisms(mta.orElseThrow());
    }

    /** The entries of the access map, where the daemon uses one and its source was given. */
    Stream<AccessEntry> entries() {
        boolean used = mta.filter(c -> c.map("access").isPresent()).isPresent();
        return used ? access.stream().flatMap(a -> a.entries().stream()) : Stream.empty();
    }
}
