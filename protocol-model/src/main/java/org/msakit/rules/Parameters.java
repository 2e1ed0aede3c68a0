package org.msakit.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msakit.model.Hello;
import org.msakit.model.SessionState;
import org.msakit.wire.PathArgument;

/**
 * The parameters of MAIL and RCPT: keyword, extension, values, requirements. Each RFC contributes its own; a parameter
 * that no offered extension defines is refused with 555 (RFC 5321 section 4.1.1.11).
 */
final class Parameters {
    private static final Parameters OF_MAIL = new Parameters(
            Stream.of(
                            Rfc1870Size.ofMail(),
                            Rfc3461Dsn.ofMail(),
                            Rfc4954AuthParameter.ofMail(),
                            Rfc6152EightBitMime.ofMail(),
                            Rfc6531SmtpUtf8.ofMail(),
                            Rfc2852DeliverBy.ofMail(),
                            Rfc4865FutureRelease.ofMail(),
                            Rfc6710MtPriority.ofMail(),
                            Rfc8689RequireTls.ofMail())
                    .flatMap(List::stream),
            List.of(Rfc4865FutureRelease::conflict),
            "RFC5321-4.1.1.11-1");
    private static final Parameters OF_RCPT =
            new Parameters(Rfc3461Dsn.ofRcpt().stream(), List.of(), "RFC5321-4.1.1.11-2");

    /** What is no esmtp-param (RFC 5321 section 4.1.2). */
    private static final Ruling MALFORMED = Ruling.refused("RFC5321-4.1.2-5").keptBy("501|555");

    private final Map<String, Parameter> table;
    private final List<Function<Map<String, String>, Optional<Ruling>>> conflicts;
    private final Ruling unknown;

    private Parameters(
            Stream<Parameter> parameters,
            List<Function<Map<String, String>, Optional<Ruling>>> conflicts,
            String unknown) {
        this.table = parameters.collect(Collectors.toUnmodifiableMap(Parameter::keyword, p -> p));
        this.conflicts = conflicts;
        this.unknown = new Ruling("555", "501|503|504|550", "", List.of(unknown));
    }

    /** What is said of the parameters of a MAIL; empty where there are none. */
    static Optional<Ruling> ofMail(PathArgument argument, SessionState state) {
        return OF_MAIL.judge(argument, state);
    }

    /** What is said of the parameters of a RCPT; empty where there are none. */
    static Optional<Ruling> ofRcpt(PathArgument argument, SessionState state) {
        return OF_RCPT.judge(argument, state);
    }

    /** Whether the ruling is the one on parameters that no extension defines. */
    static boolean isUnknown(Ruling ruling) {
        return ruling.equals(OF_MAIL.unknown) || ruling.equals(OF_RCPT.unknown);
    }

    private Optional<Ruling> judge(PathArgument argument, SessionState state) {
        List<String> words = argument.parameters();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<Ruling> notOffered = argument.keywords().stream()
                .flatMap(keyword -> withoutOffer(keyword, state).stream())
                .findFirst();
        if (notOffered.isPresent()) {
            return notOffered;
        }
        if (!argument.parametersWellFormed() && !table.keySet().containsAll(argument.keywords())) {
            return Optional.of(MALFORMED);
        }
        if (words.size() > 1) {
            Optional<Ruling> conflict = conflict(words);
            if (conflict.isPresent()) {
                return conflict;
            }
        }
        Set<String> seen = new HashSet<>();
        return words.stream().map(word -> judge(word, seen, state)).reduce(Ruling::and);
    }

    /**
     * The ruling on a keyword that certainly no offered extension defines. Behind HELO nothing is offered; a server may
     * know there what it does (RFC 5321 section 4.1.1.11 speaks of parameters that it does not recognize).
     */
    private Optional<Ruling> withoutOffer(String keyword, SessionState state) {
        Parameter parameter = table.get(keyword);
        if (parameter == null) {
            return keyword.startsWith("ZZ") ? Optional.of(unknown) : Optional.empty();
        }
        if (parameter.offered().test(state.offered())) {
            return Optional.empty();
        }
        Ruling otherwise = state.hello() == Hello.HELO ? Ruling.unjudged() : unknown;
        return Optional.of(parameter.withoutOffer().judge(state).orElse(otherwise));
    }

    private Optional<Ruling> conflict(List<String> words) {
        Map<String, String> values = words.stream()
                .collect(Collectors.toMap(
                        Parameters::keyword, word -> value(word).orElse(""), (first, second) -> first));
        return conflicts.stream().flatMap(c -> c.apply(values).stream()).findFirst();
    }

    private Ruling judge(String word, Set<String> seen, SessionState state) {
        Parameter parameter = table.get(keyword(word));
        if (parameter == null) {
            return Ruling.unjudged();
        }
        return seen.add(parameter.keyword()) ? parameter.value().judge(value(word), state) : parameter.repeated();
    }

    private static String keyword(String word) {
        return word.split("=", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static Optional<String> value(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
    }
}
