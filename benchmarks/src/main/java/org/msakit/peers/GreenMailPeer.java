package org.msakit.peers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** GreenMail. It keeps what it gets, so its mailboxes are emptied now and then. */
final class GreenMailPeer {
    private static final long MILLIS_KEPT = 500;

    private GreenMailPeer() {}

    public static void main(String... args) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(Port.of(args), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        while (true) {
            Thread.sleep(MILLIS_KEPT);
            server.purgeEmailFromAllMailboxes();
        }
    }
}
