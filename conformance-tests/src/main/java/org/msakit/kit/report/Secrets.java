package org.msakit.kit.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.kit.run.TargetInfo;
import org.msakit.kit.script.Placeholders;
import org.msakit.wire.Escapes;
import org.msakit.wire.Octets;

/**
 * Keeps passwords out of reports: in clear text, and inside base64 of any SASL exchange. A piece of base64 that holds a
 * secret is replaced as a whole.
 */
public final class Secrets {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{2,}={0,2}");

    private final List<String> secrets;

    public Secrets(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(s -> !s.isEmpty())
                .map(s -> new String(s.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text without secrets. */
    public String mask(String text) {
        String utf8 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String masked = maskOctets(utf8);
        return masked.equals(utf8)
                ? text
                : new String(masked.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private String maskOctets(String latin1) {
        if (secrets.isEmpty()) {
            return latin1;
        }
        Matcher matcher = BASE64.matcher(latin1);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    out, Matcher.quoteReplacement(hides(matcher.group()) ? Placeholders.CREDENTIALS : matcher.group()));
        }
        matcher.appendTail(out);
        String masked = out.toString();
        for (String secret : secrets) {
            masked = masked.replace(secret, Placeholders.PASSWORD)
                    .replace(Escapes.escape(secret), Placeholders.PASSWORD);
        }
        return masked;
    }

    /** Whether a secret comes out when the token is decoded from any of its first four characters on. */
    private boolean hides(String token) {
        String bare = token.replace("=", "");
        for (int start = 0; start < Math.min(4, bare.length()); start++) {
            int length = bare.length() - start;
            String quartets = bare.substring(start, start + (length % 4 == 1 ? length - 1 : length));
            String decoded = new String(Base64.getDecoder().decode(quartets), StandardCharsets.ISO_8859_1);
            if (secrets.stream().anyMatch(decoded::contains)) {
                return true;
            }
        }
        return false;
    }

    /** The dialogue without secrets, also where one was spread over several writes. */
    public Dialogue mask(Dialogue dialogue) {
        List<Event> events = new ArrayList<>();
        List<Event> run = new ArrayList<>();
        for (Event event : dialogue.events()) {
            if (!run.isEmpty() && !event.getClass().equals(run.get(0).getClass())) {
                events.addAll(maskRun(run));
                run.clear();
            }
            run.add(event);
        }
        events.addAll(maskRun(run));
        return new Dialogue(mask(dialogue.title()), events);
    }

    /** Events of one kind in a row. They stay apart unless a secret would show when they are read together. */
    private List<Event> maskRun(List<Event> run) {
        List<Event> masked = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (Event event : run) {
            Event each = maskEvent(event);
            masked.add(each);
            joined.append(each instanceof Event.Sent s ? s.octets().latin1() : "");
            joined.append(each instanceof Event.Received r ? r.octets().latin1() : "");
        }
        String together = maskOctets(joined.toString());
        if (together.contentEquals(joined)) {
            return masked;
        }
        Octets octets = new Octets(together);
        return List.of(run.get(0) instanceof Event.Sent ? new Event.Sent(octets) : new Event.Received(octets));
    }

    private Event maskEvent(Event event) {
        if (event instanceof Event.Sent sent) {
            return new Event.Sent(new Octets(maskOctets(sent.octets().latin1())));
        } else if (event instanceof Event.Received received) {
            return new Event.Received(new Octets(maskOctets(received.octets().latin1())));
        } else if (event instanceof Event.TlsFailed failed) {
            return new Event.TlsFailed(failed.byClient(), mask(failed.reason()));
        }
        return event;
    }

    /** The run without secrets. */
    public RunResult mask(RunResult run) {
        TargetInfo t = run.target();
        TargetInfo target = new TargetInfo(
                mask(t.name()),
                t.address(),
                mask(t.greeting()),
                t.capabilities().stream().map(this::mask).toList(),
                t.tls());
        List<RequirementResult> results = run.results().stream()
                .map(r -> new RequirementResult(
                        r.requirement(),
                        r.verdict(),
                        r.exercised(),
                        r.expected(),
                        mask(r.reason()),
                        r.witness().map(this::mask)))
                .toList();
        return new RunResult(
                target,
                run.seed(),
                run.started(),
                run.elapsed(),
                run.dialogues(),
                run.exchanges(),
                results,
                run.coverage(),
                mask(run.trouble()));
    }
}
