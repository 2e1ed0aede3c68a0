package org.msakit.server.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A name server on loopback that knows a few records, written by hand. Keys are type and name, {@code PTR 7.2.0.192.in-addr.arpa};
 * values are names, addresses, {@code SERVFAIL}, {@code EMPTY} or {@code SILENCE}. For all else there is NXDOMAIN.
 */
final class DnsServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final Map<Integer, String> TYPES = Map.of(1, "A", 12, "PTR", 28, "AAAA");

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<String, String> records;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    DnsServer(Map<String, String> records) throws IOException {
        this.records = records;
        Thread thread = new Thread(this::serve, "dns");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The questions so far, in the form of the keys. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
                socket.receive(packet);
                byte[] answer = answer(packet.getData());
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            asked.add("closed");
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (query[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
            at += query[at] + 1;
        }
        String key = TYPES.get(query[at + 2] & 0xFF) + " " + name.toString().toLowerCase(Locale.ROOT);
        asked.add(key);
        String value = records.getOrDefault(key, "NXDOMAIN");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean found = value.matches(".*[.:].*");
        int code = value.equals("NXDOMAIN") ? 3 : value.equals("SERVFAIL") ? 2 : 0;
        out.write(query, 0, 2);
        out.writeBytes(new byte[] {(byte) 0x81, (byte) (0x80 | code), 0, 1, 0, (byte) (found ? 1 : 0), 0, 0, 0, 0});
        out.write(query, HEADER, at + 5 - HEADER);
        if (found) {
            byte[] data = key.startsWith("PTR")
                    ? name(value)
                    : InetAddress.getByName(value).getAddress();
            out.writeBytes(new byte[] {(byte) 0xC0, HEADER, query[at + 1], query[at + 2], 0, 1, 0, 0, 0, 60, 0});
            out.write(data.length);
            out.writeBytes(data);
        }
        return value.equals("SILENCE") ? new byte[0] : out.toByteArray();
    }

    private static byte[] name(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : text.split("\\.", -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }
}
