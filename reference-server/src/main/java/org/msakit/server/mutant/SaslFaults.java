package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.ehlo;
import static org.msakit.server.mutant.Faults.ehloWith;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.verb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.extension.AuthExtension;
import org.msakit.server.mutant.SloppyScram.Slip;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.sasl.BearerToken;
import org.msakit.server.sasl.Credentials;
import org.msakit.server.sasl.Mechanism;
import org.msakit.server.sasl.Step;
import org.msakit.server.state.SessionState;

/** Faults of SCRAM (RFC 5802), CRAM-MD5 (RFC 2195) and OAUTHBEARER (RFC 7628), and of all mechanisms alike. */
final class SaslFaults {
    private static final String STRANGER = "RFC4422-3.6-1";

    private SaslFaults() {}

    static List<Mutant> all() {
        return List.of(
                scram(
                                "scram-nonce-own",
                                "RFC5802-5-1",
                                "answers with a nonce of its own only",
                                Slip.CLIENT_NONCE_DROPPED)
                        .alsoBreaks("RFC4422-3-1"),
                scram("scram-few-iterations", "RFC5802-5.1-1", "asks for 1024 iterations", Slip.FEW_ITERATIONS),
                scram("scram-nonce-repeated", "RFC5802-5.1-2", "always adds the same nonce", Slip.NONCE_REPEATED),
                scram("scram-nonce-unchecked", "RFC5802-5.1-3", "does not compare the nonce", Slip.NONCE_UNCHECKED),
                scram("scram-proof-unchecked", "RFC5802-5.1-4", "takes any proof", Slip.PROOF_UNCHECKED),
                scram("scram-binding-unchecked", "RFC5802-6-1", "does not look at c=", Slip.BINDING_UNCHECKED),
                scram(
                        "scram-downgrade-unnoticed",
                        "RFC5802-6-2",
                        "believes a client that saw no channel binding offered",
                        Slip.DOWNGRADE_UNNOTICED),
                scram(
                                "scram-any-binding",
                                "RFC5802-6-3",
                                "takes any type of channel binding",
                                Slip.BINDING_TYPE_UNCHECKED)
                        .alsoBreaks("RFC5802-6-1"),
                scram("scram-without-exporter", "RFC9266-4-1", "does not know tls-exporter", Slip.NO_EXPORTER),
                scram("scram-header-unchecked", "RFC5802-5-2", "takes any GS2 header, or none", Slip.HEADER_UNCHECKED),
                scram(
                        "scram-mandatory-extension-ignored",
                        "RFC5802-5.1-5",
                        "ignores an extension that must be understood",
                        Slip.MANDATORY_EXTENSION_IGNORED),
                scram(
                        "scram-extension-refused",
                        "RFC5802-5.1-6",
                        "refuses an extension that may be ignored",
                        Slip.EXTENSION_REFUSED),
                scram("scram-name-unchecked", "RFC5802-5.1-7", "takes an escape that is none", Slip.NAME_UNCHECKED),
                scram("scram-no-signature", "RFC5802-5-3", "does not prove itself", Slip.SIGNATURE_MISSING),
                scram("scram-wrong-signature", "RFC5802-5-3", "proves itself wrongly", Slip.SIGNATURE_WRONG)
                        .alsoBreaks("RFC5802-5.1-6", "RFC9266-4-1"),
                scram(
                        "scram-stranger-refused",
                        "SEC-ENUM-4",
                        "refuses a stranger before the proof",
                        Slip.STRANGERS_REFUSED),
                scram("scram-salt-changes", "SEC-ENUM-4", "makes up another salt each time", Slip.SALT_CHANGES),
                Mutant.of(
                        "scram-plus-in-clear",
                        "RFC5802-6-4",
                        "lists channel binding without TLS",
                        ehlo(
                                (s, line) -> !s.tls() && line.startsWith("AUTH "),
                                line -> List.of("AUTH SCRAM-SHA-256-PLUS " + line.substring(5)))),
                Mutant.of(
                        "cram-challenge-constant",
                        "RFC2195-2-1",
                        "always sends the same challenge",
                        exchange("CRAM-MD5", (state, real) -> cram(state, 32))),
                Mutant.of(
                                "cram-digest-prefix",
                                "RFC2195-2-2",
                                "compares all but the last digit",
                                exchange("CRAM-MD5", (state, real) -> cram(state, 31)))
                        .alsoBreaks("RFC2195-2-1"),
                Mutant.of(
                        "cram-initial-response",
                        "RFC4954-4-12",
                        "ignores an initial response of CRAM-MD5",
                        verb(
                                "AUTH",
                                (state, command, next) -> next.handle(
                                        state,
                                        new CommandLine(command.line().replaceFirst("(?i)(CRAM-MD5) \\S+$", "$1"))))),
                Mutant.of("bearer-any-token", "RFC7628-3.2-1", "takes any token", input((state, input, next) -> {
                            boolean token = state.claim()
                                    .filter(BearerToken.class::isInstance)
                                    .isPresent();
                            boolean checked = input instanceof Input.Verified;
                            return next.handle(
                                    state, token && checked ? new Input.Verified(true, Optional.of("alice")) : input);
                        }))
                        .alsoBreaks("RFC4954-4-15"),
                Mutant.of(
                                "bearer-in-clear",
                                "RFC7628-3-1",
                                "lists OAUTHBEARER without TLS",
                                ehloWith("AUTH OAUTHBEARER", s -> !s.tls()))
                        .alsoBreaks("RFC4954-6-4"),
                Mutant.of(
                        "response-line-limit",
                        "RFC4954-4-15",
                        "refuses responses beyond what PLAIN needs",
                        input((state, input, next) -> {
                            boolean tooLong = input instanceof Input.SaslLine line
                                    && line.line().length() > 1_500;
                            if (tooLong) {
                                state.endExchange();
                            }
                            return tooLong ? Replies.AUTH_LINE_TOO_LONG : next.handle(state, input);
                        })),
                Mutant.of(
                        "overlong-response-asked-again",
                        "RFC4954-4-14",
                        "asks again after a response that is too long",
                        input((state, input, next) -> {
                            boolean asked = input instanceof Input.OverlongLine
                                    && state.exchange().isPresent();
                            return asked ? Reply.plain(334, "") : next.handle(state, input);
                        })),
                Mutant.of(
                        "control-characters-dropped",
                        "RFC4954-4-22",
                        "drops control characters from names",
                        granted(SaslFaults::withoutControls)),
                Mutant.of("stranger-named", STRANGER, "tells a stranger so", stranger("No such user", 535))
                        .alsoBreaks("SEC-ENUM-3"),
                Mutant.of("stranger-550", "SEC-ENUM-3", "answers a stranger with 550", stranger("Go away", 550))
                        .alsoBreaks("RFC5248-2.4-1", STRANGER, "RFC4954-4-16", "RFC4616-2-4"),
                Mutant.of(
                        "second-login-by-other-mechanism",
                        "RFC4422-3.8-1",
                        "lets a user log in again by LOGIN",
                        verb("AUTH", (state, command, next) -> {
                            boolean again = in(state)
                                    && state.transaction().isEmpty()
                                    && command.argument()
                                            .toUpperCase(Locale.ROOT)
                                            .startsWith("LOGIN");
                            if (again) {
                                state.identity(Optional.empty());
                            }
                            return next.handle(state, command);
                        })));
    }

