package org.msakit.server.introspection;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.msakit.server.sasl.CheckResult;
import org.msakit.server.sasl.TokenVerifier;

/**
 * Asks an authorization server about each token (RFC 7662). No thread waits for the answer. Whatever goes wrong with it
 * leaves the token undecided: no token is called invalid because its issuer is not to be reached.
 */
public final class Introspection implements TokenVerifier {
    /** Octets of an answer. */
    static final int MOST_OCTETS = 64 << 10;
    /** Questions that are open at a time. */
    static final int MOST_AT_A_TIME = 256;

    private static final int OK = 200;

    private final Endpoint endpoint;
    private final InstantSource clock;
    private final HttpClient client;
    private final Semaphore free = new Semaphore(MOST_AT_A_TIME);

    /**
     * Asks that endpoint, without any proxy; redirections are not followed, lest a token goes where nobody sent it.
     *
     * @param clock what tells whether a token has expired
     */
    public Introspection(Endpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(endpoint.patience())
                .build();
    }

    @Override
    public CompletionStage<CheckResult> check(String token) {
        if (!free.tryAcquire()) {
            return CompletableFuture.completedStage(
                    new CheckResult.Undecided("too many questions are open at the introspection endpoint"));
        }
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(question(token), head -> new BoundedBody(MOST_OCTETS));
        return asked.copy()
                .orTimeout(endpoint.patience().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    asked.cancel(true);
                    free.release();
                    return failure == null ? judge(answer) : failed(failure);
                });
    }

    @Override
    public Optional<String> scope() {
        return endpoint.scope();
    }

    private HttpRequest question(String token) {
        String form = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        HttpRequest.Builder question = HttpRequest.newBuilder(endpoint.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        endpoint.credentials().ifPresent(known -> question.header("Authorization", known.authorization()));
        return question.build();
    }

    private CheckResult judge(HttpResponse<byte[]> answer) {
        return answer.statusCode() == OK
                ? Answer.judge(answer.body(), endpoint.scope(), clock.instant())
                : new CheckResult.Undecided("the introspection endpoint answers " + answer.statusCode());
    }

    private static CheckResult failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new CheckResult.Undecided(
                cause instanceof TimeoutException
                        ? "the introspection endpoint does not answer in time"
                        : "no answer from the introspection endpoint: " + cause);
    }
}
