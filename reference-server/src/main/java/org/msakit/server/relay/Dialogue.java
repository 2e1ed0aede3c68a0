package org.msakit.server.relay;

import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

/** Commands to the next hop and its replies. */
final class Dialogue implements Closeable {
    private static final Pattern LINE = Pattern.compile("([2-5][0-9]{2})(?:([ -])(.*))?");
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: (.*))?");
    private static final int LONGEST_TEXT = 400;
    private static final int MOST_LINES = 100;

    private final HopConnection connection;
    private Offers offers = Offers.of(Reply.plain(250, ""));
    private String name = "";
    private boolean tls;
    private boolean loggedIn;
    private boolean answered;

    Dialogue(HopConnection connection) {
        this.connection = connection;
    }

    /** What the latest EHLO has shown. */
    Offers offers() {
        return offers;
    }

    /** What the next hop calls itself. */
    String name() {
        return name;
    }

    boolean tls() {
        return tls;
    }

    boolean loggedIn() {
        return loggedIn;
    }

    /** Reads the greeting and says EHLO. */
    void open(String hostname) throws IOException, RefusedException {
        Reply greeting = positive(reply());
        name = greeting.lines().get(0).split(" ", 2)[0];
        hello(hostname);
    }

    private void hello(String hostname) throws IOException, RefusedException {
        offers = Offers.of(positive(command("EHLO " + hostname)));
    }

    /**
     * Turns to TLS where it is offered.
     *
     * @return whether it was offered
     */
    boolean startTls(String hostname, boolean verified) throws IOException, RefusedException {
        if (!offers.has("STARTTLS") || command("STARTTLS").code() != 220) {
            return false;
        }
        try {
            connection.startTls(verified);
        } catch (IOException e) {
            throw new TlsFailedException(e);
        }
        tls = true;
        hello(hostname);
        return true;
    }

    /** AUTH PLAIN (RFC 4954, RFC 4616), under TLS alone. */
    void login(Login account) throws IOException, RefusedException {
        if (!tls || !offers.hasMechanism("PLAIN")) {
            throw new RefusedException(Replies.NEXT_HOP_LOGIN);
        }
        byte[] message = ("\0" + account.user() + "\0" + account.password()).getBytes(StandardCharsets.UTF_8);
        Reply reply = command("AUTH PLAIN " + Base64.getEncoder().encodeToString(message));
        if (reply.code() != 235) {
            throw new RefusedException(Replies.NEXT_HOP_LOGIN);
        }
        loggedIn = true;
    }

    /** A command line in UTF-8, and the reply to it. */
    Reply command(String line) throws IOException {
        answered = false;
        connection.send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    /** Octets with a reply behind them, for which RFC 5321 section 4.5.3.2.6 wants twice the usual patience. */
    Reply content(MessageContent... parts) throws IOException {
        answered = false;
        for (MessageContent part : parts) {
            connection.send(part);
        }
        connection.patience(2);
        return reply();
    }

    /** The same reply, where it is 2yz. */
    static Reply positive(Reply reply) throws RefusedException {
        if (reply.code() / 100 != 2) {
            throw new RefusedException(asOurs(reply));
        }
        return reply;
    }

    /** What our client is told: the reply of the next hop with an enhanced status code, 4yz where it makes no sense. */
    static Reply asOurs(Reply reply) {
        if (!reply.isNegative() || reply.code() == 421) {
            return Replies.NEXT_HOP_LOST;
        }
        String enhanced = reply.enhanced().startsWith(String.valueOf(reply.code() / 100))
                ? reply.enhanced()
                : reply.code() / 100 + ".0.0";
        return new Reply(reply.code(), enhanced, reply.lines());
    }

    private Reply reply() throws IOException {
        List<String> lines = new ArrayList<>();
        String enhanced = "";
        while (lines.size() < MOST_LINES) {
            Matcher line = LINE.matcher(connection.line());
            if (!line.matches()) {
                throw new ProtocolException("no reply line");
            }
            String text = line.group(3) == null ? "" : line.group(3);
            Matcher code = ENHANCED.matcher(text);
            if (code.matches()) {
                enhanced = code.group(1);
                text = code.group(2) == null ? "" : code.group(2);
            }
            lines.add(printable(text));
            if (!"-".equals(line.group(2))) {
                answered = true;
                return new Reply(Integer.parseInt(line.group(1)), enhanced, lines);
            }
        }
        throw new ProtocolException("reply without end");
    }

    private static String printable(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Says good-bye where the next hop listens, and does not wait for the answer. What was decided stays decided. */
    @Override
    public void close() {
        try (connection) {
            if (answered) {
                connection.send("QUIT\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            answered = false;
        }
    }
}
