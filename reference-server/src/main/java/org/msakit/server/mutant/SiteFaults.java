package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.remembering;
import static org.msakit.server.mutant.Faults.reply;
import static org.msakit.server.mutant.Faults.verb;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.msakit.server.Limits;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.sasl.Credentials;

/** Faults of the site's policy: domains, recipients and accounts (RFC 6409 section 6, RFC 7505, RFC 4954 section 6). */
final class SiteFaults {
    private SiteFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "unknown-domain-refused-late",
                        "RFC6409-3.2-2",
                        "refuses a sender without a domain behind MAIL only",
                        remembering(() -> {
                            AtomicReference<Reply> owed = new AtomicReference<>();
                            return (state, given, next) -> {
                                if (is(given, "RCPT") && owed.get() != null) {
                                    return owed.getAndSet(null);
                                }
                                Reply reply = next.handle(state, given);
                                if (reply.equals(Replies.SENDER_UNKNOWN_DOMAIN)) {
                                    owed.set(reply);
                                    return next.handle(state, new CommandLine("MAIL FROM:<>"));
                                }
                                return reply;
                            };
                        })),
                Mutant.of(
                        "last-label-completed",
                        "RFC6409-4.2-2",
                        "completes a short name behind a dot",
                        verb(
                                "RCPT",
                                (state, command, next) -> next.handle(
                                        state,
                                        new CommandLine(command.line()
                                                .replaceFirst("(squeaky\\.sales)>", "$1.example.test>"))))),
                Mutant.of(
                        "forbidden-recipient-530",
                        "RFC6409-6.2-1",
                        "asks for a login where an account may not write to a recipient",
                        reply("RCPT", r -> r.equals(Replies.RECIPIENT_FORBIDDEN) ? Replies.LOGIN_FIRST : r)),
                Mutant.of(
                                "null-mx-550",
                                "RFC7505-4.1-1",
                                "refuses a domain that takes no mail with 550",
                                reply(
                                        "RCPT",
                                        r -> r.equals(Replies.RECIPIENT_NULL_MX)
                                                ? Reply.of(550, "5.1.10", "Takes no mail")
                                                : r))
                        .alsoBreaks("RFC5248-2.4-1"),
                Mutant.of(
                        "null-mx-sender-554",
                        "RFC7505-4.1-2",
                        "refuses a sender whose domain takes no mail with 554",
                        reply(
                                "MAIL",
                                r -> r.equals(Replies.SENDER_NULL_MX) ? Reply.of(554, "5.7.27", "Takes no mail") : r)),
                Mutant.of(
                        "failing-lookup-refused-for-good",
                        "RFC2505-2.13-1",
                        "takes a name service that fails for one that says no",
                        input((state, given, next) -> {
                            Reply reply = next.handle(state, given);
                            return reply.equals(Replies.DOMAIN_UNDETERMINED)
                                    ? Reply.of(550, "5.1.8", "No such domain")
                                    : reply;
                        })),
                Mutant.of(
                        "accounts-unreachable-535",
                        "RFC4954-6-5",
                        "calls credentials invalid that it cannot look up",
                        reply("AUTH", r -> r.equals(Replies.ACCOUNTS_UNREACHABLE) ? Replies.BAD_CREDENTIALS : r)),
                Mutant.of(
                        "weak-mechanism-535",
                        "RFC4954-6-6",
                        "calls credentials invalid where the mechanism is too weak",
                        input((state, given, next) -> {
                            Reply reply = next.handle(state, given);
                            return reply.equals(Replies.MECHANISM_TOO_WEAK) ? Replies.BAD_CREDENTIALS : reply;
                        })),
                Mutant.of(
                        "closed-account-logs-in",
                        "RFC4954-6-6",
                        "lets the owner of a closed account in",
                        input((state, given, next) -> {
                            Reply reply = next.handle(state, given);
                            boolean proved = given instanceof Input.Verified verified && verified.ok();
                            if (proved && reply.equals(Replies.BAD_CREDENTIALS)) {
                                state.identity(Optional.of("closed"));
                                return Replies.AUTHENTICATED;
                            }
                            return reply;
                        })),
                Mutant.of(
                                "guesses-unlimited",
                                "SEC-AUTH-4",
                                "takes any number of wrong passwords",
                                () -> new Mutation() {})
                        .under(b -> b.limits(Limits.defaults().withErrors(1000).withLogins(1000))),
                Mutant.of("acts-as-anybody", "SEC-AUTH-5", "lets every account act as any other", actingAs())
                        .alsoBreaks("RFC4616-2-3"),
                Mutant.of(
                                "account-takes-longer",
                                "SEC-ENUM-3",
                                "takes longer over the password of an account than over that of a stranger",
                                input((state, given, next) -> {
                                    boolean account = state.credentials()
                                            .filter(c ->
                                                    state.config().accounts().knows(c.user()))
                                            .isPresent();
                                    if (given instanceof Input.Verified verified && !verified.ok() && account) {
                                        state.pause(Duration.ofMillis(20));
                                    }
                                    return next.handle(state, given);
                                }))
                        .shownByTime());
    }

    private static Supplier<Mutation> actingAs() {
        return input((state, given, next) -> {
            Optional<Credentials> claimed = state.credentials();
            boolean foreign = given instanceof Input.Verified
                    && claimed.filter(c -> !c.actingAs().equals(c.user())
                                    && state.config().accounts().verify(c.user(), c.password()))
                            .isPresent();
            return next.handle(
                    state,
                    foreign ? new Input.Verified(true, Optional.of(claimed.get().actingAs())) : given);
        });
    }
}
