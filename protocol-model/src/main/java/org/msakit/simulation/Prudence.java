package org.msakit.simulation;

import java.util.regex.Pattern;
import org.msakit.model.Observation;
import org.msakit.model.Stimulus;

/** When a server that keeps every SHOULD has had enough of a client, which it tells by a 421 (RFC 5321 section 7.8). */
final class Prudence {
    /** The first line of a request that a browser was made to send. */
    private static final Pattern HTTP_REQUEST = Pattern.compile("[A-Z]+ \\S+ HTTP/\\d.*");

    private final int guesses;
    private int refusedLogins;

    /**
     * Prudence for one connection.
     *
     * @param guesses wrong passwords that are borne
     */
    Prudence(int guesses) {
        this.guesses = guesses;
    }

    /** Whether the server leaves after what it just answered. */
    boolean leavesAfter(Stimulus stimulus, Observation observation) {
        if (stimulus instanceof Stimulus.Command command) {
            String line = command.line().text();
            if (HTTP_REQUEST.matcher(line).matches()) {
                return true;
            }
            if (!command.line().verb().equals("AUTH")) {
                return false;
            }
        } else if (!(stimulus instanceof Stimulus.Response)) {
            return false;
        }
        if (observation instanceof Observation.Answer answer && answer.reply().code() == 535) {
            refusedLogins++;
        }
        return refusedLogins > guesses;
    }
}
