package org.msakit.server.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.msakit.server.sasl.BearerToken;
import org.msakit.server.sasl.CheckResult;
import org.msakit.server.sasl.Claim;
import org.msakit.server.sasl.CramKey;
import org.msakit.server.sasl.Credentials;
import org.msakit.server.sasl.SaslPrep;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;
import org.msakit.server.sasl.Secrets;
import org.msakit.server.sasl.TokenVerifier;

/**
 * Who may log in. No password is kept, but what {@link StoredSecret} says; all comparisons take constant time, and a name
 * that does not exist costs the same work as one that does, so that neither reply nor time tells them apart (RFC 4954
 * section 9).
 */
public final class Accounts implements Secrets {
    private static final int SALT_OCTETS = 16;
    private static final int DECOY_KEY_OCTETS = 32;
    private static final String DECOY_MAC = "HmacSHA256";

    private final Map<String, StoredSecret> secrets;
    /** One secret of every cost there is, by that cost. */
    private final Map<String, StoredSecret> costs;

    private final Optional<TokenVerifier> tokens;
    private final byte[] decoyKey;

    private Accounts(Map<String, StoredSecret> secrets, Optional<TokenVerifier> tokens) {
        this.secrets = Map.copyOf(secrets);
        this.tokens = tokens;
        this.costs = new LinkedHashMap<>();
        secrets.values().forEach(secret -> costs.putIfAbsent(secret.cost(), secret));
        if (costs.isEmpty()) {
            StoredSecret nobody = DerivedSecret.of("nobody");
            costs.put(nobody.cost(), nobody);
        }
        decoyKey = new byte[DECOY_KEY_OCTETS];
        new SecureRandom().nextBytes(decoyKey);
    }

    /**
     * Accounts by name.
     *
     * @param secrets what is kept of each user's password
     * @param tokens who answers for bearer tokens, if anybody
     * @throws IllegalArgumentException for a name that SASLprep forbids
     */
    public static Accounts of(Map<String, StoredSecret> secrets, Optional<TokenVerifier> tokens) {
        Map<String, StoredSecret> prepared = new LinkedHashMap<>();
        secrets.forEach((user, secret) -> prepared.put(
                SaslPrep.stored(user)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "user name \"" + user + "\" holds a character that SASLprep (RFC 4013) forbids")),
                secret));
        return new Accounts(prepared, tokens);
    }

    /**
     * What is kept of a password.
     *
     * @throws IllegalArgumentException for a password that SASLprep forbids; it is not repeated
     */
    public static StoredSecret secret(String password) {
        return DerivedSecret.of(password);
    }

    /** The same secret, which knows its password again once it has matched; for servers that are logged in to all the time. */
    public static StoredSecret remembering(StoredSecret secret) {
        return new RememberingSecret(secret);
    }

    /** The account names. */
    public Set<String> names() {
        return secrets.keySet();
    }

    /**
     * Whom the claim proves the client to be. Takes milliseconds for a password: call it off the event loop. The stage never
     * fails.
     */
    public CompletionStage<CheckResult> check(Claim claim) {
        if (claim instanceof BearerToken bearer) {
            return subject(bearer.token()).thenApply(result -> admitted(result, bearer.user()));
        }
        Credentials credentials = (Credentials) claim;
        boolean ok = verify(credentials.user(), credentials.password()) && credentials.admissible();
        return CompletableFuture.completedStage(
                CheckResult.of(SaslPrep.query(credentials.user()).filter(user -> ok)));
    }

    private CompletionStage<CheckResult> subject(String token) {
        if (tokens.isEmpty()) {
            return CompletableFuture.completedStage(new CheckResult.Refused());
        }
        try {
            return tokens.get().check(token).exceptionally(Accounts::broken);
        } catch (RuntimeException e) {
            return CompletableFuture.completedStage(broken(e));
        }
    }

    /** Its message is nobody's to log: who made it knew the token. */
    private static CheckResult broken(Throwable e) {
        return new CheckResult.Undecided(
                "the verifier of tokens fails: " + e.getClass().getName());
    }

    /** The prepared name of the token's user, who must be the one that the client asks to be, if it asks at all. */
    private static CheckResult admitted(CheckResult result, String wanted) {
        if (!(result instanceof CheckResult.Granted granted)) {
            return result;
        }
        return CheckResult.of(SaslPrep.stored(granted.user())
                .filter(user -> wanted.isEmpty() || SaslPrep.query(wanted).equals(Optional.of(user))));
    }

    /** Whether the password is the user's. Takes milliseconds by design: call it off the event loop. */
    public boolean verify(String user, String password) {
        Optional<StoredSecret> known = find(user);
        Optional<String> prepared = SaslPrep.query(password);
        String tried = prepared.orElse("nobody's");
        boolean matches = false;
        for (StoredSecret each : costs.values()) {
            boolean own = known.map(StoredSecret::cost).equals(Optional.of(each.cost()));
            StoredSecret asked = own ? known.get() : each;
            matches |= asked.matches(tried) && own;
        }
        return matches && prepared.isPresent();
    }

    @Override
    public ScramVerifier scram(ScramHash hash, String user) {
        return find(user).flatMap(secret -> secret.scram(hash)).orElseGet(() -> decoy(hash, user));
    }

    @Override
    public CramKey cram(String user) {
        return find(user)
                .flatMap(StoredSecret::cram)
                .orElseGet(() -> CramKey.of(HexFormat.of().formatHex(decoyOctets("CRAM-MD5"))));
    }

    @Override
    public boolean knows(String user) {
        return find(user).isPresent();
    }

    @Override
    public boolean takesTokens() {
        return tokens.isPresent();
    }

    @Override
    public Optional<String> tokenScope() {
        return tokens.flatMap(TokenVerifier::scope);
    }

    private Optional<StoredSecret> find(String user) {
        return SaslPrep.query(user).map(secrets::get);
    }

    private ScramVerifier decoy(ScramHash hash, String user) {
        String name = SaslPrep.query(user).orElse(user);
        byte[] salt = Arrays.copyOf(decoyOctets(hash.label() + " salt " + name), SALT_OCTETS);
        byte[] none = Arrays.copyOf(decoyOctets(hash.label() + " keys " + name), hash.octets());
        return new ScramVerifier(hash, salt, usualIterations(hash), none, none);
    }

    private int usualIterations(ScramHash hash) {
        return secrets.values().stream()
                .flatMap(secret -> secret.scram(hash).stream())
                .mapToInt(ScramVerifier::iterations)
                .findFirst()
                .orElse(DerivedSecret.ITERATIONS);
    }

    private byte[] decoyOctets(String of) {
        try {
            Mac mac = Mac.getInstance(DECOY_MAC);
            mac.init(new SecretKeySpec(decoyKey, DECOY_MAC));
            return mac.doFinal(of.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(DECOY_MAC + " is part of every Java platform", e);
        }
    }

    @Override
    public String toString() {
        return "Accounts" + names();
    }
}
