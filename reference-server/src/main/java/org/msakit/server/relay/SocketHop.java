package org.msakit.server.relay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.msakit.server.delivery.MessageContent;

/** A next hop over TCP, later over TLS. */
final class SocketHop implements HopConnection {
    private final String host;
    private final SSLContext verifying;
    private final SSLContext lenient;
    private final Runnable closed;
    private final int millis;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    SocketHop(Socket socket, String host, SSLContext verifying, SSLContext lenient, Runnable closed)
            throws IOException {
        this.socket = socket;
        this.host = host;
        this.verifying = verifying;
        this.lenient = lenient;
        this.closed = closed;
        this.millis = socket.getSoTimeout();
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    @Override
    public void send(byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
    }

    @Override
    public void send(MessageContent octets) throws IOException {
        octets.writeTo(out);
        out.flush();
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
        SSLSocket secure =
                (SSLSocket) (verified ? verifying : lenient).getSocketFactory().createSocket(socket, host, -1, true);
        if (verified) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.startHandshake();
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
        out = new BufferedOutputStream(secure.getOutputStream());
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
}
