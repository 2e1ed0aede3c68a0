package org.msakit.kit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.msakit.dialogue.Dialogue;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Finding;
import org.msakit.wire.Octets;

/**
 * Makes a failing script shorter by delta debugging: joins lines that were cut, takes pipelined groups apart, drops steps in
 * ever smaller pieces, puts usual paths in the places of unusual ones, shortens lines, and runs each candidate on the target. The last one is confirmed several times.
 */
public final class Shrinker {
    /**
     * The shortest script found.
     *
     * @param script it
     * @param witness its dialogue, up to the violation
     * @param finding the violation
     * @param confirmed how many of the confirming runs showed it
     * @param runs how often the target was run for it
     */
    public record Shrunk(Script script, Dialogue witness, Finding finding, int confirmed, int runs) {}

    /** Runs that confirm the result. */
    public static final int CONFIRMATIONS = 3;

    private final Target target;
    private final String requirement;
    private final int budget;
    private int runs;
    private Script best;
    private ScriptRun shown;

    private Shrinker(Target target, String requirement, int budget, Script script, ScriptRun shown) {
        this.target = target;
        this.requirement = requirement;
        this.budget = budget;
        this.best = script;
        this.shown = shown;
    }

    /**
     * Shrinks a script that was seen to break a requirement.
     *
     * @param budget runs of the target, at most
     * @throws UnreachableException where the target goes away
     */
    public static Shrunk shrink(Target target, Script script, ScriptRun failed, String requirement, int budget)
            throws UnreachableException {
        Shrinker shrinker = new Shrinker(target, requirement, budget, script, failed);
        shrinker.cutBehindViolation();
        int before;
        do {
            before = shrinker.size();
            shrinker.joinCutLines();
            shrinker.takeGroupsApart();
            shrinker.dropSteps();
            shrinker.makeEnvelopesUsual();
            shrinker.shortenLines();
        } while (shrinker.size() < before && shrinker.runs < budget);
        return shrinker.confirmed();
    }

    private int size() {
        return best.steps().size() * 10_000
                + best.steps().stream()
                        .mapToInt(s -> s instanceof Step.Write w ? w.octets().length() : 0)
                        .sum();
    }

    private Shrunk confirmed() throws UnreachableException {
        int again = 0;
        for (int i = 0; i < CONFIRMATIONS; i++) {
            again += ScriptRun.of(target, best).violation(requirement).isPresent() ? 1 : 0;
        }
        Finding finding = shown.violation(requirement).orElseThrow();
        return new Shrunk(best, shown.witness(finding), finding, again, runs + CONFIRMATIONS);
    }

    /** Whether the candidate breaks the same requirement; if so it is the best so far. */
    private boolean takes(List<Step> candidate) throws UnreachableException {
        if (runs >= budget) {
            return false;
        }
        runs++;
        Script script = best.with(candidate);
        ScriptRun run = ScriptRun.of(target, script);
        if (run.violation(requirement).isEmpty()) {
            return false;
        }
        best = script;
        shown = run;
        return true;
    }

    private void cutBehindViolation() throws UnreachableException {
        Finding finding = shown.violation(requirement).orElseThrow();
        Script cut = Script.of(shown.witness(finding));
        if (cut.steps().size() < best.steps().size()) {
            takes(cut.steps());
        }
    }

    private void dropSteps() throws UnreachableException {
        int piece = Math.max(1, best.steps().size() / 2);
        while (piece >= 1) {
            boolean dropped = false;
            for (int start = 0; start + piece <= best.steps().size(); ) {
                List<Step> candidate = new ArrayList<>(best.steps());
                candidate.subList(start, start + piece).clear();
                if (takes(candidate)) {
                    dropped = true;
                } else {
                    start++;
                }
            }
            piece = dropped ? Math.min(piece, best.steps().size()) : piece / 2;
        }
    }

