package org.msakit.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All requirements, in the order of the catalogue. */
public final class Catalogue {
    private static final String HEADER =
            "id\trfc\tsection\tlevel\tapplies_when\tstimulus\texpected\tobservability\tcommon deviations\tstatus";

    private final Map<String, Requirement> byId;

    private Catalogue(Map<String, Requirement> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    private static final class Holder {
        static final Catalogue BUILT_IN = load();

        private static Catalogue load() {
            try (InputStream in = Catalogue.class.getResourceAsStream("requirements.tsv")) {
                if (in == null) {
                    throw new IllegalStateException("requirements.tsv is missing from the class path");
                }
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                return parse(reader.lines().toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The catalogue that comes with msakit. */
    public static Catalogue builtIn() {
        return Holder.BUILT_IN;
    }

    /**
     * Reads and checks a catalogue.
     *
     * @param lines a header, then one requirement per line, ten columns separated by tabs
     * @throws IllegalArgumentException naming the line, where a row has another number of columns, an unknown level or
     *     status, an empty field or an id that was there before
     */
    public static Catalogue parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("line 1: not the header of a catalogue");
        }
        Map<String, Requirement> byId = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                Requirement row = row(lines.get(i).split("\t", -1));
                if (byId.putIfAbsent(row.id(), row) != null) {
                    throw new IllegalArgumentException("id twice: " + row.id());
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Catalogue(byId);
    }

    private static Requirement row(String[] f) {
        if (f.length != 10) {
            throw new IllegalArgumentException(f.length + " columns instead of 10");
        }
        for (int i = 0; i < 8; i++) {
            if (f[i].isBlank()) {
                throw new IllegalArgumentException("column " + (i + 1) + " is empty");
            }
        }
        if (!f[9].equals("verified") && !f[9].equals("unverified")) {
            throw new IllegalArgumentException("unknown status: " + f[9]);
        }
        return new Requirement(f[0], f[1], f[2], Level.of(f[3]), f[4], f[5], f[6], f[7], f[8], f[9].equals("verified"));
    }

    public Collection<Requirement> all() {
        return byId.values();
    }

    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The requirement with this id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Requirement get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no such requirement: " + id));
    }
}
