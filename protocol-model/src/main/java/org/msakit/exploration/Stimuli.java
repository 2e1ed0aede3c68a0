package org.msakit.exploration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.wire.Base64Text;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;

/** One representative of each stimulus class. */
final class Stimuli {
    private static final List<String> COMMANDS = List.of(
            "EHLO client.example",
            "EHLO [127.0.0.1]",
            "EHLO -bad-",
            "HELO client.example",
            "NOOP",
            "RSET",
            "RSET now",
            "HELP",
            "VRFY x",
            "EXPN x",
            "ETRN example.com",
            "STARTTLS",
            "STARTTLS now",
            "QUIT",
            "FOOB",
            "",
            "AUTH",
            "AUTH NOSUCH",
            "AUTH PLAIN",
            "AUTH PLAIN !!!",
            "AUTH PLAIN AHgAd3Jvbmc=",
            "AUTH LOGIN",
            "MAIL FROM:<>",
            "MAIL FROM:<a@b.example>",
            "MAIL FROM:<a@b.example> ZZTOP=1",
            "MAIL FROM:<a@b.example> AUTH=<>",
            "MAIL nonsense",
            "RCPT TO:<a@b.example>",
            "RCPT TO:<Postmaster>",
            "RCPT TO:<>",
            "RCPT TO:<a@b.example> ZZTOP=1",
            "DATA",
            "DATA now");

    private Stimuli() {}

    static List<Stimulus> in(SessionState state, Config config) {
        return switch (state.phase()) {
            case GREETING -> List.of(new Stimulus.Connect(state.tls()));
            case HANDSHAKE -> List.of(new Stimulus.Handshake());
            case COMMAND, TURNED_AWAY -> commands(state, config);
            case SASL -> responses(state, config);
            case CONTENT ->
                List.of(
                        new Stimulus.Content(new Octets("Subject: x\r\n\r\nx\r\n.\r\n")),
                        new Stimulus.Content(new Octets(".\r\n")),
                        new Stimulus.Content(new Octets("x\n.\ny\r\n.\r\n")));
            default -> List.of();
        };
    }

    private static List<Stimulus> commands(SessionState state, Config config) {
        List<Stimulus> all = new ArrayList<>();
        COMMANDS.forEach(line -> all.add(command(line)));
        config.recipients().forEach(r -> all.add(command("RCPT TO:<" + r + ">")));
        config.accounts()
                .forEach((user, password) ->
                        all.add(command("AUTH PLAIN " + Base64Text.encode("\0" + user + "\0" + password))));
        if (state.offered().has("CHUNKING")) {
            all.add(chunk("BDAT 1", "x"));
            all.add(chunk("BDAT 0 LAST", ""));
        }
        return all;
    }

    private static Stimulus command(String line) {
        return new Stimulus.Command(new CommandLine(Octets.line(line)));
    }

    private static Stimulus chunk(String text, String content) {
        CommandLine line = new CommandLine(Octets.line(text));
        return new Stimulus.Chunk(line, ChunkCommand.of(line).orElseThrow(), new Octets(content));
    }

    private static List<Stimulus> responses(SessionState state, Config config) {
        List<String> lines = new ArrayList<>(List.of("*", "####", "", Base64Text.encode("\0x\0wrong")));
        for (Map.Entry<String, String> account : config.accounts().entrySet()) {
            lines.add(
                    switch (state.exchange()) {
                        case LOGIN_USER -> Base64Text.encode(account.getKey());
                        case LOGIN_PASSWORD -> Base64Text.encode(account.getValue());
                        default -> Base64Text.encode("\0" + account.getKey() + "\0" + account.getValue());
                    });
        }
        return lines.stream()
                .<Stimulus>map(line -> new Stimulus.Response(new CommandLine(Octets.line(line))))
                .toList();
    }
}
