package org.msakit.rules;

import java.util.List;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.policy.Admission;
import org.msakit.wire.CommandLine;

/** The one normative function of the kit: it judges, and later generates and is explored. */
public final class SubmissionModel {
    private SubmissionModel() {}

    /** What the server may do after a stimulus; total over all states and stimuli. */
    public static Cell cell(Config config, SessionState state, Stimulus stimulus) {
        return Environment.allow(bare(config, state, stimulus), state, stimulus);
    }

    /** The rows that speak of a command line which is still without its CRLF; empty where none does. */
    public static List<String> unfinishedLine(CommandLine line) {
        return line.hasStrayControl() || line.raw().latin1().endsWith("\r")
                ? Rfc5321Lines.strayControlIds(line)
                : List.of();
    }

    /** The row that a QUIT in this state belongs to; it is shown only by the close behind the 221. */
    public static String quitRow(SessionState state) {
        return Rfc5321Session.quitId(state);
    }

    /** The row that a server breaks which runs octets of a chunk as commands. */
    public static String overrunRow(SessionState state) {
        return Rfc3030Chunking.overrunId(state);
    }

    private static Cell bare(Config config, SessionState state, Stimulus stimulus) {
        if (stimulus instanceof Stimulus.Connect) {
            return Rfc5321Session.greeting(state);
        } else if (stimulus instanceof Stimulus.Handshake) {
            return Rfc3207StartTls.handshake(state);
        } else if (stimulus instanceof Stimulus.Content content) {
            return Rfc5321Data.content(state, content.raw());
        } else if (stimulus instanceof Stimulus.Chunk chunk) {
            return config.admission() == Admission.REJECTED
                    ? Rfc6409Gate.rejected(state, chunk.line())
                    : Rfc3030Chunking.chunk(config, state, chunk.command());
        } else if (stimulus instanceof Stimulus.Response response) {
            return Rfc4954Auth.response(config, state, response.line());
        }
        return command(config, state, ((Stimulus.Command) stimulus).line());
    }

    private static Cell command(Config config, SessionState state, CommandLine line) {
        if (state.phase() == Phase.TURNED_AWAY) {
            return Rfc5321Session.turnedAway(state, line);
        }
        if (line.hasStrayControl()) {
            return Rfc5321Lines.strayControl(state, line);
        }
        if (line.raw().length() > Rfc5321Lines.longest(state, line)) {
            return Rfc5321Lines.notJudged(state);
        }
        if (!line.isAscii()) {
            return Rfc6531SmtpUtf8.command(config, state, line);
        }
        if (config.admission() == Admission.REJECTED && !Rfc6409Gate.answersRejected(line.verb())) {
            return Rfc6409Gate.rejected(state, line);
        }
        if (Rfc3207StartTls.awaitsTls(config, state, line)) {
            return Rfc3207StartTls.beforeTls(state, line);
        }
        return switch (line.verb()) {
            case "EHLO" -> Rfc5321Session.ehlo(state, line);
            case "HELO" -> Rfc5321Session.helo(state, line);
            case "MAIL" -> Rfc5321Mail.mail(config, state, line);
            case "RCPT" -> Rfc5321Rcpt.rcpt(config, state, line);
            case "DATA" -> Rfc5321Data.data(config, state, line);
            case "RSET" -> Rfc5321Session.rset(state, line);
            case "NOOP" -> Rfc5321Session.noop(state, line);
            case "QUIT" -> Rfc5321Session.quit(state, line);
            case "BDAT" ->
                state.offered().has("CHUNKING") ? Rfc3030Chunking.malformed(state) : Rfc5321Lines.notJudged(state);
            case "VRFY" -> Rfc5321Query.vrfy(config, state, line);
            case "EXPN" -> Rfc5321Query.expn(state);
            case "HELP" -> Rfc5321Query.help(state, line);
            case "AUTH" -> Rfc4954Auth.auth(config, state, line);
            case "STARTTLS" -> Rfc3207StartTls.startTls(state, line);
            case "ETRN" -> Rfc1985Etrn.etrn(config, state, line);
            case "ATRN" -> Rfc6409Gate.queueRun(config, state);
            case "BURL" -> Rfc4468Burl.burl(config, state, line);
            default -> Rfc5321Lines.unknown(config, state, line);
        };
    }
}
