package org.msakit.kit.fleet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.msakit.wire.Octets;

/** The control port of a container: one request per connection. */
record Control(InetSocketAddress address) {
    private static final int MILLIS = 10_000;

    /** Puts an access map into force for sessions begun from now on. */
    void accessMap(String text) {
        Octets map = Octets.utf8(text);
        ask("ACCESS " + map.length() + "\n" + map.latin1());
    }

    /** What a mailbox, or the sink's box {@code remote}, holds. */
    List<SinkMessage> messages(String box) {
        String all = ask("MESSAGES " + box + "\n");
        List<SinkMessage> messages = new ArrayList<>();
        int at = 0;
        try {
            while (at < all.length()) {
                int end = all.indexOf('\n', at);
                int length = Integer.parseInt(all.substring(at, end));
                messages.add(SinkMessage.of(all.substring(end + 1, end + 1 + length)));
                at = end + 1 + length;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new ContainerException(
                    "control port " + address + ": unreadable messages in " + box + " at octet " + at, e);
        }
        return messages;
    }

    void clear() {
        ask("CLEAR\n");
    }

    private String ask(String request) {
        try (Socket socket = new Socket()) {
            socket.connect(address, MILLIS);
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write(new Octets(request).toBytes());
            socket.getOutputStream().flush();
            String answer = Octets.of(socket.getInputStream().readAllBytes()).latin1();
            int end = answer.indexOf('\n');
            if (end < 0 || !answer.startsWith("OK ")) {
                throw new IOException("answered: " + answer);
            }
            int announced = Integer.parseInt(answer.substring("OK ".length(), end));
            String body = answer.substring(end + 1);
            if (body.length() != announced) {
                throw new IOException("announced " + announced + " octets and sent " + body.length());
            }
            return body;
        } catch (IOException | NumberFormatException e) {
            throw new ContainerException("control port " + address + ": " + e.getMessage(), e);
        }
    }
}
