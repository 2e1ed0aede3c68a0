package org.msakit.replies;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.msakit.model.Capabilities;
import org.msakit.model.Exchange;
import org.msakit.model.Hello;
import org.msakit.model.Stimulus;
import org.msakit.policy.Admission;
import org.msakit.sasl.ScramServerFirst;
import org.msakit.wire.Base64Text;
import org.msakit.wire.CommandLine;
import org.msakit.wire.EnhancedCode;
import org.msakit.wire.Reply;

/** RFC 4954 sections 3, 4, 6 and the LOGIN draft: what AUTH looks like in EHLO, in 334 and in final replies. */
final class AuthReplies {
    private static final int SENSIBLE_ITERATIONS = 4096;

    private AuthReplies() {}

    /** The AUTH line of EHLO. */
    static void advertised(Seen seen, Judge judge) {
        if (!seen.isEhloList()) {
            return;
        }
        Capabilities offered = Capabilities.of(seen.reply());
        if (offered.has("AUTH")) {
            List<String> names = offered.keywords().get("AUTH");
            boolean fine = !names.isEmpty() && names.stream().allMatch(n -> n.matches("[A-Z0-9_-]{1,20}"));
            judge.judge("RFC4954-3-1", fine, "mechanism names: " + names);
        }
        List<String> mechanisms = offered.mechanisms();
        boolean login = mechanisms.contains("LOGIN");
        if (login) {
            judge.judge("LOGIN-4", mechanisms.contains("PLAIN"), "LOGIN offered where PLAIN is withheld");
        }
        if (!seen.before().tls()) {
            withoutTls(mechanisms, judge);
        }
        if (!seen.config().submissionPort() || seen.config().admission() == Admission.REJECTED) {
            return;
        }
        if (!seen.before().tls()) {
            if (login || mechanisms.contains("PLAIN")) {
                judge.warn("RFC4954-4-18", "plaintext mechanisms offered without TLS");
            } else {
                judge.judge("RFC4954-4-18", true, "");
            }
        } else if (!seen.before().login().done()) {
            if (mechanisms.contains("PLAIN")) {
                judge.judge("RFC4954-4-19", true, "");
            } else {
                judge.warn("RFC4954-4-19", "PLAIN not offered under TLS");
            }
        }
    }

    /** RFC 7628 section 3 and RFC 5802 section 6: what has no place on a connection without TLS. */
    private static void withoutTls(List<String> mechanisms, Judge judge) {
        if (mechanisms.contains("OAUTHBEARER")) {
            judge.judge("RFC7628-3-1", false, "OAUTHBEARER is offered without TLS");
        }
        if (!mechanisms.isEmpty()) {
            judge.judge(
                    "RFC5802-6-4",
                    mechanisms.stream().noneMatch(name -> name.endsWith("-PLUS")),
                    "channel binding is offered where there is no channel: " + mechanisms);
        }
    }

    /** 334: a base64 challenge, and an empty one to start PLAIN (sections 4 and 8). */
    static void exchange(Seen seen, Judge judge) {
        Reply reply = seen.reply();
        if (reply.code() != 334) {
            return;
        }
        String text = reply.text(0);
        String line = reply.lines().get(0).latin1();
        boolean startsPlain = seen.stimulus()
                .filter(Stimulus.Command.class::isInstance)
                .map(s -> ((Stimulus.Command) s).line().argument().equalsIgnoreCase("PLAIN"))
                .orElse(false);
        String begun = seen.verb().equals("AUTH")
                ? ((Stimulus.Command) seen.stimulus().get()).line().argument().toUpperCase(Locale.ROOT)
                : "";
        if (begun.matches("SCRAM-SHA-(1|256)(-PLUS)?|OAUTHBEARER")
                && seen.before().offered().mechanisms().contains(begun)) {
            judge.judge("RFC4422-3-1", text.isEmpty(), "the challenge that starts " + begun + " is not empty: " + text);
            return;
        }
        if (startsPlain && line.equals("334\r\n")) {
            judge.warn("RFC4954-4-6", "334 without the blank");
        } else if (startsPlain) {
            String reason = "the challenge that starts PLAIN is not empty: " + text;
            judge.judge("RFC4954-4-6", text.isEmpty(), reason);
            judge.judge("RFC4422-3-1", text.isEmpty(), reason);
        }
        if (!startsPlain) {
            boolean base64 = Base64Text.decode(text).isPresent();
            judge.judge("RFC4954-4-7", base64, "not base64: " + text);
            if (asksForLogin(seen)) {
                judge.judge("LOGIN-1", base64, "the prompt is not base64: " + text);
            }
        }
    }

    /** RFC 5802 section 5.1 and RFC 7677 section 4: a SHOULD on the iteration count. */
    static void iterations(Seen seen, Judge judge) {
        boolean begins = seen.before().exchange() == Exchange.SCRAM_FIRST
                || (seen.verb().equals("AUTH")
                        && ((Stimulus.Command) seen.stimulus().get())
                                .line()
                                .argument()
                                .toUpperCase(Locale.ROOT)
                                .startsWith("SCRAM-"));
        if (!begins || seen.reply().code() != 334) {
            return;
        }
        Base64Text.decode(seen.reply().text(0))
                .flatMap(challenge -> ScramServerFirst.parse(challenge.latin1()))
                .map(ScramServerFirst::iterations)
                .ifPresent(count ->
                        judge.judge("RFC5802-5.1-1", count >= SENSIBLE_ITERATIONS, "an iteration count of " + count));
    }

    private static boolean asksForLogin(Seen seen) {
        boolean begins = seen.verb().equals("AUTH")
                && ((Stimulus.Command) seen.stimulus().get()).line().argument().equalsIgnoreCase("LOGIN");
        return begins || seen.before().exchange() == Exchange.LOGIN_USER;
    }

    /** Section 6: the enhanced codes of AUTH replies; a SHOULD. */
    static void codes(Seen seen, Judge judge) {
        boolean auth = seen.verb().equals("AUTH")
                || seen.stimulus().filter(Stimulus.Response.class::isInstance).isPresent();
        Optional<EnhancedCode> enhanced = seen.reply().enhanced();
        if (!auth || seen.before().hello() != Hello.EHLO || enhanced.isEmpty()) {
            return;
        }
        String wanted = switch (seen.reply().code()) {
            case 235 -> "2.7.0";
            case 432 -> "4.7.12";
            case 454 -> "4.7.0";
            case 530 -> "5.7.0";
            case 534 -> "5.7.9";
            case 535 -> "5.7.8";
            case 538 -> "5.7.11";
            case 504 -> "5.5.4";
            default -> "";
        };
        if (wanted.isEmpty()) {
            return;
        }
        if (enhanced.get().toString().equals(wanted)) {
            judge.judge("RFC4954-6-3", true, "");
        } else {
            judge.warn("RFC4954-6-3", seen.reply().shortForm() + " instead of " + wanted);
        }
    }

    /** Section 6: a mechanism that is offered can be used where it is offered. */
    static void usable(Seen seen, Judge judge) {
        boolean refused = List.of(504, 530, 538).contains(seen.reply().code());
        if (refused && seen.verb().equals("AUTH") && !seen.before().tls()) {
            CommandLine line = ((Stimulus.Command) seen.stimulus().get()).line();
            String mechanism = line.argument().split("[ \t]+")[0].toUpperCase(Locale.ROOT);
            if (seen.before().offered().mechanisms().contains(mechanism)) {
                judge.warn("RFC4954-6-4", mechanism + " is offered and refused");
            }
        }
    }
}
