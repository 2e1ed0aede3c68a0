package org.msakit.peers;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** SubEthaSMTP, which has a thread for each connection. */
final class SubEthaPeer {
    private static final int CONNECTIONS = 2_000;

    private SubEthaPeer() {}

    public static void main(String... args) throws Exception {
        SMTPServer.Builder server = new SMTPServer.Builder();
        server.bindAddress(InetAddress.getLoopbackAddress())
                .port(Port.of(args))
                .hostName("localhost")
                .maxConnections(CONNECTIONS)
                .backlog(CONNECTIONS)
                .simpleMessageListener(new Forgetful())
                .build()
                .start();
    }

    private static final class Forgetful implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream content) throws java.io.IOException {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }
}
