package org.msakit.kit.sendmail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.kit.fleet.SendmailFleet;
import org.testcontainers.containers.Container.ExecResult;

/** The mail submission program (MSP) on the server's own host: sendmail as users call it, set up by submit.cf. */
final class SubmissionProgram {
    static final String USER = "alice";
    static final String DEAD_LETTER = "/home/alice/dead.letter";
    private static final String QUEUE = "/var/spool/clientmqueue";
    private static final String AUTHINFO = "/etc/mail/msp-authinfo";
    private static final Duration LOGGED = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 100;

    private final SendmailFleet fleet;
    private int loggedBefore;

    /**
     * Sets the program up anew, with an empty queue and nothing in the user's home directory.
     *
     * @param features lines of submit.mc that say where to submit to, and with what login
     */
    SubmissionProgram(SendmailFleet fleet, String... features) {
        this.fleet = fleet;
        fleet.file(
                "/etc/mail/submit.mc",
                String.join(
                        "\n",
                        "include(`/usr/share/sendmail/cf/m4/cf.m4')dnl",
                        "define(`confCF_VERSION', `Submit')dnl",
                        "define(`__OSTYPE__', `')dnl",
                        "define(`_USE_DECNET_SYNTAX_', `1')dnl",
                        "define(`confTIME_ZONE', `USE_TZ')dnl",
                        "define(`confDONT_INIT_GROUPS', `True')dnl",
                        "define(`confDOMAIN_NAME', `mx.sm.test')dnl",
                        "define(`confSERVICE_SWITCH_FILE', `/etc/mail/service.switch')dnl",
                        "define(`MSP_QUEUE_DIR', `" + QUEUE + "')dnl",
                        String.join("\n", features),
                        ""));
        root("m4 /etc/mail/submit.mc > /etc/mail/submit.cf && rm -rf " + QUEUE + " " + DEAD_LETTER + " " + AUTHINFO
                + "* && install -d -m 770 -o smmsp -g smmsp " + QUEUE);
        clearLog();
    }

    /**
     * The login for the submission port.
     *
     * @param access owner and mode of the map, as {@code root:smmsp 640}
     */
    SubmissionProgram authinfo(String password, String access) {
        String[] ownerAndMode = access.split(" ");
        fleet.file(AUTHINFO, "AuthInfo:127.0.0.1 \"U:" + USER + "\" \"P:" + password + "\" \"M:PLAIN\"\n");
        root("cd /etc/mail && makemap hash msp-authinfo < msp-authinfo && chown " + ownerAndMode[0]
                + " msp-authinfo.db && chmod " + ownerAndMode[1] + " msp-authinfo.db");
        return this;
    }

    /** The user sends a message; what the program says and its exit code. */
    ExecResult send(String recipient, String marker, String... options) {
        List<String> words = new ArrayList<>(List.of("/usr/sbin/sendmail"));
        words.addAll(Arrays.asList(options));
        words.add(recipient);
        return fleet.run(
                USER, "sh", "-c", "printf 'Subject: " + marker + "\\n\\nhello\\n' | " + String.join(" ", words));
    }

    /** The queue of the clients is run, as from time to time. */
    ExecResult runQueue() {
        return fleet.run("root", "/usr/sbin/sendmail", "-Ac", "-q", "-v");
    }

    /** What mailq says of the queue of the clients. */
    String queue() {
        return fleet.run("root", "/usr/sbin/sendmail", "-Ac", "-bp").getStdout();
    }

    /** Names of the files in the queue of the clients. */
    List<String> queueFiles() {
        return fleet.run("root", "ls", QUEUE).getStdout().lines().toList();
    }

    /** What is kept in the user's home directory; empty where nothing is. */
    String deadLetter() {
        return fleet.run("root", "sh", "-c", "cat " + DEAD_LETTER + " 2>&- || true")
                .getStdout();
    }

    void clearLog() {
        loggedBefore = fleet.log().length();
    }

    /** The first line of the log since it was cleared in which the pattern is found. */
    Optional<String> logged(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        for (Instant end = Instant.now().plus(LOGGED); ; pause()) {
            Optional<String> line =
                    log().lines().filter(each -> wanted.matcher(each).find()).findFirst();
            if (line.isPresent() || Instant.now().isAfter(end)) {
                return line;
            }
        }
    }

    /** The log since it was cleared. */
    String log() {
        return fleet.log().substring(loggedBefore);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void root(String script) {
        ExecResult result = fleet.run("root", "sh", "-c", script);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException(script + ": " + result.getStderr());
        }
    }
}
