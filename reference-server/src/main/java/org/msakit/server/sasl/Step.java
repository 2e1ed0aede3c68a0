package org.msakit.server.sasl;

/** What a mechanism wants next. */
public sealed interface Step {
    /** Send the text, base64-encoded, in a 334 reply. */
    record Challenge(String text) implements Step {}

    /** Check the credentials; this ends the exchange. */
    record Check(Credentials credentials) implements Step {}

    /** The response does not follow the mechanism's grammar; this ends the exchange. */
    record Malformed() implements Step {}
}
