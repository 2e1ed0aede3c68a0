package org.msakit.sendmail.mc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of this package. */
final class Resources {
    /** Text that defines the words of a sendmail.mc. */
    static final String VOCABULARY = text("vocabulary.m4");

    /** Name that a sendmail.mc defines to the option that it sets; {@code -} for none. */
    static final Map<String, String> OPTIONS = options();

    /** Names that FEATURE takes. */
    static final Set<String> FEATURES =
            text("features.txt").lines().filter(l -> !l.startsWith("#")).collect(Collectors.toUnmodifiableSet());

    private Resources() {}

    private static Map<String, String> options() {
        Map<String, String> all = new LinkedHashMap<>();
        text("options.tsv").lines().filter(l -> !l.startsWith("#")).forEach(line -> {
            String[] columns = line.split("\t");
            all.put(columns[0], columns[1]);
        });
        return all;
    }

    private static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
