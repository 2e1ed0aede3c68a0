package org.msakit.kit.grammar;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.msakit.model.Capabilities;
import org.msakit.wire.Octets;

/** Parameters of MAIL that service extensions define: lawful ones, and such with one fault. */
public final class MailParameters {
    /** Parameters by the extension that defines them, where it is the only one and they may be told apart from others. */
    private static final Map<String, String> OF_EXTENSIONS = Map.of(
            "SIZE", "SIZE=1000",
            "DSN", "RET=FULL",
            "SMTPUTF8", "SMTPUTF8",
            "DELIVERBY", "BY=99999;N",
            "FUTURERELEASE", "HOLDFOR=60",
            "MT-PRIORITY", "MT-PRIORITY=1");

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Capabilities offered;
    private final List<Form> forms = new ArrayList<>();

    private MailParameters(Capabilities offered) {
        this.offered = offered;
    }

    /** One parameter each, of the extensions offered. */
    public static List<Form> valid(Capabilities offered) {
        MailParameters made = new MailParameters(offered);
        made.validSize();
        made.validBody();
        made.validDsn();
        made.validAuth();
        made.validDeliverBy();
        made.validFutureRelease();
        if (offered.has("MT-PRIORITY")) {
            made.add("a priority", random -> "MT-PRIORITY=" + Draw.between(random, -9, 9));
        }
        if (offered.has("SMTPUTF8")) {
            made.add("SMTPUTF8", random -> Draw.oneOf(random, "SMTPUTF8", "smtputf8"));
        }
        if (offered.has("REQUIRETLS")) {
            made.add("REQUIRETLS", random -> "REQUIRETLS");
        }
        return made.forms;
    }

    /** One parameter each that an extension defines which an EHLO reply did not offer. */
    public static List<Form> withoutOffer(Capabilities offered) {
        MailParameters made = new MailParameters(offered);
        OF_EXTENSIONS.forEach((extension, parameter) -> {
            if (!offered.has(extension)) {
                made.add(extension + " without offer", random -> parameter);
            }
        });
        return made.forms;
    }

    /** One parameter each, of the extensions offered, with one fault; and what no extension defines. */
    public static List<Form> invalid(Capabilities offered) {
        MailParameters made = new MailParameters(offered);
        made.add("a parameter that no extension defines", random -> "ZZ" + Draw.word(random) + "=1");
        made.add("a keyword that no extension defines", random -> "ZZ" + Draw.word(random));
        made.add("a parameter without keyword", random -> "=" + Draw.word(random));
        made.add("a keyword that begins with a hyphen", random -> "-X" + Draw.word(random) + "=5");
        made.add("two equals signs", random -> "X" + Draw.word(random) + "==5");
        made.invalidSize();
        made.invalidBody();
        made.invalidDsn();
        made.invalidAuth();
        made.invalidDeliverBy();
        made.invalidFutureRelease();
        if (offered.has("MT-PRIORITY")) {
            made.add("a priority of two digits", random -> "MT-PRIORITY=" + Draw.oneOf(random, "10", "-10", "99"));
            made.add("a priority that is no number", random -> "MT-PRIORITY=" + Draw.word(random));
            made.add("a priority with a plus", random -> "MT-PRIORITY=+" + Draw.between(random, 1, 9));
            made.add("a priority with a leading zero", random -> "MT-PRIORITY=0" + Draw.between(random, 0, 9));
            made.add("minus zero as priority", random -> "MT-PRIORITY=-0");
            made.add("no priority", random -> "MT-PRIORITY");
            made.add("two priorities", random -> "MT-PRIORITY=1 MT-PRIORITY=2");
        }
        if (offered.has("SMTPUTF8")) {
            made.add("a value for SMTPUTF8", random -> "SMTPUTF8=" + Draw.word(random));
        }
        if (offered.has("REQUIRETLS")) {
            made.add("a value for REQUIRETLS", random -> "REQUIRETLS=" + Draw.word(random));
        }
        return made.forms;
    }

    /** Several lawful ones, each keyword once, and not two that depend on one another. */
    public static Octets several(Capabilities offered, SplittableRandom random) {
        Set<String> keywords = new HashSet<>();
        Octets all = Octets.EMPTY;
        for (Form form : valid(offered)) {
            Octets parameter = form.draw().apply(random);
            String keyword = parameter.latin1().split("=", 2)[0].toUpperCase(Locale.ROOT);
            boolean depends = Set.of("HOLDFOR", "HOLDUNTIL", "BY").contains(keyword);
            if (random.nextInt(3) == 0 && keywords.add(depends ? "time" : keyword)) {
                all = all.plus(new Octets(all.isEmpty() ? "" : " ")).plus(parameter);
            }
        }
        return all;
    }

