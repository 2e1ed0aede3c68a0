package org.msakit.server.sasl;

/**
 * What the client claims.
 *
 * @param user authentication identity
 * @param password the password in plain text
 * @param actingAs the identity to act as; the same as {@code user} where the client named none
 */
public record Credentials(String user, String password, String actingAs) implements Claim {
    /** Whether the claim may be granted at all, the password set aside: nobody acts as somebody else. */
    public boolean admissible() {
        return !user.isEmpty()
                && !password.isEmpty()
                && SaslPrep.query(actingAs).equals(SaslPrep.query(user));
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
