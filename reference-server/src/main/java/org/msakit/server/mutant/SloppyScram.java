package org.msakit.server.mutant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.sasl.Circumstances;
import org.msakit.server.sasl.Mechanism;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;
import org.msakit.server.sasl.Step;

/** The server's side of SCRAM, written to have one slip and no other: what is checked is checked in one place each. */
final class SloppyScram implements Mechanism.Exchange {
    /** What is done wrongly. */
    enum Slip {
        CLIENT_NONCE_DROPPED,
        FEW_ITERATIONS,
        NONCE_REPEATED,
        NONCE_UNCHECKED,
        PROOF_UNCHECKED,
        BINDING_UNCHECKED,
        DOWNGRADE_UNNOTICED,
        BINDING_TYPE_UNCHECKED,
        NO_EXPORTER,
        HEADER_UNCHECKED,
        MANDATORY_EXTENSION_IGNORED,
        EXTENSION_REFUSED,
        NAME_UNCHECKED,
        SIGNATURE_MISSING,
        SIGNATURE_WRONG,
        STRANGERS_REFUSED,
        SALT_CHANGES
    }

    private static final Pattern FIRST =
            Pattern.compile("(.*?,.*?,)((m=[^,]*,)?n=([^,]*),r=([^,]+)(,.*)?)", Pattern.DOTALL);
    private static final Pattern FINAL = Pattern.compile("(c=([^,]*),r=([^,]*)(?:,.*)?),p=([^,]*)", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("(?:n|y|p=[A-Za-z0-9.-]+),(?:a=[^,]*)?,");
    private static final int SALT_OCTETS = 16;

    private final Slip slip;
    private final ScramHash hash;
    private final boolean plus;
    private final Circumstances now;
    private Matcher first;
    private String user = "";
    private String challenge = "";
    private String nonce = "";
    private boolean proved;

    SloppyScram(Slip slip, String mechanism, Circumstances now) {
        this.slip = slip;
        this.hash = mechanism.startsWith("SCRAM-SHA-1") ? ScramHash.SHA_1 : ScramHash.SHA_256;
        this.plus = mechanism.endsWith("-PLUS");
        this.now = now;
    }

    private boolean slips(Slip kind) {
        return slip == kind;
    }

    @Override
    public Step begin() {
        return Step.Challenge.of("");
    }

    @Override
    public Step respond(byte[] response) {
        String text = new String(response, StandardCharsets.UTF_8);
        if (proved) {
            return new Step.Granted(user);
        }
        return first == null ? open(text) : prove(text);
    }

    private Step open(String text) {
        Matcher message = FIRST.matcher(text);
        if (!message.matches()) {
            return slips(Slip.HEADER_UNCHECKED) && text.isEmpty()
                    ? Step.Challenge.of("r=x,s=eA==,i=4096")
                    : new Step.Malformed();
        }
        boolean header = HEADER.matcher(message.group(1)).matches() || slips(Slip.HEADER_UNCHECKED);
        boolean name = message.group(4).matches("(?:[^=]|=2C|=3D)+") || slips(Slip.NAME_UNCHECKED);
        boolean mandatory = message.group(3) != null && !slips(Slip.MANDATORY_EXTENSION_IGNORED);
        boolean extended = message.group(6) != null && slips(Slip.EXTENSION_REFUSED);
        if (!header || !name || mandatory || extended || !bindingAgrees(message.group(1))) {
            return new Step.Refused();
        }
        user = message.group(4).replace("=2C", ",").replace("=3D", "=");
        boolean stranger = !now.secrets().knows(user);
        if (stranger && slips(Slip.STRANGERS_REFUSED)) {
            return new Step.Refused();
        }
        first = message;
        String mine =
                slips(Slip.NONCE_REPEATED) ? "repeated" : UUID.randomUUID().toString();
        nonce = slips(Slip.CLIENT_NONCE_DROPPED) ? mine : message.group(5) + mine;
        ScramVerifier verifier = verifier();
        byte[] salt = stranger && slips(Slip.SALT_CHANGES)
                ? Arrays.copyOf(mine.getBytes(StandardCharsets.US_ASCII), SALT_OCTETS)
                : verifier.salt();
        int count = slips(Slip.FEW_ITERATIONS) ? 1024 : verifier.iterations();
        challenge = "r=" + nonce + ",s=" + base64(salt) + ",i=" + count;
        return Step.Challenge.of(challenge);
    }

    private boolean bindingAgrees(String header) {
        Optional<String> type =
                header.startsWith("p=") ? Optional.of(header.substring(2, header.indexOf(','))) : Optional.empty();
        if (plus) {
            boolean exporter = type.filter("tls-exporter"::equals).isPresent() && slips(Slip.NO_EXPORTER);
            return slips(Slip.BINDING_TYPE_UNCHECKED)
                    || (!exporter && type.flatMap(now.bindings()::of).isPresent());
        }
        boolean deceived = header.startsWith("y") && now.bindings().available();
        return type.isEmpty() && (!deceived || slips(Slip.DOWNGRADE_UNNOTICED));
    }

    private Step prove(String text) {
        Matcher message = FINAL.matcher(text);
        if (!message.matches()) {
            return new Step.Malformed();
        }
        String authMessage = first.group(2) + "," + challenge + "," + message.group(1);
        byte[] binding = Base64.getDecoder().decode(message.group(2));
        boolean bound = Arrays.equals(binding, binding())
                || slips(Slip.BINDING_UNCHECKED)
                || slips(Slip.BINDING_TYPE_UNCHECKED);
        boolean fresh = message.group(3).equals(nonce) || slips(Slip.NONCE_UNCHECKED);
        boolean knows = verifier().accepts(authMessage, Base64.getDecoder().decode(message.group(4)))
                || slips(Slip.PROOF_UNCHECKED);
        if (!bound || !fresh || !knows) {
            return new Step.Refused();
        }
        if (slips(Slip.SIGNATURE_MISSING)) {
            return new Step.Granted(user);
        }
        proved = true;
        byte[] signature = verifier().signature(slips(Slip.SIGNATURE_WRONG) ? "" : authMessage);
        return Step.Challenge.of("v=" + base64(signature));
    }

    private byte[] binding() {
        byte[] header = first.group(1).getBytes(StandardCharsets.UTF_8);
        Optional<byte[]> data = plus
                ? now.bindings().of(first.group(1).substring(2, first.group(1).indexOf(',')))
                : Optional.empty();
        byte[] both =
                Arrays.copyOf(header, header.length + data.map(d -> d.length).orElse(0));
        data.ifPresent(d -> System.arraycopy(d, 0, both, header.length, d.length));
        return both;
    }

    private ScramVerifier verifier() {
        return now.secrets().scram(hash, user);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