    private static Mutant scram(String id, String requirement, String description, Slip slip) {
        return Mutant.of(
                id,
                requirement,
                description,
                exchange("SCRAM-", (state, real) -> new SloppyScram(slip, real, AuthExtension.circumstances(state))));
    }

    /** Makes another exchange of a mechanism that was asked for by its name. */
    @FunctionalInterface
    private interface Substitute {
        Mechanism.Exchange exchange(SessionState state, String mechanism);
    }

    /** Begins the mechanism without its initial response, puts another exchange in its place, and lets that respond. */
    private static Supplier<Mutation> exchange(String prefix, Substitute substitute) {
        return verb("AUTH", (state, command, next) -> {
            String[] words = command.argument().split(" +", -1);
            String mechanism = words[0].toUpperCase(Locale.ROOT);
            boolean serverFirst = prefix.equals("CRAM-MD5");
            if (!mechanism.startsWith(prefix) || words.length > 2 || (serverFirst && words.length > 1)) {
                return next.handle(state, command);
            }
            Reply begun = next.handle(state, new CommandLine("AUTH " + mechanism));
            if (begun.code() != 334) {
                return begun;
            }
            Mechanism.Exchange other = substitute.exchange(state, mechanism);
            state.exchange(other);
            if (serverFirst) {
                Step.Challenge challenge = (Step.Challenge) other.begin();
                return Reply.plain(334, java.util.Base64.getEncoder().encodeToString(challenge.octets()));
            }
            return words.length == 1
                    ? begun
                    : next.handle(state, new Input.SaslLine(words[1].equals("=") ? "" : words[1]));
        });
    }

    /** CRAM-MD5 with a constant challenge, comparing so many digits. */
    private static Mechanism.Exchange cram(SessionState state, int digits) {
        String challenge = "<1896.697170952@" + state.config().hostname() + ">";
        return new Mechanism.ServerFirst() {
            @Override
            public Step begin() {
                return Step.Challenge.of(challenge);
            }

            @Override
            public Step respond(byte[] response) {
                String[] words = Faults.text(response).split(" ", 2);
                if (words.length < 2) {
                    return new Step.Malformed();
                }
                String wanted = state.config().accounts().cram(words[0]).digest(challenge);
                boolean right = words[1].length() == 32 && words[1].startsWith(wanted.substring(0, digits));
                return right ? new Step.Granted(words[0]) : new Step.Refused();
            }
        };
    }

    private static boolean withoutControls(SessionState state, Credentials claim) {
        String user = claim.user().replaceAll("[\\x01-\\x1f]", "");
        return !user.equals(claim.user()) && state.config().accounts().verify(user, claim.password());
    }

    private static Supplier<Mutation> granted(BiPredicate<SessionState, Credentials> test) {
        return input((state, input, next) -> {
            boolean refused = input instanceof Input.Verified verified && !verified.ok();
            boolean grant = refused
                    && state.credentials()
                            .filter(claim -> test.test(state, claim))
                            .isPresent();
            return next.handle(state, grant ? new Input.Verified(true) : input);
        });
    }

    private static Supplier<Mutation> stranger(String text, int code) {
        return input((SessionState state, Input input, Handler next) -> {
            boolean unknown = state.credentials()
                    .filter(claim -> !claim.user().isEmpty()
                            && !state.config().accounts().knows(claim.user()))
                    .isPresent();
            Reply reply = next.handle(state, input);
            return unknown && reply.code() == 535 ? Reply.of(code, "5.7.8", text) : reply;
        });
    }
}
