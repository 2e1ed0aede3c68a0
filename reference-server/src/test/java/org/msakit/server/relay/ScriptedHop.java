package org.msakit.server.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A next hop that answers as a test says: by line or verb, "." for the end of data, "" for the greeting; silence for
 * "-". It takes several connections at a time.
 */
final class ScriptedHop implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;
    final List<String> lines = new CopyOnWriteArrayList<>();

    ScriptedHop(Map<String, String> answers) throws IOException {
        this.answers = answers;
        start(this::serve);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-hop");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start(() -> talk(socket));
            } catch (IOException e) {
                lines.add("! " + e.getMessage());
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            answer(socket);
        } catch (IOException e) {
            lines.add("! " + e.getMessage());
        }
    }

    private void answer(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        answer(socket, "", "220 hop");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            if (data && !line.equals(".")) {
                continue;
            }
            String verb = line.split(" ", 2)[0];
            answer(socket, answers.containsKey(line) ? line : verb, verb.equals("DATA") ? "354 go" : "250 fine");
            data = verb.equals("DATA");
        }
    }

    private void answer(Socket socket, String verb, String usual) throws IOException {
        String text = answers.getOrDefault(verb, usual);
        if (text.equals("!")) {
            socket.close();
        } else if (!text.equals("-")) {
            socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
