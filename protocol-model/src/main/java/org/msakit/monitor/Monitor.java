package org.msakit.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.msakit.dialogue.Event;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Pattern;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.replies.Judge;
import org.msakit.replies.ReplyRules;
import org.msakit.replies.Seen;
import org.msakit.rules.Rfc5321Data;
import org.msakit.rules.SubmissionModel;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;
import org.msakit.wire.Reply.Fault;
import org.msakit.wire.ReplyReader;

/**
 * Judges one connection. Passive: it is fed with events, by a client as they happen or from a recording, and touches no
 * network. The first violation ends the judging of the connection, since nothing certain is known of the server's state
 * behind it; so does the greeting 521 of a host that takes no mail, which may close or go on answering (RFC 7504).
 */
public final class Monitor {
    /** No command may take longer (RFC 6409 section 5.3, catalogue rule G6). */
    private static final Duration REPLY_LIMIT = Duration.ofMinutes(2);

    private static final Duration GREETING_LIMIT = Duration.ofMinutes(5);
    private static final Duration CONTENT_LIMIT = Duration.ofMinutes(10);
    private static final Duration CLOSE_LIMIT = Duration.ofMinutes(1);
    private static final String IN_TIME = "RFC6409-5.3-1";
    private static final String ONE_REPLY = "RFC5321-4.2-3";

    private final Judge judge = new Judge() {
        @Override
        public void judge(String requirement, boolean kept, String reason) {
            find(requirement, kept ? Outcome.PASS : Outcome.FAIL, reason);
        }

        @Override
        public void warn(String requirement, String reason) {
            find(requirement, Outcome.WARN, reason);
        }
    };
    private final Config config;
    private final ReplyReader server = new ReplyReader();
    private final ClientStream client = new ClientStream();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private Belief belief = Belief.of(SessionState.connected(false));
    private Optional<Stimulus> outstanding = Optional.empty();
    private Optional<Stimulus> previous = Optional.empty();
    private List<String> aims = List.of();
    private List<String> nextAims = List.of();
    private boolean stopped;
    private boolean violated;
    private boolean injected;
    private boolean silentSinceHandshake;
    private boolean firstInsideTls;
    private boolean clearTextInHandshake;
    private boolean late;
    private int event = -1;

    public Monitor(Config config) {
        this.config = config;
    }

