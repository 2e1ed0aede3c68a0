package org.msakit.server.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.msakit.server.mutant.HostFault;

/**
 * Puts TLS in front of the session.
 *
 * @param tls makes the handlers
 * @param handshakeTimeout patience for a hello, and for what follows it
 * @param faults those to behave by
 */
record TlsStarter(Tls tls, Duration handshakeTimeout, Set<HostFault> faults) {
    /** Name in the pipeline of whatever stands for TLS. */
    static final String NAME = "tls";

    void start(ChannelPipeline pipeline, boolean implicit) {
        HostFault optional = implicit ? HostFault.IMPLICIT_TLS_OPTIONAL : HostFault.STARTTLS_OPTIONAL;
        boolean afterAlert = !implicit && faults.contains(HostFault.CLEAR_TEXT_AFTER_ALERT);
        boolean lax = afterAlert || faults.contains(optional);
        pipeline.addBefore(SessionHandler.NAME, NAME, lax ? new OptionalTls(this, afterAlert) : gate());
        if (faults.contains(HostFault.NO_CLOSE_NOTIFY)) {
            pipeline.addBefore(SessionHandler.NAME, "end", new AbruptEnd());
        }
    }

    ChannelHandler gate() {
        return new HelloGate(this);
    }

    /** What the client gets instead of a handshake, if anything. */
    Optional<byte[]> answer(ClientHello hello) {
        List<HelloRule> rules = new ArrayList<>(EnumSet.allOf(HostFault.class).stream()
                .filter(faults::contains)
                .map(ForgedHello::new)
                .toList());
        rules.add(new MeantForUs(tls.names()));
        return rules.stream().flatMap(rule -> rule.answer(hello).stream()).findFirst();
    }

    ChannelHandler secure(ByteBufAllocator allocator, Optional<ClientHello> hello) {
        boolean older = faults.contains(HostFault.TLS_1_2_FIRST)
                && hello.filter(h -> h.offers(ClientHello.TLS_1_2)).isPresent();
        return tls.newHandler(allocator, handshakeTimeout, older);
    }
}
