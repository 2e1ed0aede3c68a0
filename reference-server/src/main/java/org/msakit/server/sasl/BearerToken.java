package org.msakit.server.sasl;

/**
 * A token of OAUTHBEARER (RFC 7628 section 3.1).
 *
 * @param user the authorization identity of the GS2 header; empty where the client named none
 * @param token the token, without the word {@code Bearer}
 */
public record BearerToken(String user, String token) implements Claim {
    @Override
    public String toString() {
        return "BearerToken[user=" + user + "]";
    }
}
