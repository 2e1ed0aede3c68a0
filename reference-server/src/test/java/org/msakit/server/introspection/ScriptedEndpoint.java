package org.msakit.server.introspection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An introspection endpoint on 127.0.0.1 that answers as it is told and remembers what it was asked. */
public final class ScriptedEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Answers with the handler. */
    public ScriptedEndpoint(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        server.createContext("/introspect", exchange -> {
            try (exchange) {
                asked.add(words(exchange));
                handler.handle(exchange);
            }
        });
        server.start();
    }

    /** Answers with that status and body. */
    public static ScriptedEndpoint answering(int status, String body) throws IOException {
        return new ScriptedEndpoint(exchange -> answer(exchange, status, body));
    }

    /** Says nothing before it is closed. */
    public static ScriptedEndpoint silent() throws IOException {
        return new ScriptedEndpoint(exchange -> sleep());
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String words(HttpExchange exchange) throws IOException {
        return exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("-")
                + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Method, content type, authorization and body of each question. */
    public List<String> asked() {
        return asked;
    }

    /** Where it is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/introspect");
    }

    /** How to reach it, with nothing special. */
    public Endpoint plain(Duration patience) {
        return new Endpoint(uri(), Optional.empty(), Optional.empty(), patience);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
