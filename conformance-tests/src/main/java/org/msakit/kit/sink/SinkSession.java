package org.msakit.kit.sink;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.wire.Octets;

/**
 * The sink's side of one connection: octets in, octets out. It takes what it does not offer where that shows what the
 * server does: parameters and octets above 127 are written down, not refused.
 */
public final class SinkSession {
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:MAIL FROM|RCPT TO):\\s*<((?:\"(?:\\\\.|[^\"\\\\])*\"|[^\">])*)>(.*)");
    private static final Pattern CHUNK = Pattern.compile("(?i)BDAT ([0-9]{1,8})( LAST)?\\s*");
    private static final String END = "\r\n.\r\n";
    private static final int MOST_WAITING = 64 << 20;

    private final SinkOffers offers;
    private final InstantSource clock;
    private final Consumer<Arrival> arrived;
    private final StringBuilder in = new StringBuilder();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder chunks = new StringBuilder();
    private final List<String> forwardPaths = new ArrayList<>();
    private final List<Map<String, String>> rcpt = new ArrayList<>();
    private Map<String, String> mail = Map.of();
    private String reversePath = "";
    private boolean open;
    private boolean tls;
    private Expecting expecting = Expecting.COMMAND;
    private int chunk;
    private boolean last;

    private enum Expecting {
        COMMAND,
        DATA,
        CHUNK,
        HANDSHAKE,
        NOTHING
    }

    SinkSession(SinkOffers offers, InstantSource clock, Consumer<Arrival> arrived) {
        this.offers = offers;
        this.clock = clock;
        this.arrived = arrived;
    }

    /** The first line. */
    public Octets greeting() {
        return new Octets("220 sink.test ESMTP msakit\r\n");
    }

    /** Whether its certificate is the one that it is known by. */
    public boolean trusted() {
        return offers.trusted();
    }

    /** Takes octets, and gives back what is answered to them. */
    public Octets received(Octets octets) {
        in.append(octets.latin1());
        boolean going = true;
        while (going) {
            going = switch (expecting) {
                case COMMAND -> line();
                case DATA -> data();
                case CHUNK -> chunk();
                case HANDSHAKE, NOTHING -> false;
            };
        }
        if (in.length() + chunks.length() > MOST_WAITING) {
            expecting = Expecting.NOTHING;
        }
        Octets answer = new Octets(out.toString());
        out.setLength(0);
        return answer;
    }

    /** Whether a handshake is due. */
    public boolean wantsTls() {
        return expecting == Expecting.HANDSHAKE;
    }

    /** The handshake is done; what came in clear text behind STARTTLS is forgotten (RFC 3207 section 4.2). */
    public void tlsEstablished() {
        in.setLength(0);
        tls = true;
        expecting = Expecting.COMMAND;
    }

    /** Whether the connection is to be closed. */
    public boolean closed() {
        return expecting == Expecting.NOTHING;
    }

    private boolean line() {
        int end = in.indexOf("\r\n");
        if (end < 0) {
            return false;
        }
        String line = in.substring(0, end);
        in.delete(0, end + 2);
        switch (line.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO" -> hello();
            case "HELO" -> reply("250 sink.test");
            case "STARTTLS" -> startTls();
            case "MAIL" -> sender(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> beginData();
            case "BDAT" -> beginChunk(line);
            case "RSET" -> {
                reset();
                reply("250 2.0.0 Reset");
            }
            case "AUTH" -> reply(tls ? "235 2.7.0 Welcome" : "538 5.7.11 TLS first");
            case "NOOP" -> reply("250 2.0.0 OK");
            case "QUIT" -> {
                reply("221 2.0.0 Bye");
                expecting = Expecting.NOTHING;
            }
            default -> reply("500 5.5.1 Unknown command");
        }
        return true;
    }

    private void hello() {
        reset();
        List<String> lines = new ArrayList<>(List.of("sink.test"));
        lines.addAll(offers.ehlo(tls));
        for (int i = 0; i < lines.size(); i++) {
            reply("250" + (i == lines.size() - 1 ? " " : "-") + lines.get(i));
        }
    }

    private void startTls() {
        if (!offers.tls() || tls) {
            reply("502 5.5.1 Not offered");
            return;
        }
        reply("220 2.0.0 Go ahead");
        expecting = Expecting.HANDSHAKE;
    }

    private void sender(String line) {
        Matcher matcher = PATH.matcher(line);
        if (open || !matcher.matches()) {
            reply(open ? "503 5.5.1 Sender already named" : "501 5.5.4 Syntax");
            return;
        }
        open = true;
        reversePath = text(matcher.group(1));
        mail = parameters(matcher.group(2));
        reply("250 2.1.0 Sender OK");
    }

    private void recipient(String line) {
        Matcher matcher = PATH.matcher(line);
        if (!open || !matcher.matches()) {
            reply(open ? "501 5.5.4 Syntax" : "503 5.5.1 No sender");
            return;
        }
        String path = text(matcher.group(1));
        if (path.startsWith(ScriptedSink.REFUSED)) {
            reply("550 5.1.1 No such mailbox");
        } else if (path.startsWith("later")) {
            reply("451 4.2.1 Not now");
        } else {
            forwardPaths.add(path);
            rcpt.add(parameters(matcher.group(2)));
            reply("250 2.1.5 Recipient OK");
        }
    }

    private void beginData() {
        if (forwardPaths.isEmpty()) {
            reply("503 5.5.1 No recipients");
            return;
        }
        reply("354 Go ahead");
        expecting = Expecting.DATA;
    }

    private boolean data() {
        boolean empty = in.indexOf(".\r\n") == 0;
        int end = empty ? 0 : in.indexOf(END) + 2;
        if (!empty && end < 2) {
            return false;
        }
        String content = in.substring(0, end);
        in.delete(0, end + 3);
        String unstuffed = (content.startsWith(".") ? content.substring(1) : content).replace("\r\n.", "\r\n");
        expecting = Expecting.COMMAND;
        store(unstuffed, false);
        return true;
    }

    private void beginChunk(String line) {
        Matcher matcher = CHUNK.matcher(line);
        if (!offers.lines().contains("CHUNKING") || !matcher.matches() || forwardPaths.isEmpty()) {
            reply(matcher.matches() ? "503 5.5.1 Not now" : "500 5.5.1 Unknown command");
            return;
        }
        chunk = Integer.parseInt(matcher.group(1));
        last = matcher.group(2) != null;
        expecting = Expecting.CHUNK;
    }

    private boolean chunk() {
        if (in.length() < chunk) {
            return false;
        }
        chunks.append(in, 0, chunk);
        in.delete(0, chunk);
        expecting = Expecting.COMMAND;
        if (last) {
            store(chunks.toString(), true);
        } else {
            reply("250 2.0.0 Chunk taken");
        }
        return true;
    }

    private void store(String content, boolean chunked) {
        arrived.accept(
                new Arrival(reversePath, forwardPaths, mail, rcpt, new Octets(content), chunked, tls, clock.instant()));
        reset();
        reply("250 2.0.0 Taken");
    }

    private void reset() {
        open = false;
        forwardPaths.clear();
        rcpt.clear();
        chunks.setLength(0);
    }

    private void reply(String line) {
        out.append(line).append("\r\n");
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String word : text.strip().split(" +")) {
            int equals = word.indexOf('=');
            String keyword = equals < 0 ? word : word.substring(0, equals);
            if (!keyword.isEmpty()) {
                parameters.put(keyword.toUpperCase(Locale.ROOT), equals < 0 ? "" : word.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
