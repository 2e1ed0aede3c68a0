package org.msakit.server.sasl;

import java.util.Map;
import java.util.Optional;

/**
 * What a client can bind an exchange to on one connection (RFC 5056): unique prefix, as {@code tls-exporter}, to data.
 *
 * @param data empty where no TLS is up, or where the binding that every client of this TLS version may expect is not
 *     available
 */
public record ChannelBindings(Map<String, byte[]> data) {
    /** Nothing to bind to. */
    public static final ChannelBindings NONE = new ChannelBindings(Map.of());

    public ChannelBindings {
        data = Map.copyOf(data);
    }

    /** Whether there is anything to bind to. */
    public boolean available() {
        return !data.isEmpty();
    }

    /** The data of that type. */
    public Optional<byte[]> of(String type) {
        return Optional.ofNullable(data.get(type));
    }
}