    private void add(String label, Function<SplittableRandom, String> draw) {
        forms.add(Form.drawn(label, draw));
    }

    /** RFC 1870 section 4. */
    private void validSize() {
        if (!offered.has("SIZE")) {
            return;
        }
        add("a size", random -> "SIZE=" + random.nextInt(sizes()));
        add("size 0", random -> "size=0");
        if (limit().isPresent()) {
            add(
                    "a size of 20 digits",
                    random -> "SIZE=" + String.format(Locale.ROOT, "%020d", random.nextInt(sizes())));
            add("the size announced", random -> "SIZE=" + limit().get());
        }
    }

    private void invalidSize() {
        if (!offered.has("SIZE")) {
            return;
        }
        add("no size", random -> "SIZE");
        add("an empty size", random -> "SIZE=");
        add("a size that is no number", random -> "SIZE=" + Draw.word(random));
        add("a negative size", random -> "SIZE=-" + Draw.between(random, 1, 99));
        add("a size with a plus", random -> "SIZE=+" + Draw.between(random, 1, 99));
        add("a size of 21 digits", random -> "SIZE=1" + Draw.text(random, "0123456789", 20));
        add("a size with two equals signs", random -> "SIZE==" + Draw.between(random, 1, 99));
        if (limit().isPresent()) {
            add("one octet above the size announced", random -> "SIZE=" + (limit().get() + 1));
            add("a size that overflows 64 bits", random -> "SIZE=99999999999999999999");
        }
    }

    /** So many of the smallest sizes are lawful for certain. */
    private int sizes() {
        return (int) Math.min(9_999, limit().orElse(Long.MAX_VALUE));
    }

    private Optional<Long> limit() {
        return offered.parameters("SIZE").stream()
                .filter(p -> p.matches("\\d{1,18}"))
                .findFirst()
                .map(Long::valueOf)
                .filter(limit -> limit > 0);
    }

    /** RFC 6152 section 2, RFC 3030 section 3. */
    private void validBody() {
        if (offered.has("8BITMIME")) {
            add("a body in octets", random -> "BODY=" + Draw.oneOf(random, "8BITMIME", "8bitmime"));
            add("a body in ASCII", random -> "body=7BIT");
        }
        if (offered.has("BINARYMIME") && offered.has("CHUNKING")) {
            add("a binary body", random -> "BODY=BINARYMIME");
        }
    }

    private void invalidBody() {
        if (offered.has("8BITMIME")) {
            add("an unknown body", random -> "BODY=" + Draw.oneOf(random, "9BIT", "8BIT", "MIME"));
            add("no body", random -> Draw.oneOf(random, "BODY", "BODY="));
            if (!offered.has("BINARYMIME")) {
                add("a binary body without offer", random -> "BODY=BINARYMIME");
            }
        }
    }

    /** RFC 3461 sections 4.3 and 4.4. */
    private void validDsn() {
        if (offered.has("DSN")) {
            add("what to return", random -> "RET=" + Draw.oneOf(random, "FULL", "HDRS", "full"));
            Xtexts.valid().forEach(xtext -> forms.add(named(xtext, "the envelope id", "ENVID=")));
            add("an envelope id of 100 octets", random -> "ENVID=" + Draw.text(random, Draw.LETTERS, 100));
        }
    }

    private void invalidDsn() {
        if (offered.has("DSN")) {
            add("an unknown part to return", random -> "RET=" + Draw.oneOf(random, "ALL", "BODY", "FULLHDRS"));
            add("no part to return", random -> Draw.oneOf(random, "RET", "RET="));
            add("two parts to return", random -> "RET=FULL RET=HDRS");
            add("no envelope id", random -> Draw.oneOf(random, "ENVID", "ENVID="));
            add("two envelope ids", random -> "ENVID=a ENVID=b");
            Xtexts.invalid().forEach(xtext -> forms.add(named(xtext, "the envelope id", "ENVID=")));
        }
    }

    private static Form named(Form form, String what, String before) {
        Form whole = form.within(before, "");
        return new Form(form.label() + " in " + what, whole.draw());
    }

    /** RFC 4954 section 5. */
    private void validAuth() {
        if (offered.has("AUTH")) {
            add("nobody as submitter", random -> Draw.oneOf(random, "AUTH=<>", "auth=<>"));
            add("a submitter", random -> "AUTH=" + Draw.word(random) + "@" + Draw.word(random) + ".example");
            add("a submitter with a hexchar", random -> "AUTH=e+3Dmc2@" + Draw.word(random) + ".example");
        }
    }

