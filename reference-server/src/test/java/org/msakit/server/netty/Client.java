package org.msakit.server.netty;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A blocking client on plain sockets and the JDK's TLS. */
final class Client implements AutoCloseable {
    private Socket socket;
    private InputStream in;

    Client(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Client startTls() throws IOException, GeneralSecurityException {
        return startTls("TLSv1.3", "TLSv1.2");
    }

    /** With these versions and no others. */
    Client startTls(String... versions) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secure.setEnabledProtocols(versions);
        secure.startHandshake();
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
        return this;
    }

    /** Another handshake on the TLS connection that there is. */
    void renegotiate() throws IOException {
        ((SSLSocket) socket).startHandshake();
    }

    void raw(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    String say(String line) throws IOException {
        raw(line + "\r\n");
        return reply();
    }

    /** One whole reply without the last CRLF; "EOF" where the server has closed. */
    String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line;
        do {
            line = line();
            reply.append(reply.isEmpty() ? "" : "\n").append(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return reply.toString();
    }

    /** Whatever comes until the server closes or resets; it has to. */
    String rest() {
        StringBuilder rest = new StringBuilder();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                rest.append((char) octet);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server does not close after " + rest, e);
        } catch (IOException e) {
            return rest.toString();
        }
        return rest.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = in.read();
        while (octet >= 0 && octet != '\n') {
            line.append((char) octet);
            octet = in.read();
        }
        return octet < 0 && line.isEmpty() ? "EOF" : line.toString().stripTrailing();
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
