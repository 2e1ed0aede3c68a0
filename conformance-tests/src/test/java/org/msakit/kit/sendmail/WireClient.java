package org.msakit.kit.sendmail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client in clear text that has read the greeting. */
final class WireClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;

    WireClient(InetSocketAddress server) throws IOException {
        socket.connect(server, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        reply();
    }

    /** Sends a line; gives the whole reply, its lines between LF. */
    String say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return reply();
    }

    private String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line = in.readLine();
        while (line != null && line.startsWith("-", 3)) {
            reply.append(line).append('\n');
            line = in.readLine();
        }
        return reply.append(line).toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