    private void invalidAuth() {
        if (offered.has("AUTH")) {
            add("an empty submitter", random -> "AUTH=");
            add("a submitter without domain", random -> "AUTH=" + Draw.word(random));
            Xtexts.invalid().forEach(xtext -> forms.add(named(xtext, "the submitter", "AUTH=a@b.example")));
        }
    }

    /** RFC 2852 section 4. */
    private void validDeliverBy() {
        if (offered.has("DELIVERBY")) {
            int least = Math.max(1, offered.shortestTimeToDeliver());
            add("a time to return by", random -> "BY=" + Draw.between(random, least, Math.max(least, 999_999)) + ";R");
            add("a time to notify by", random -> "by=" + Draw.between(random, 0, 999_999_999) + ";n");
            add("a time to notify by that is over", random -> "BY=-" + Draw.between(random, 1, 999_999_999) + ";N");
            add("a time with a trace", random -> "BY=" + Draw.between(random, least, Math.max(least, 999_999)) + ";RT");
        }
    }

    private void invalidDeliverBy() {
        if (offered.has("DELIVERBY")) {
            add("no time to deliver by", random -> Draw.oneOf(random, "BY", "BY=", "BY=;R"));
            add("a time without mode", random -> "BY=" + Draw.between(random, 1, 999_999));
            add("an unknown mode", random -> "BY=99999;" + Draw.oneOf(random, "X", "T", "RN", "RTT"));
            add("a time of ten digits", random -> "BY=1" + Draw.text(random, "0123456789", 9) + ";N");
            add("a time to return by that is over", random -> "BY=-" + Draw.between(random, 1, 99_999) + ";R");
            add("no time left to return by", random -> "BY=0;R");
            if (offered.shortestTimeToDeliver() > 1) {
                add(
                        "a time below the minimum announced",
                        random -> "BY=" + (offered.shortestTimeToDeliver() - 1) + ";R");
            }
        }
    }

    /** RFC 4865 section 5. */
    private void validFutureRelease() {
        if (longestHold().isPresent()) {
            add(
                    "a time to hold for",
                    random -> "HOLDFOR=" + Draw.between(random, 1, longestHold().get()));
            add(
                    "the longest time to hold for",
                    random -> "HOLDFOR=" + longestHold().get());
        }
        if (latestHold().isPresent()) {
            add(
                    "a time to hold until",
                    random -> "HOLDUNTIL=" + before(random, latestHold().get()));
        }
    }

    private void invalidFutureRelease() {
        if (longestHold().isPresent()) {
            add("no time to hold for", random -> Draw.oneOf(random, "HOLDFOR", "HOLDFOR="));
            add("zero as time to hold for", random -> "HOLDFOR=0");
            add("a time to hold for that is no number", random -> "HOLDFOR=" + Draw.oneOf(random, "-60", "1h", "1.5"));
            add(
                    "a longer time to hold for than announced",
                    random -> "HOLDFOR=" + (longestHold().get() + 1));
            add("two times to hold for", random -> "HOLDFOR=1 HOLDFOR=2");
        }
        if (latestHold().isPresent()) {
            OffsetDateTime latest = latestHold().get();
            add("a date alone to hold until", random -> "HOLDUNTIL=2026-12-31");
            add("a month that there is not", random -> "HOLDUNTIL=2026-13-31T00:00:00Z");
            add("a time to hold until without zone", random -> "HOLDUNTIL=2026-12-31T00:00:00");
            add(
                    "a later time to hold until than announced",
                    random -> "HOLDUNTIL=" + DATE_TIME.format(latest.plusDays(1)));
        }
        if (longestHold().isPresent() && latestHold().isPresent()) {
            add(
                    "two kinds of holding",
                    random ->
                            "HOLDFOR=1 HOLDUNTIL=" + before(random, latestHold().get()));
        }
    }

    /** Shortly before, so that it lies ahead wherever the server's clock stands. */
    private static String before(SplittableRandom random, OffsetDateTime latest) {
        return DATE_TIME.format(latest.minusSeconds(random.nextInt(60)));
    }

    /** One that leaves room for a longer one of nine digits. */
    private Optional<Integer> longestHold() {
        return offered.longestHold().filter(longest -> longest < 999_999_999);
    }

    private Optional<OffsetDateTime> latestHold() {
        try {
            return offered.parameters("FUTURERELEASE").stream()
                    .skip(1)
                    .findFirst()
                    .map(OffsetDateTime::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
