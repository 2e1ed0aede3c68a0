package org.msakit.server.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

/** A server over a Maildir in a process of its own, made to be killed. Prints its port. */
final class MaildirServer {
    private MaildirServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (Maildir maildir = Maildir.open(Path.of(args[0]));
                ReferenceServer server = ReferenceServer.start(
                        ServerConfig.builder().mailboxes("bob").build(),
                        List.of(ListenerConfig.loopback("MTA", "")),
                        maildir)) {
            System.out.println(server.addresses().get("MTA").getPort());
            new CountDownLatch(1).await();
        }
    }
}
