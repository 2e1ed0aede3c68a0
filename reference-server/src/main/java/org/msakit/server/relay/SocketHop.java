package org.msakit.server.relay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A next hop over TCP, later over TLS. */
final class SocketHop implements HopConnection {
    private final String host;
    private final TrustManager[] trust;
    private final Runnable closed;
    private final int millis;
    private Socket socket;
    private InputStream in;

    SocketHop(Socket socket, String host, TrustManager[] trust, Runnable closed) throws IOException {
        this.socket = socket;
        this.host = host;
        this.trust = trust;
        this.closed = closed;
        this.millis = socket.getSoTimeout();
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    @Override
    public void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    @Override
    public String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (line.length() > LONGEST_LINE) {
                throw new ProtocolException("reply line too long");
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    /** What the next hop sent behind its 220 is not to be taken for what it says inside TLS (RFC 3207 section 5). */
    @Override
    public void startTls(boolean verified) throws IOException {
        if (in.available() > 0) {
            throw new ProtocolException("octets behind the reply to STARTTLS");
        }
        SSLSocket secure = (SSLSocket) context(verified).getSocketFactory().createSocket(socket, host, -1, true);
        if (verified) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.startHandshake();
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
    }

    private SSLContext context(boolean verified) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, verified ? trust : new TrustManager[] {new TakesAny()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    @Override
    public void patience(int times) throws IOException {
        socket.setSoTimeout(Math.multiplyExact(millis, times));
    }

    @Override
    public void close() throws IOException {
        closed.run();
        socket.close();
    }

    /** Encrypts to whoever it is: better than clear text, and no proof of anything (RFC 7435). */
    private static final class TakesAny implements X509TrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
