package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.server.sasl.BearerToken;
import org.msakit.server.sasl.CheckResult;
import org.msakit.server.sasl.TokenVerifier;
import picocli.CommandLine;

/** What the user says of an introspection endpoint reaches it. */
@Timeout(60)
class TokenEndpointTest {
    private static final String KNOWN =
            "Basic " + Base64.getEncoder().encodeToString("msa:hidden".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path directory;

    private HttpServer endpoint;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(directory.resolve("secret"), "hidden\n");
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/knows", TokenEndpointTest::answer);
        endpoint.createContext("/silent", exchange -> {});
        endpoint.start();
    }

    @AfterEach
    void end() {
        endpoint.stop(0);
    }

    /** Takes one token, of a server that it knows. */
    private static void answer(HttpExchange exchange) throws IOException {
        boolean known = KNOWN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        String answer = "{\"active\":" + form.equals("token=good") + ",\"username\":\"alice\",\"scope\":\"mail\"}";
        exchange.sendResponseHeaders(known ? 200 : 401, answer.length());
        exchange.getResponseBody().write(answer.getBytes(StandardCharsets.US_ASCII));
        exchange.close();
    }

    @Test
    void from_the_file() throws IOException {
        assertThat(filed("/knows", ", client: msa, secret-file: secret", "good"))
                .isEqualTo(new CheckResult.Granted("alice"));
        assertThat(filed("/knows", ", client: msa, secret-file: secret", "bad")).isEqualTo(new CheckResult.Refused());
        assertThat(filed("/knows", ", client: msa, secret-file: secret, scope: chat", "good"))
                .isEqualTo(new CheckResult.Refused());
        assertThat(filed("/knows", "", "good"))
                .isEqualTo(new CheckResult.Undecided("the introspection endpoint answers 401"));
        assertThat(filed("/silent", ", patience: 200ms", "good"))
                .isEqualTo(new CheckResult.Undecided("the introspection endpoint does not answer in time"));
    }

    @Test
    void from_options() {
        String secret = directory.resolve("secret").toString();
        TokenVerifier asked = options(
                "--introspection",
                url("/knows"),
                "--introspection-client",
                "msa",
                "--introspection-secret-file",
                secret,
                "--introspection-scope",
                "mail");
        assertThat(asked.scope()).contains("mail");
        assertThat(asked.check("good").toCompletableFuture().join()).isEqualTo(new CheckResult.Granted("alice"));
        assertThat(asked.check("bad").toCompletableFuture().join()).isEqualTo(new CheckResult.Refused());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + endpoint.getAddress().getPort() + path;
    }

    private CheckResult filed(String path, String more, String token) throws IOException {
        String text = "listen: [{name: MSA}]\ntokens: {introspection: '" + url(path) + "'" + more + "}\n";
        Path file = Files.writeString(directory.resolve("serve.yaml"), text);
        return ServeFile.read(file)
                .server()
                .build()
                .accounts()
                .check(new BearerToken("", token))
                .toCompletableFuture()
                .join();
    }

    private static TokenVerifier options(String... words) {
        TokenOptions options = new TokenOptions();
        new CommandLine(new Holder(options)).parseArgs(words);
        return options.read().orElseThrow();
    }

    @CommandLine.Command
    private record Holder(@CommandLine.Mixin TokenOptions tokens) {}
}
