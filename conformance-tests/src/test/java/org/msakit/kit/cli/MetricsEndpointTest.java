package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {
    @Test
    void tells_the_meters_as_text_on_loopback() throws Exception {
        try (MetricsEndpoint endpoint = MetricsEndpoint.start(0)) {
            endpoint.meters().opened("s", "MSA", InetAddress.getLoopbackAddress());
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains("msakit_sessions_open 1.0\n")
                    .contains("msakit_sessions_total{result=\"opened\"} 1.0\n");
            assertThat(namesOfTheReadme())
                    .isNotEmpty()
                    .allSatisfy(
                            name -> assertThat(response.body()).contains("# TYPE " + name.replaceFirst("_total$", "")));
            int taken = endpoint.port();
            assertThatThrownBy(() -> MetricsEndpoint.start(taken))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("cannot serve metrics on port " + taken);
        }
    }

    private static List<String> namesOfTheReadme() throws IOException {
        return Pattern.compile("msakit_[a-z_]+")
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
