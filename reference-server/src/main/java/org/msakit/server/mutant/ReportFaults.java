package org.msakit.server.mutant;

import static org.msakit.server.mutant.NextHopFaults.imagined;
import static org.msakit.server.mutant.NextHopFaults.said;
import static org.msakit.server.mutant.NextHopFaults.without;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.delivery.StoredMessage;

/** Faults of who is told of what became of a message (RFC 5321 section 6.1, RFC 3461, RFC 8689 section 5). */
final class ReportFaults {
    private static final Pattern ORIGINAL = Pattern.compile("ORCPT=[^ \r\n]*");

    private ReportFaults() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(ofReports());
        all.addAll(ofParameters());
        all.add(Mutant.of(
                "hold-ignored",
                "RFC4865-4.2-5",
                "takes a hold and does not keep the message back",
                DeliveryFaults.each(m -> List.of(m.released()))));
        return all;
    }

    private static List<Mutant> ofReports() {
        return List.of(
                Mutant.of(
                                "failure-not-told",
                                "RFC5321-6.1-2",
                                "takes the refusal of a recipient for an acceptance",
                                () -> new Mutation() {
                                    @Override
                                    public List<String> fromHop(String command, List<String> reply) {
                                        return command.startsWith("RCPT")
                                                        && reply.get(0).startsWith("5")
                                                ? List.of("250 2.1.5 Recipient OK")
                                                : reply;
                                    }
                                })
                        .alsoBreaks("RFC3461-5.2.6-1"),
                Mutant.of(
                                "report-from-somebody",
                                "RFC5321-6.1-2",
                                "sends reports from an address of its own",
                                said(line ->
                                        line.replaceFirst("MAIL FROM:<>", "MAIL FROM:<MAILER-DAEMON@mx.example.test>")))
                        .alsoBreaks("RFC3461-6.2-1"),
                Mutant.of(
                        "null-sender-told",
                        "RFC5321-6.1-1",
                        "tells the postmaster where the null reverse-path leaves nobody to tell",
                        DeliveryFaults.each(m -> List.of(hasNotify(m) ? m : toldToPostmaster(m)))),
                Mutant.of(
                        "null-sender-told-on-request",
                        "RFC3461-5.2-1",
                        "lets NOTIFY count with the null reverse-path",
                        DeliveryFaults.each(m -> List.of(hasNotify(m) ? toldToPostmaster(m) : m))),
                Mutant.of(
                        "relayed-report-forgotten",
                        "RFC3461-5.2.2-1",
                        "leaves reports to a next hop that knows nothing of them",
                        imagined(List.of("DSN"), ReportFaults::withoutDsn)),
                Mutant.of(
                        "dsn-parameters-sent-anyhow",
                        "RFC3461-5.2.2-1",
                        "sends the parameters of DSN to a next hop without DSN",
                        imagined(List.of("DSN"), line -> line)),
                Mutant.of(
                        "delivery-not-reported",
                        "RFC3461-5.2.3-1",
                        "does not report deliveries",
                        notify((path, value) -> isLocal(path) && value.equals("SUCCESS") ? "NEVER" : value)),
                Mutant.of(
                        "delivery-reported-unasked",
                        "RFC3461-5.2.3-1",
                        "reports deliveries where failures alone were asked for",
                        notify((path, value) -> isLocal(path) && value.equals("FAILURE") ? "SUCCESS" : value)),
                Mutant.of(
                        "never-told-of-failure",
                        "RFC3461-5.2.6-1",
                        "tells of failures where NOTIFY=NEVER forbids it",
                        notify((path, value) -> value.equals("NEVER") ? "FAILURE" : value)),
                Mutant.of(
                        "failure-not-told-on-request",
                        "RFC3461-5.2.6-1",
                        "does not tell of failures where NOTIFY=FAILURE asks for it",
                        notify((path, value) -> value.equals("FAILURE") ? "NEVER" : value)),
                Mutant.of(
                        "envelope-id-not-reported",
                        "RFC3461-6.2-1",
                        "leaves the envelope id out of reports",
                        said(text -> text.replaceFirst("Original-Envelope-Id: [^\r\n]*\r\n", ""))),
                Mutant.of(
                        "body-not-returned",
                        "RFC3461-6.2-1",
                        "returns the header where RET=FULL asks for all",
                        mail("RET", "FULL", "HDRS")),
                Mutant.of(
                        "report-unprotected",
                        "RFC8689-5-1",
                        "reports on a message with REQUIRETLS without it",
                        said(line -> line.startsWith("MAIL FROM:<>") ? without(line, "REQUIRETLS") : line)));
    }

    private static List<Mutant> ofParameters() {
        return List.of(
                Mutant.of(
                        "original-recipient-lowered",
                        "RFC3461-5.2.1-1",
                        "writes ORCPT in lower case",
                        said(line -> line.startsWith("RCPT")
                                ? ORIGINAL.matcher(line)
                                        .replaceFirst(found -> Matcher.quoteReplacement("ORCPT="
                                                + found.group().substring(6).toLowerCase(Locale.ROOT)))
                                : line)),
                Mutant.of(
                        "envelope-id-dropped",
                        "RFC3461-5.2.1-1",
                        "does not hand on the envelope id",
                        said(line -> without(line, "ENVID"))),
                Mutant.of(
                                "notify-invented",
                                "RFC3461-5.2.1-1",
                                "asks the next hop for reports of failures that nobody asked for",
                                said(line -> line.startsWith("RCPT") && !line.contains(" NOTIFY=")
                                        ? line.replace("\r\n", " NOTIFY=FAILURE\r\n")
                                        : line))
                        .alsoBreaks("RFC3461-5.2.2-1"));
    }

    private static String withoutDsn(String line) {
        return without(without(without(without(line, "RET"), "ENVID"), "NOTIFY"), "ORCPT");
    }

    private static boolean isLocal(String path) {
        return path.endsWith("@example.test");
    }

    private static boolean hasNotify(StoredMessage m) {
        return m.recipientParameters().stream().anyMatch(p -> p.containsKey("NOTIFY"));
    }

    private static StoredMessage toldToPostmaster(StoredMessage m) {
        boolean several = m.forwardPaths().size() > 1;
        return m.reversePath().isEmpty() && several ? m.from("postmaster@remote.example") : m;
    }

    private static Supplier<Mutation> mail(String keyword, String before, String after) {
        return DeliveryFaults.each(m -> {
            Map<String, String> parameters = new HashMap<>(m.parameters());
            parameters.replace(keyword, before, after);
            return List.of(m.withParameters(parameters));
        });
    }

    /** Changes NOTIFY where it was given, by forward-path. */
    private static Supplier<Mutation> notify(BiFunction<String, String, String> change) {
        return DeliveryFaults.each(m -> {
            List<Map<String, String>> changed = new ArrayList<>();
            for (int i = 0; i < m.forwardPaths().size(); i++) {
                String path = m.forwardPaths().get(i);
                Map<String, String> parameters = new HashMap<>(m.recipientParameters(i));
                parameters.computeIfPresent("NOTIFY", (k, value) -> change.apply(path, value));
                changed.add(parameters);
            }
            return List.of(m.withRecipientParameters(changed));
        });
    }
}
