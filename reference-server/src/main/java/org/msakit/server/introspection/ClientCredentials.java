package org.msakit.server.introspection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What this server shows to be let in at the endpoint (RFC 7662 section 2.1).
 *
 * @param id client identifier
 * @param secret client secret
 */
public record ClientCredentials(String id, String secret) {
    /** The value of the Authorization field: HTTP Basic over the form-encoded words (RFC 6749 section 2.3.1). */
    String authorization() {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}
