package org.msakit.replies;

import java.util.Set;

/** The registry "SMTP Service Extensions" of IANA (RFC 5321 section 2.2.2), as its RFCs made it. */
final class ServiceExtensions {
    private static final Set<String> REGISTERED = Set.of(
            "SEND",
            "SOML",
            "SAML",
            "VRFY",
            "EXPN",
            "HELP",
            "TURN",
            "8BITMIME",
            "SIZE",
            "VERB",
            "ONEX",
            "CHUNKING",
            "BINARYMIME",
            "CHECKPOINT",
            "DELIVERBY",
            "PIPELINING",
            "DSN",
            "ETRN",
            "ENHANCEDSTATUSCODES",
            "STARTTLS",
            "NO-SOLICITING",
            "MTRK",
            "SUBMITTER",
            "ATRN",
            "AUTH",
            "BURL",
            "FUTURERELEASE",
            "CONPERM",
            "CONNEG",
            "SMTPUTF8",
            "UTF8SMTP",
            "MT-PRIORITY",
            "RRVS",
            "REQUIRETLS",
            "LIMITS");

    private ServiceExtensions() {}

    /** Whether the keyword, in upper case, is registered, or marked by an X as private to the two sides. */
    static boolean knows(String keyword) {
        return keyword.startsWith("X") || REGISTERED.contains(keyword);
    }
}
