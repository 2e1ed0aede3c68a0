package org.msakit.kit.explore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The deterministic test words: derived from the canonical server, committed as text with the hash of the machine that
 * they were derived from.
 *
 * @param machine hash of it
 * @param words in the order in which they are sent; wrong passwords come last, since servers count them
 */
record Words(String machine, List<Word> words) {
    /** File of the transition cover: every transition of the minimal machine once. */
    static final String COVER = "cover.txt";

    /** File of the words of the Wp-method at depth 0: every transition, and behind it what identifies its end. */
    static final String WP = "wp0.txt";

    /** File of the words for faults that those of the Wp-method leave alive, variants of the data above all. */
    static final String VARIANTS = "variants.txt";

    private static final String HASH = "# machine ";

    Words {
        words = List.copyOf(words);
    }

    /** The words of the Wp-method, and those for the faults that they leave alive. */
    static List<Word> all() {
        return Stream.of(WP, VARIANTS)
                .flatMap(file -> read(file).words().stream())
                .toList();
    }

    static Words read(String file) {
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Words parse(String text) {
        String hash = text.lines()
                .filter(line -> line.startsWith(HASH))
                .map(line -> line.substring(HASH.length()))
                .findFirst()
                .orElse("");
        return new Words(
                hash,
                text.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(Word::parse)
                        .toList());
    }

    /** The form of the file. */
    String print() {
        StringBuilder out = new StringBuilder(HASH).append(machine).append('\n');
        words.forEach(word -> out.append(word).append('\n'));
        return out.toString();
    }
}
