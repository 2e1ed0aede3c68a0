package org.msakit.server.account;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;

/**
 * The text form of accounts: one {@code user secret} a line, {@code #} before a comment. A secret is a password in clear
 * text, or one of the forms that {@code doveadm pw} prints:
 *
 * <pre>
 * {SCRAM-SHA-256}4096,SALT,STOREDKEY,SERVERKEY    also SCRAM-SHA-1; base64
 * {BLF-CRYPT}$2y$12$...                           bcrypt
 * {PLAIN}password                                 where a password begins with a brace
 * {TOKEN}token                                    a bearer token for OAUTHBEARER, beside the password
 * </pre>
 *
 * CRAM-MD5 works for clear text only, and SCRAM for clear text and for verifiers with its hash function.
 */
public final class UsersFile {
    private static final Pattern SCHEME = Pattern.compile("\\{([A-Za-z0-9-]+)}(.*)");

    private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private UsersFile() {}

    /**
     * Reads the lines.
     *
     * @throws IllegalArgumentException naming the line and what is wrong there; secrets are not repeated
     */
    public static UsersFile parse(List<String> lines) {
        UsersFile file = new UsersFile();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    file.add(line.split("\\s+", 2));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return file;
    }

    /** User to what is kept of the password. */
    public Map<String, StoredSecret> secrets() {
        return Map.copyOf(secrets);
    }

    /** Bearer token to user. */
    public Map<String, String> tokens() {
        return Map.copyOf(tokens);
    }

    private void add(String[] words) {
        String user = words[0];
        if (words.length < 2) {
            throw new IllegalArgumentException("no password for " + user);
        }
        Matcher scheme = SCHEME.matcher(words[1]);
        if (scheme.matches() && scheme.group(1).equals("TOKEN")) {
            if (!scheme.group(2).matches("[A-Za-z0-9._~+/-]+=*")) {
                throw new IllegalArgumentException(user + ": no bearer token (RFC 6750 section 2.1)");
            }
            tokens.put(scheme.group(2), user);
            return;
        }
        try {
            StoredSecret secret =
                    scheme.matches() ? prepared(scheme.group(1), scheme.group(2)) : DerivedSecret.of(words[1]);
            if (secrets.put(user, secret) != null) {
                throw new IllegalArgumentException("a second password");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(user + ": " + e.getMessage(), e);
        }
    }

    private static StoredSecret prepared(String scheme, String text) {
        return switch (scheme) {
            case "PLAIN" -> DerivedSecret.of(text);
            case "BLF-CRYPT" -> new BcryptSecret(text);
            case "SCRAM-SHA-1" -> scram(ScramHash.SHA_1, text);
            case "SCRAM-SHA-256" -> scram(ScramHash.SHA_256, text);
            default ->
                throw new IllegalArgumentException("unknown scheme {" + scheme
                        + "}, known are PLAIN, SCRAM-SHA-1, SCRAM-SHA-256, BLF-CRYPT, TOKEN");
        };
    }

    private static StoredSecret scram(ScramHash hash, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 || !parts[0].matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(
                    "{SCRAM-" + hash.label() + "} takes ITERATIONS,SALT,STOREDKEY,SERVERKEY");
        }
        return new ScramSecret(new ScramVerifier(
                hash,
                decoded("salt", parts[1]),
                Integer.parseInt(parts[0]),
                decoded("stored key", parts[2]),
                decoded("server key", parts[3])));
    }

    private static byte[] decoded(String what, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " is not base64", e);
        }
    }
}
