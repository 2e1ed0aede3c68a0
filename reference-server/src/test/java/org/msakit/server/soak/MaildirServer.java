package org.msakit.server.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.msakit.server.ConnectionLimits;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.Maildir;

/**
 * A server over a Maildir in a process of its own, made to be killed. Prints its port, then for each line of its input the
 * heap that is in use after a collection, in octets; ends with its input.
 */
final class MaildirServer {
    private MaildirServer() {}

    public static void main(String[] args) throws IOException {
        ConnectionLimits limits = new ConnectionLimits(0, 0, 0, Duration.ZERO, Duration.ofMinutes(30));
        ServerConfig config = ServerConfig.builder()
                .mailboxes("bob")
                .connections(limits)
                .limits(Limits.defaults().withIdle(Duration.ofHours(1)))
                .build();
        try (Maildir maildir = Maildir.open(Path.of(args[0]));
                ReferenceServer server =
                        ReferenceServer.start(config, List.of(ListenerConfig.loopback("MTA", "")), maildir);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.addresses().get("MTA").getPort());
            while (in.readLine() != null) {
                System.gc(); // what the first collection enqueues the second one frees
                System.gc();
                System.out.println(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
            }
        }
    }
}
