package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.ehloParameter;
import static org.msakit.server.mutant.Faults.ehloWith;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.verb;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.sasl.Base64Line;
import org.msakit.server.state.Hello;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** Faults of STARTTLS and implicit TLS (RFC 3207, RFC 8314). */
final class TlsFaults {
    private TlsFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "starttls-parameter",
                        "RFC3207-3-1",
                        "lists STARTTLS with a parameter",
                        ehloParameter("STARTTLS", "TLSv1.2")),
                Mutant.of(
                                "starttls-250",
                                "RFC3207-4-1",
                                "answers STARTTLS with 250",
                                verb("STARTTLS", (state, command, next) -> {
                                    Reply reply = next.handle(state, command);
                                    return reply.code() == 220 ? Reply.of(250, "2.0.0", "Go ahead") : reply;
                                }))
                        .alsoBreaks("RFC8314-3.3-2", "RFC8314-4-2"),
                Mutant.of(
                        "starttls-takes-argument",
                        "RFC3207-4-2",
                        "runs STARTTLS with an argument",
                        verb(
                                "STARTTLS",
                                (state, command, next) -> next.handle(state, new Input.CommandLine("STARTTLS")))),
                Mutant.of("greets-again", "RFC3207-4-5", "greets again inside TLS", input((state, input, next) -> {
                            Reply reply = next.handle(state, input);
                            boolean up = input instanceof Input.TlsEstablished;
                            return up ? Reply.plain(220, state.config().hostname() + " ESMTP") : reply;
                        }))
                        .alsoBreaks("RFC3207-4.1-1"),
                Mutant.of("tls-keeps-hello", "RFC3207-4.2-1", "remembers the EHLO of before TLS", keepHello()),
                Mutant.of("tls-keeps-login", "RFC3207-4.2-3", "remembers the login of before TLS", keepLogin())
                        .under(builder -> builder.clearTextAuth(true))
                        .alsoBreaks("SEC-TLSINJ-4", "RFC4954-4-18"),
                Mutant.of(
                                "tls-keeps-transaction",
                                "RFC3207-4.2-4",
                                "goes on with a transaction of before TLS",
                                TlsFaults::keepMail)
                        .under(builder -> builder.clearTextAuth(true))
                        .alsoBreaks("SEC-TLSINJ-3", "RFC4954-4-18"),
                Mutant.of(
                        "starttls-listed-under-tls",
                        "RFC3207-4.2-5",
                        "lists STARTTLS under TLS",
                        ehloWith("STARTTLS", SessionState::tls)),
                Mutant.of(
                        "starttls-nested",
                        "RFC3207-4.2-6",
                        "answers STARTTLS under TLS with 220",
                        verb(
                                "STARTTLS",
                                (state, command, next) ->
                                        state.tls() ? Replies.READY_FOR_TLS : next.handle(state, command))),
                Mutant.ofHost(
                        "starttls-optional",
                        "RFC3207-4-6",
                        "goes on in clear after 220 to STARTTLS if the client does",
                        HostFault.STARTTLS_OPTIONAL),
                Mutant.ofHost(
                        "implicit-tls-optional",
                        "RFC8314-3.3-1",
                        "talks in clear on the TLS port if the client does",
                        HostFault.IMPLICIT_TLS_OPTIONAL),
                Mutant.of(
                                "submission-port-refuses",
                                "RFC5068-3.2-2",
                                "refuses all service where TLS does not come first",
                                input((state, input, next) -> {
                                    boolean served = state.tls() || is(input, "QUIT");
                                    Reply reply = next.handle(state, input);
                                    Reply refusal = input instanceof Input.Opened
                                            ? Reply.plain(554, "No service here")
                                            : Replies.BAD_SEQUENCE;
                                    return served ? reply : refusal;
                                }))
                        .alsoBreaks("RFC5321-4.1.3-1")
                        .on(TlsFaults::tlsFirst)
                        .alsoBreaks("RFC8314-3.3-2"),
                Mutant.of(
                                "implicit-tls-admits",
                                "RFC8314-3.3-3",
                                "asks for no login where TLS comes first",
                                verb("MAIL", (state, command, next) -> {
                                    boolean first = state.listener().implicitTls();
                                    return first ? Faults.asUser(state, command, next) : next.handle(state, command);
                                }))
                        .alsoBreaks("SEC-HTTP-1")
                        .on(TlsFaults::tlsFirst)
                        .alsoBreaks(
                                "RFC6409-4.3-1",
                                "RFC6409-4.3-2",
                                "RFC6409-4.3-3",
                                "RFC5068-3.1-1",
                                "RFC5068-3.2-1",
                                "SEC-AUTH-3",
                                "SEC-RELAY-1"),
                Mutant.of(
                                "clear-credentials-told",
                                "RFC8314-4.1-1",
                                "tells good from bad credentials where it takes none in clear",
                                verb("AUTH", TlsFaults::tellGoodFromBad))
                        .alsoBreaks("SEC-CLEAR-1"),
                Mutant.of(
                                "required-tls-not-required",
                                "RFC3207-6-1",
                                "takes mail in clear text though TLS is required",
                                verb("MAIL", TlsFaults::underTls))
                        .alsoBreaks("SEC-HTTP-1", "RFC8689-2-2")
                        .under(builder -> builder.tlsRequired(true))
                        .on(listener -> listener.withModifiers(Set.of(Modifier.NO_ETRN)))
                        .alsoBreaks("RFC3207-4-3", "RFC9325-3.2-1"),
                Mutant.of(
                                "clear-text-not-forbidden",
                                "RFC9325-3.2-1",
                                "can be told to require TLS, and does not",
                                () -> new Mutation() {
                                    @Override
                                    public Reply handle(SessionState state, Input input, Handler next) {
                                        boolean mail = is(input, "MAIL") || is(input, "RCPT") || is(input, "DATA");
                                        return mail ? underTls(state, input, next) : next.handle(state, input);
                                    }
                                })
                        .alsoBreaks("SEC-HTTP-1", "RFC8689-2-2")
                        .under(builder -> builder.tlsRequired(true))
                        .on(listener -> listener.withModifiers(Set.of(Modifier.NO_ETRN)))
                        .alsoBreaks("RFC3207-4-3", "RFC3207-6-1"),
                Mutant.of(
                                "tls-injection-transaction",
                                "SEC-TLSINJ-3",
                                "goes on with a transaction sent ahead of STARTTLS",
                                TlsFaults::keepMail)
                        .under(builder -> builder.clearTextAuth(true))
                        .alsoBreaks("RFC3207-4.2-4", "RFC4954-4-18"),
                Mutant.of(
                                "tls-injection-login",
                                "SEC-TLSINJ-4",
                                "takes somebody's login in clear for the login of who comes by TLS",
                                keepLogin())
                        .under(builder -> builder.clearTextAuth(true))
                        .alsoBreaks("RFC3207-4.2-3", "RFC4954-4-18"),
                Mutant.of(
                        "tls-injection",
                        "SEC-TLSINJ-1",
                        "runs commands that came in clear behind STARTTLS inside TLS",
                        injection(true)),
                Mutant.of(
                        "tls-injection-prefix",
                        "SEC-TLSINJ-2",
                        "joins a partial command that came in clear behind STARTTLS with what comes inside TLS",
                        injection(false)));
    }

    private static ListenerConfig tlsFirst(ListenerConfig listener) {
        Set<Modifier> all = new HashSet<>(listener.modifiers());
        all.add(Modifier.IMPLICIT_TLS);
        return listener.withModifiers(all);
    }

    private static Reply underTls(SessionState state, Input input, Handler next) {
        boolean tls = state.tls();
        state.tls(true);
        Reply reply = next.handle(state, input);
        state.tls(tls);
        return reply;
    }

    /** The password is looked at, and then the client is told that it should not have sent it. */
    private static Reply tellGoodFromBad(SessionState state, Input.CommandLine command, Handler next) {
        Reply reply = next.handle(state, command);
        String[] words = command.argument().split(" ");
        if (state.tls() || words.length < 2 || !reply.isNegative()) {
            return reply;
        }
        boolean good = Base64Line.decode(words[1])
                .map(Faults::text)
                .map(response -> response.split("\0", -1))
                .filter(parts -> parts.length == 3)
                .filter(parts -> state.config().accounts().verify(parts[1], parts[2]))
                .isPresent();
        return good ? reply : Reply.of(504, "5.5.4", "Mechanism not available, and the password is wrong");
    }

    private static Supplier<Mutation> keepHello() {
        return input((state, input, next) -> {
            Optional<Hello> hello = state.hello();
            Reply reply = next.handle(state, input);
            if (input instanceof Input.TlsEstablished) {
                hello.ifPresent(state::hello);
            }
            return reply;
        });
    }

    private static Supplier<Mutation> keepLogin() {
        return input((state, input, next) -> {
            Optional<String> identity = state.identity();
            Reply reply = next.handle(state, input);
            if (input instanceof Input.TlsEstablished) {
                state.identity(identity);
            }
            return reply;
        });
    }

    private static Mutation keepMail() {
        return new Mutation() {
            private Optional<Transaction> kept = Optional.empty();

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                Optional<Transaction> open = state.transaction();
                Reply reply = next.handle(state, input);
                if (input instanceof Input.TlsEstablished) {
                    kept = open;
                } else if (is(input, "EHLO") && kept.isPresent()) {
                    state.transaction(kept);
                    kept = Optional.empty();
                }
                return reply;
            }
        };
    }

    /** Keeps what follows STARTTLS in the same read, complete lines or not, for the first read under TLS. */
    private static Supplier<Mutation> injection(boolean completeLines) {
        return () -> new Mutation() {
            private String kept = "";

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                String text = Faults.text(octets);
                int end = text.toUpperCase(java.util.Locale.ROOT).indexOf("STARTTLS\r\n") + "STARTTLS\r\n".length();
                if (!state.tls() && end >= "STARTTLS\r\n".length()) {
                    String rest = text.substring(end);
                    kept = rest.endsWith("\r\n") == completeLines ? rest : "";
                    return octets;
                }
                String all = state.tls() ? kept + text : text;
                kept = state.tls() ? "" : kept;
                return Faults.octets(all);
            }
        };
    }
}
