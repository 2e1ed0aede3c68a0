package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.kit.fleet.SendmailFleet;

/** The lists of known violations beside the built-in targets are such as {@code check --expect} reads. */
class KnownViolationsTest {
    @ParameterizedTest
    @ValueSource(strings = {"bullseye", "bookworm", "trixie", "stock"})
    void eachLineNamesARequirementOnce(String name) throws URISyntaxException {
        String file = "/org/msakit/kit/targets/sendmail/known/" + name + ".txt";
        URL list = Objects.requireNonNull(SendmailFleet.class.getResource(file), file);
        Path path = Path.of(list.toURI());
        assertThatCode(() -> Expectations.read(path)).doesNotThrowAnyException();
    }
}
