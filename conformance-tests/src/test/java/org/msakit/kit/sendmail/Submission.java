package org.msakit.kit.sendmail;

import java.util.List;
import org.msakit.dialogue.Dialogue;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;

/**
 * One attempt to submit a message to a foreign domain, and what came of it. Every exchange is judged by the monitor.
 *
 * @param mail reply to MAIL, as code and enhanced code
 * @param rcpt reply to RCPT; empty where it was not sent
 * @param content reply to the end of data; empty where it was not sent
 * @param violations requirements that the monitor found broken
 * @param dialogue for failure messages
 */
record Submission(String mail, String rcpt, String content, List<String> violations, Dialogue dialogue) {
    static final String FOREIGN = "carol@else.test";

    boolean accepted() {
        return content.startsWith("250");
    }

    static Submission withoutLogin(Target target, String marker) {
        return attempt(target, marker, false);
    }

    static Submission afterLogin(Target target, String marker) {
        return attempt(target, marker, true);
    }

    private static Submission attempt(Target target, String marker, boolean login) {
        Attempt attempt = new Attempt();
        try (Connection connection = target.dialer().dial();
                Session session = new Session(target, connection)) {
            try {
                attempt.run(session, marker, login);
            } catch (PreconditionNotMet e) {
                // the replies so far tell the story
            }
            List<String> violations = session.transcript().findings().stream()
                    .filter(f -> f.outcome() == Outcome.FAIL)
                    .map(Finding::requirement)
                    .distinct()
                    .toList();
            return new Submission(
                    attempt.mail,
                    attempt.rcpt,
                    attempt.content,
                    violations,
                    session.transcript().dialogue(target.name()));
        } catch (UnreachableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The replies so far; a step that the server refuses ends the attempt. */
    private static final class Attempt {
        private String mail = "";
        private String rcpt = "";
        private String content = "";

        private void run(Session session, String marker, boolean login) {
            if (login) {
                session.login();
            } else {
                session.hello();
            }
            mail = reply(session, "MAIL FROM:<" + session.own() + ">");
            if (mail.startsWith("2")) {
                rcpt = reply(session, "RCPT TO:<" + FOREIGN + ">");
            }
            if (rcpt.startsWith("2") && reply(session, "DATA").startsWith("354")) {
                session.message(marker);
                content = session.lastReply().shortForm();
            }
        }

        private static String reply(Session session, String line) {
            try {
                session.line(line);
            } catch (PreconditionNotMet e) {
                return session.lastReply()
                        .shortForm(); // the monitor has seen a violation; the reply counts all the same
            }
            return session.lastReply().shortForm();
        }
    }
}
