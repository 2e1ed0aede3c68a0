package org.msakit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareTest {
    @ParameterizedTest
    @CsvSource({
        "--servers=exchange, no server \"exchange\"; there are smtp-sink",
        "--only=everything, no scenario \"everything\"; there are kept-open",
        "--rounds=0, at least 1",
        "--messages=many, many"
    })
    void what_is_wrong_is_named_and_the_exit_code_is_2(String argument, String complaint) {
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new Compare())
                .setErr(new PrintWriter(errors))
                .setOut(new PrintWriter(errors))
                .execute(argument);
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains(complaint);
    }
}
