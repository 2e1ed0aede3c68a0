package org.msakit.kit.versions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.msakit.kit.fleet.SendmailFleet;

/** The lists of known violations beside the target, in the form that {@code check --expect} reads. */
final class KnownViolations {
    private KnownViolations() {}

    /** Reasons by requirement, of a list in the folder {@code known} of the target. */
    static Map<String, String> read(String name) {
        String file = "/org/msakit/kit/targets/sendmail/known/" + name + ".txt";
        Map<String, String> reasons = new TreeMap<>();
        try (InputStream in = SendmailFleet.class.getResourceAsStream(file)) {
            new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(words -> reasons.put(words[0], words.length == 1 ? "" : words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
