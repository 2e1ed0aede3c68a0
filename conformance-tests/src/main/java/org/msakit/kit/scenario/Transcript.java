package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.exploration.StimulusKind;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Monitor;
import org.msakit.monitor.Outcome;
import org.msakit.monitor.Turn;
import org.msakit.wire.Reply;

/** What happened in one dialogue, over all its connections, and how it is judged. */
public final class Transcript {
    private final List<Event> events = new ArrayList<>();
    private final List<Reply> heard = new ArrayList<>();
    private final List<Finding> concluded = new ArrayList<>();
    private final Set<String> states = new LinkedHashSet<>();
    private final List<Turn> turns = new ArrayList<>();
    private Monitor monitor;
    private int eventsOfEarlierConnections;
    private int turnsOfThisConnection;
    private int exchanges;

    Transcript(Config config) {
        monitor = new Monitor(config);
    }

    /** What the model knows of the server. */
    public SessionState state() {
        return monitor.state();
    }

    /** What was found, in the order of judging. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(concluded);
        monitor.findings().forEach(f -> all.add(moved(f)));
        return all;
    }

    private Finding moved(Finding f) {
        return new Finding(f.requirement(), f.outcome(), f.reason(), f.event() + eventsOfEarlierConnections);
    }

    /** How many times octets came. */
    public int exchanges() {
        return exchanges;
    }

    /** States of the model that the dialogue went through. */
    public Set<String> states() {
        return states;
    }

    /** What was sent and what came of it, over all connections. */
    public List<Turn> turns() {
        return Collections.unmodifiableList(turns);
    }

    /** Pairs of state and kind of stimulus that it exercised, as {@code state / kind}. */
    public Set<String> transitions() {
        Set<String> transitions = new LinkedHashSet<>();
        for (Turn turn : turns) {
            transitions.add(turn.before().describe() + " / " + StimulusKind.of(turn.stimulus()));
        }
        return transitions;
    }

    /** What happened so far. */
    public Dialogue dialogue(String title) {
        return new Dialogue(title, events);
    }

    List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** All replies so far, those of earlier connections included. */
    List<Reply> heard() {
        return List.copyOf(heard);
    }

    Optional<Reply> lastReply() {
        return heard.isEmpty() ? Optional.empty() : Optional.of(heard.get(heard.size() - 1));
    }

    /** Whether the last thing that happened was that the server closed. */
    boolean closedByServer() {
        return events.get(events.size() - 1) instanceof Event.ClosedByServer;
    }

    /** Whether judging has ended, and with it the dialogue. */
    boolean over() {
        return monitor.stopped();
    }

    boolean owesReply() {
        return monitor.owesReply() && !monitor.stopped();
    }

    /** Names the requirements that the next exchange is about. */
    void aim(List<String> requirements) {
        monitor.aim(requirements);
    }

    /** Books a conclusion that is drawn from several exchanges, or by other means. */
    void conclude(String requirement, Outcome outcome, String reason) {
        String why = outcome == Outcome.PASS ? "" : reason;
        concluded.add(new Finding(requirement, outcome, why, events.size() - 1));
    }

    /** Takes what happened and has it judged. */
    void record(Event event) {
        events.add(event);
        monitor.take(event);
        states.add(monitor.state().describe());
        turns.addAll(
                monitor.turns().subList(turnsOfThisConnection, monitor.turns().size()));
        turnsOfThisConnection = monitor.turns().size();
    }

    /** Takes what happened and does not have it judged. */
    void recordUnjudged(Event event) {
        events.add(event);
    }

    /** Ends judging, where something unjudged went before. */
    void stopJudging() {
        monitor.take(new Event.ClosedByClient());
    }

    /** Takes the replies that were whole when octets came. */
    void hear(List<Reply> replies) {
        exchanges++;
        heard.addAll(replies);
    }

    /** Goes on with a new connection, to a server of this configuration. */
    void nextConnection(Config config) {
        record(new Event.ClosedByClient());
        findings().stream().skip(concluded.size()).toList().forEach(concluded::add);
        eventsOfEarlierConnections = events.size();
        monitor = new Monitor(config);
        turnsOfThisConnection = 0;
    }
}