    /** Requirements that the next write is made for: they are credited with what it shows, and blamed alone for it. */
    public void aim(List<String> requirements) {
        nextAims = List.copyOf(requirements);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What was judged so far, in order. */
    public List<Turn> turns() {
        return Collections.unmodifiableList(turns);
    }

    /** Whether the server broke a rule of the session; wrong forms of replies do not count here. */
    public boolean violated() {
        return violated;
    }

    /** Whether judging has ended. */
    public boolean stopped() {
        return stopped;
    }

    /** One of the states that the server may be in. */
    public SessionState state() {
        return belief.any();
    }

    /** Whether the server still owes a reply; a handshake is the client's to begin. */
    public boolean owesReply() {
        return !stopped && outstanding.isPresent() && !(outstanding.get() instanceof Stimulus.Handshake);
    }

    /** Judges the next event. */
    public void take(Event next) {
        event++;
        if (stopped) {
            return;
        }
        if (next instanceof Event.Connected c) {
            belief = Belief.of(SessionState.connected(c.tls()));
            outstanding = Optional.of(new Stimulus.Connect(c.tls()));
            aims = nextAims;
            nextAims = List.of();
        } else if (next instanceof Event.Sent sent) {
            client.add(sent.octets(), nextAims);
            nextAims = List.of();
            silentSinceHandshake = false;
            clearTextInHandshake |= belief.phase() == Phase.HANDSHAKE;
            pump();
        } else if (next instanceof Event.Received received) {
            received(received.octets());
        } else if (next instanceof Event.TlsEstablished) {
            tlsEstablished();
        } else if (next instanceof Event.TlsFailed failed) {
            observe(new Observation.TlsRefused(failed.byClient(), failed.reason()));
            stopped = true;
        } else if (next instanceof Event.Quiet quiet) {
            quiet(quiet.time());
        } else if (next instanceof Event.ClosedByServer) {
            closed();
        } else {
            stopped = true;
        }
    }

    private void received(Octets octets) {
        if (belief.phase() == Phase.HANDSHAKE && clearTextInHandshake) {
            boolean smtp = octets.latin1().matches("(?s)[2-5]\\d\\d[ -].*");
            boolean refusal =
                    octets.latin1().startsWith("421") || octets.latin1().startsWith("5");
            find("RFC3207-4-6", smtp && !refusal ? Outcome.FAIL : Outcome.PASS, "the session goes on in clear text");
            stopped = true;
            return;
        }
        server.feed(octets);
        pump();
    }

    private void tlsEstablished() {
        injected = !client.isEmpty();
        client.clear();
        observe(new Observation.TlsUp());
        silentSinceHandshake = true;
        firstInsideTls = true;
        pump();
    }

    /** Pairs stimuli with replies as far as both have come. */
    private void pump() {
        while (!stopped) {
            if (outstanding.isEmpty()) {
                outstanding = client.next(belief.any());
                aims = client.aimsOfLast();
            }
            if (outstanding.isPresent() && outstanding.get() instanceof Stimulus.Handshake) {
                return;
            }
            Optional<Reply> reply = server.poll();
            if (reply.isEmpty()) {
                return;
            }
            if (outstanding.isPresent()) {
                answered(reply.get());
            } else {
                unsolicited(reply.get());
            }
        }
    }

    private void answered(Reply reply) {
        judgeForm(reply, outstanding);
        find(IN_TIME, late ? Outcome.WARN : Outcome.PASS, "later than the time given for a reply");
        late = false;
        if (reply.faults().contains(Fault.BAD_CODE)) {
            violated = true;
            stopped = true;
            return;
        }
        if (firstInsideTls && reply.code() == 220) {
            violation(List.of("RFC3207-4-5"), "greeted again inside TLS: " + reply.raw());
            return;
        }
        firstInsideTls = false;
        Seen seen = new Seen(config, belief.any(), outstanding, reply);
        boolean takesNoMail = outstanding.get() instanceof Stimulus.Connect && reply.code() == 521;
        observe(new Observation.Answer(reply));
        if (!violated) {
            ReplyRules.judgeLawful(seen, judge);
        }
        stopped |= takesNoMail;
        if (!stopped && belief.phase() == Phase.HANDSHAKE) {
            outstanding = Optional.of(new Stimulus.Handshake());
            clearTextInHandshake = false;
        }
    }

    private void judgeForm(Reply reply, Optional<Stimulus> stimulus) {
        ReplyRules.judge(new Seen(config, belief.any(), stimulus, reply), judge);
    }

    /** Feeds an observation to the belief and books what it shows. */
    private void observe(Observation observation) {
        if (outstanding.isEmpty()) {
            return;
        }
        Stimulus stimulus = outstanding.get();
        Belief.Step step = belief.after(config, stimulus, observation);
        turns.add(new Turn(
                belief.any(), stimulus, observation, step.next().orElse(belief).any()));
        if (step.next().isEmpty()) {
            violation(aims.isEmpty() ? step.requirements() : aims, step.explanation());
            return;
        }
        if (step.grade() == Grade.BROKEN) {
            List<String> broken = aims.isEmpty() ? step.requirements() : aims;
            broken.forEach(id -> find(id, Outcome.FAIL, step.explanation()));
            violated = true;
            advance(step.next().get());
            return;
        }
        Outcome outcome = switch (step.grade()) {
            case PASS -> Outcome.PASS;
            case WARN -> Outcome.WARN;
            default -> Outcome.INCONCLUSIVE;
        };
        String reason = stimulus.describe() + " answered by " + observation.describe();
        step.requirements().forEach(id -> find(id, outcome, reason));
        Outcome ofAims = outcome == Outcome.WARN ? Outcome.PASS : outcome;
        aims.stream().filter(id -> !step.requirements().contains(id)).forEach(id -> find(id, ofAims, reason));
        if (observation instanceof Observation.Answer) {
            find(ONE_REPLY, Outcome.PASS, "");
        }
        advance(step.next().get());
    }

    private void advance(Belief next) {
        belief = next;
        previous = outstanding;
        outstanding = Optional.empty();
    }

    private void unsolicited(Reply reply) {
        if (reply.code() == 421) {
            belief = Belief.of(belief.any().with(Phase.CLOSED));
            return;
        }
        judgeForm(reply, Optional.empty());
        String reason = "nothing was asked, and yet came " + reply.raw();
        if (!client.isEmpty()) {
            unfinishedStimulus(reply, reason);
        } else if (silentSinceHandshake) {
            boolean greeting = !injected || reply.code() == 220;
            violation(List.of(greeting ? "RFC3207-4-5" : "SEC-TLSINJ-1"), reason + " inside TLS");
        } else {
            violation(injected ? List.of("SEC-TLSINJ-1") : aims.isEmpty() ? idsOfPrevious() : aims, reason);
        }
    }

    /** A reply to a line or to content that has not ended yet. */
    private void unfinishedStimulus(Reply reply, String reason) {
        List<String> ids = unfinishedIds();
        boolean refused = reply.klass() == 5 && !ids.isEmpty();
        if (refused) {
            ids.forEach(id -> find(id, Outcome.PASS, ""));
            stopped = true;
        } else {
            violation(ids.isEmpty() ? List.of(ONE_REPLY) : ids, reason + " before the end of " + client.rest());
        }
    }

    private List<String> unfinishedIds() {
        Set<String> ids = new LinkedHashSet<>(client.aimsOfRest());
        if (belief.phase() == Phase.CONTENT) {
            ids.addAll(Rfc5321Data.falseEndIds(client.rest()));
        } else {
            ids.addAll(SubmissionModel.unfinishedLine(new CommandLine(client.rest())));
        }
        return List.copyOf(ids);
    }

    private List<String> idsOfPrevious() {
        if (previous.isPresent() && previous.get() instanceof Stimulus.Content content) {
            List<String> ids = Rfc5321Data.falseEndIds(content.raw());
            if (!ids.isEmpty()) {
                return ids;
            }
        }
        if (previous.isPresent() && previous.get() instanceof Stimulus.Chunk) {
            return List.of(SubmissionModel.overrunRow(belief.any()));
        }
        if (previous.isPresent()
                && previous.get() instanceof Stimulus.Command command
                && command.line().hasStrayControl()) {
            return SubmissionModel.unfinishedLine(command.line());
        }
        return List.of(ONE_REPLY);
    }

    private void quiet(Duration time) {
        if (belief.phase() == Phase.CLOSING) {
            String row = SubmissionModel.quitRow(belief.any());
            if (time.compareTo(CLOSE_LIMIT) >= 0) {
                violation(List.of(row), "still open " + time.toSeconds() + " s after the 221");
            } else {
                find(row, Outcome.INCONCLUSIVE, "not closed within " + time.toMillis() + " ms of the 221");
            }
            stopped = true;
        } else if (outstanding.isPresent()) {
            overdue(time);
        } else if (!client.isEmpty()) {
            unfinishedIds().forEach(id -> find(id, Outcome.PASS, ""));
        } else {
            find(ONE_REPLY, Outcome.PASS, "");
            if (silentSinceHandshake) {
                find("RFC3207-4-5", Outcome.PASS, "");
                if (injected) {
                    find("SEC-TLSINJ-1", Outcome.PASS, "");
                }
            }
        }
    }

    private void overdue(Duration time) {
        Stimulus stimulus = outstanding.get();
        Duration limit = stimulus instanceof Stimulus.Connect
                ? GREETING_LIMIT
                : stimulus instanceof Stimulus.Content ? CONTENT_LIMIT : REPLY_LIMIT;
        if (stimulus instanceof Stimulus.Handshake) {
            if (clearTextInHandshake) {
                find("RFC3207-4-6", Outcome.PASS, "");
            }
        } else if (time.compareTo(limit) >= 0 && !late) {
            late = true;
            return;
        } else if (late) {
            Belief.Step step = belief.after(config, stimulus, new Observation.Silence(time));
            violation(aims.isEmpty() ? silentIds(stimulus, step) : aims, step.explanation());
        } else {
            String reason = Finding.NO_REPLY + stimulus.describe() + " within " + time.toMillis() + " ms (allowed: "
                    + limit.toSeconds() + " s)";
            Set<String> ids = new LinkedHashSet<>(aims);
            ids.add(ONE_REPLY);
            ids.forEach(id -> find(id, Outcome.INCONCLUSIVE, reason));
        }
        stopped = true;
    }

    private static List<String> silentIds(Stimulus stimulus, Belief.Step step) {
        return stimulus instanceof Stimulus.Connect || stimulus instanceof Stimulus.Content
                ? step.requirements()
                : List.of(ONE_REPLY);
    }

    private void closed() {
        if (belief.phase() == Phase.CLOSING) {
            find(SubmissionModel.quitRow(belief.any()), Outcome.PASS, "");
        } else if (belief.phase() == Phase.HANDSHAKE && clearTextInHandshake) {
            find("RFC3207-4-6", Outcome.PASS, "");
        } else if (outstanding.isPresent()) {
            Stimulus stimulus = outstanding.get();
            Belief.Step step = belief.after(config, stimulus, new Observation.Closed());
            if (step.next().isPresent()) {
                // in the middle of a reply too: the reset behind a close with input unread takes along what was sent
                observe(new Observation.Closed());
            } else if (!server.unfinished().isEmpty()) {
                violation(List.of(ONE_REPLY), "closed in the middle of a reply: " + server.unfinished());
            } else {
                violation(aims.isEmpty() ? closeIds(stimulus, step) : aims, step.explanation());
            }
        } else if (belief.phase() == Phase.TURNED_AWAY) {
            violation(List.of("RFC5321-3.1-2"), "closed behind the 554 before the client could say QUIT");
        } else if (belief.phase() != Phase.CLOSED) {
            find(ONE_REPLY, Outcome.INCONCLUSIVE, "closed by the server without a 421");
        }
        stopped = true;
    }

    /** A close is no reply: the row of the command speaks of codes, unless the cell names one for the close. */
    private List<String> closeIds(Stimulus stimulus, Belief.Step step) {
        boolean named = SubmissionModel.cell(config, belief.any(), stimulus).blames().stream()
                        .anyMatch(b -> b.when().equals(Pattern.CLOSED))
                || stimulus instanceof Stimulus.Connect
                || stimulus instanceof Stimulus.Handshake;
        return named ? step.requirements() : List.of(ONE_REPLY);
    }

    private void violation(List<String> ids, String explanation) {
        ids.forEach(id -> find(id, Outcome.FAIL, explanation));
        violated = true;
        stopped = true;
    }

    private void find(String id, Outcome outcome, String reason) {
        findings.add(new Finding(id, outcome, outcome == Outcome.PASS ? "" : reason.strip(), Math.max(event, 0)));
    }
}