    /** What was written in pieces is written at once: all of it, or where that will not do piece by piece. */
    private void joinCutLines() throws UnreachableException {
        List<Step> whole = new ArrayList<>();
        for (Step step : best.steps()) {
            Optional<Step> joined = whole.isEmpty() ? Optional.empty() : joined(whole.get(whole.size() - 1), step);
            joined.ifPresentOrElse(one -> whole.set(whole.size() - 1, one), () -> whole.add(step));
        }
        if (whole.size() == best.steps().size() || takes(whole)) {
            return;
        }
        for (int i = 0; i + 1 < best.steps().size(); i++) {
            Optional<Step> joined = joined(best.steps().get(i), best.steps().get(i + 1));
            if (joined.isPresent()) {
                List<Step> candidate = new ArrayList<>(best.steps());
                candidate.remove(i + 1);
                candidate.set(i, joined.get());
                takes(candidate);
            }
        }
    }

    /** Two steps as one, where the first ends within a line. */
    private static Optional<Step> joined(Step first, Step second) {
        if (!(first instanceof Step.Write write) || write.octets().latin1().endsWith("\r\n")) {
            return Optional.empty();
        }
        if (second instanceof Step.StartTls start) {
            return Optional.of(new Step.StartTls(write.octets().plus(start.octets())));
        }
        return second instanceof Step.Write rest
                ? Optional.of(new Step.Write(write.octets().plus(rest.octets())))
                : Optional.empty();
    }

    /** Lines that were written at once are written one by one. */
    private void takeGroupsApart() throws UnreachableException {
        for (int i = 0; i < best.steps().size(); i++) {
            if (best.steps().get(i) instanceof Step.Write write) {
                List<Step> lines = lines(write.octets());
                if (lines.size() > 1) {
                    List<Step> candidate = new ArrayList<>(best.steps());
                    candidate.remove(i);
                    candidate.addAll(i, lines);
                    takes(candidate);
                }
            }
        }
    }

    private static List<Step> lines(Octets octets) {
        List<Step> lines = new ArrayList<>();
        String rest = octets.latin1();
        while (!rest.isEmpty()) {
            int end = rest.indexOf("\r\n");
            String line = end < 0 ? rest : rest.substring(0, end + 2);
            rest = rest.substring(line.length());
            lines.add(new Step.Write(new Octets(line)));
        }
        return lines;
    }

    /** Paths that no server can object to, where the others do not matter. */
    private void makeEnvelopesUsual() throws UnreachableException {
        for (int i = 0; i < best.steps().size(); i++) {
            if (best.steps().get(i) instanceof Step.Write write) {
                Optional<Octets> usual = usual(write.octets().latin1());
                if (usual.isPresent() && !usual.get().equals(write.octets())) {
                    List<Step> candidate = new ArrayList<>(best.steps());
                    candidate.set(i, new Step.Write(usual.get()));
                    takes(candidate);
                }
            }
        }
    }

    /** The usual form of a line that is nothing but a MAIL or RCPT. */
    private Optional<Octets> usual(String text) {
        if (text.indexOf("\r\n") != text.length() - 2) {
            return Optional.empty();
        }
        String start = text.toUpperCase(Locale.ROOT);
        return start.startsWith("MAIL ")
                ? Optional.of(Octets.line("MAIL FROM:<" + target.own() + ">"))
                : start.startsWith("RCPT ")
                        ? Optional.of(Octets.line("RCPT TO:<" + target.recipient() + ">"))
                        : Optional.empty();
    }

    private void shortenLines() throws UnreachableException {
        for (int i = 0; i < best.steps().size(); i++) {
            boolean shorter = true;
            while (shorter && best.steps().get(i) instanceof Step.Write write) {
                shorter = false;
                for (String text : shorter(write.octets().latin1())) {
                    List<Step> candidate = new ArrayList<>(best.steps());
                    candidate.set(i, new Step.Write(new Octets(text)));
                    if (takes(candidate)) {
                        shorter = true;
                        break;
                    }
                }
            }
        }
    }

    /** Shorter forms of a line or of message content: a word less, or half of it gone. */
    private static List<String> shorter(String text) {
        List<String> forms = new ArrayList<>();
        if (!text.endsWith("\r\n")) {
            return forms;
        }
        String body = text.substring(0, text.length() - 2);
        int word = body.lastIndexOf(' ');
        if (word > 0) {
            forms.add(body.substring(0, word) + "\r\n");
        }
        if (body.length() > 40) {
            int quarter = body.length() / 4;
            forms.add(body.substring(0, quarter) + body.substring(body.length() - quarter) + "\r\n");
        }
        return forms;
    }
}
