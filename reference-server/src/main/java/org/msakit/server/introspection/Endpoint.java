package org.msakit.server.introspection;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An introspection endpoint, and what is wanted of it.
 *
 * @param uri where it is; without TLS on loopback only (RFC 7662 section 4)
 * @param credentials what it knows this server by, if it asks for that
 * @param scope a word that has to stand in the scope of a token, if any does
 * @param patience for the whole of an answer
 */
public record Endpoint(URI uri, Optional<ClientCredentials> credentials, Optional<String> scope, Duration patience) {
    private static final Pattern LOOPBACK = Pattern.compile("(?i:localhost)|127(?:\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int LAST_PORT = 65_535;
    /** RFC 6749 section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");

    /**
     * Checks what is given.
     *
     * @throws IllegalArgumentException naming what will not do, in one line
     */
    public Endpoint {
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("client and secret do not belong in the URL of the endpoint");
        }
        boolean named = uri.getHost() != null && uri.getPort() <= LAST_PORT && uri.getRawFragment() == null;
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        boolean loopback = "http".equalsIgnoreCase(uri.getScheme())
                && named
                && LOOPBACK.matcher(uri.getHost()).matches();
        if (!named || !(encrypted || loopback)) {
            throw new IllegalArgumentException("\"" + uri
                    + "\" is no https:// URL, nor an http:// URL on loopback: tokens do not travel in clear text");
        }
        scope.filter(word -> !SCOPE.matcher(word).matches()).ifPresent(word -> {
            throw new IllegalArgumentException("\"" + word + "\" is no scope (RFC 6749 section 3.3)");
        });
        if (patience.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("no patience with the endpoint at all");
        }
    }

    /**
     * The URI that a text says.
     *
     * @throws IllegalArgumentException if it says none; it is not repeated, for it may hold a secret
     */
    public static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the endpoint is no URL: " + e.getReason(), e);
        }
    }
}
