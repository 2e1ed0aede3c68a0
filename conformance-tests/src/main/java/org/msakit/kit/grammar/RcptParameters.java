package org.msakit.kit.grammar;

import java.util.List;

/** Parameters of RCPT (RFC 3461 sections 4.1 and 4.2): lawful ones, and such with one fault. */
public final class RcptParameters {
    private static final List<Form> UNKNOWN = List.of(
            Form.drawn("a keyword that no extension defines", random -> "ZZ" + Draw.word(random)),
            Form.drawn("a parameter that no extension defines", random -> "ZZ" + Draw.word(random) + "=1"),
            Form.drawn("a parameter without keyword", random -> "=" + Draw.word(random)));

    private static final List<Form> VALID = List.of(
            Form.of("never to be notified", "NOTIFY=NEVER", "notify=never"),
            Form.of(
                    "occasions to be notified",
                    "NOTIFY=SUCCESS",
                    "NOTIFY=FAILURE,DELAY",
                    "NOTIFY=DELAY,SUCCESS,FAILURE"),
            Form.drawn("the original recipient", random -> "ORCPT=rfc822;" + Draw.word(random) + "@remote.example"),
            Form.drawn(
                    "the original recipient with hexchars",
                    random -> "ORCPT=RFC822;" + Draw.word(random) + "+2B" + Draw.word(random) + "@remote.example"),
            Form.drawn(
                    "an original recipient of 500 octets",
                    random -> "ORCPT=rfc822;" + Draw.text(random, Draw.LETTERS, 500 - "rfc822;@remote.example".length())
                            + "@remote.example"),
            Form.of("occasions and the original recipient", "NOTIFY=FAILURE ORCPT=rfc822;bob@remote.example"));

    private static final List<Form> INVALID = List.of(
            Form.of("an unknown occasion", "NOTIFY=SOMETIMES", "NOTIFY=SUCCESS,RELAY"),
            Form.of("never and an occasion", "NOTIFY=NEVER,DELAY", "NOTIFY=SUCCESS,NEVER"),
            Form.of("no occasion", "NOTIFY", "NOTIFY="),
            Form.of("an empty occasion", "NOTIFY=SUCCESS,", "NOTIFY=,DELAY", "NOTIFY=SUCCESS,,DELAY"),
            Form.of("NOTIFY twice", "NOTIFY=SUCCESS NOTIFY=DELAY"),
            Form.of("an original recipient without type", "ORCPT=bob@remote.example", "ORCPT=;bob@remote.example"),
            Form.of("a type without original recipient", "ORCPT=rfc822;", "ORCPT=rfc822"),
            Form.of("no original recipient", "ORCPT", "ORCPT="),
            Form.drawn("a plus without hex digits", random -> "ORCPT=rfc822;" + Draw.word(random) + "+@remote.example"),
            Form.of("ORCPT twice", "ORCPT=rfc822;a@remote.example ORCPT=rfc822;b@remote.example"));

    private RcptParameters() {}

    /** Those of DSN, where it is offered. */
    public static List<Form> valid() {
        return VALID;
    }

    /** Those of DSN with one fault, where it is offered. */
    public static List<Form> invalid() {
        return INVALID;
    }

    /** What no extension defines. */
    public static List<Form> unknown() {
        return UNKNOWN;
    }

    /** What DSN defines, where an EHLO reply did not offer it. */
    public static Form withoutOffer() {
        return Form.of("DSN without offer", "NOTIFY=NEVER", "ORCPT=rfc822;bob@remote.example");
    }
}
