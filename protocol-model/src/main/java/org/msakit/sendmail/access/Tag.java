package org.msakit.sendmail.access;

import java.util.Locale;

/** What a key of the access map is looked up for. sendmail takes tags in any case. */
public enum Tag {
    /** No tag: looked up for clients, senders and recipients, after the tagged key. */
    NONE(""),
    CONNECT("Connect"),
    FROM("From"),
    TO("To"),
    SPAM("Spam"),
    SRV_FEATURES("Srv_Features"),
    CLT_FEATURES("Clt_Features"),
    TLS_CLT("TLS_Clt"),
    TLS_SRV("TLS_Srv"),
    TLS_RCPT("TLS_Rcpt"),
    TRY_TLS("Try_TLS"),
    TLS_SRV_FEATURES("TLS_Srv_Features"),
    TLS_CLT_FEATURES("TLS_Clt_Features"),
    AUTH_INFO("AuthInfo"),
    GREET_PAUSE("GreetPause"),
    CLIENT_RATE("ClientRate"),
    CLIENT_CONN("ClientConn"),
    CERT_ISSUER("CertIssuer"),
    CERT_SUBJECT("CertSubject"),
    /** A word and a colon that sendmail's rule sets do not look up. */
    UNKNOWN("");

    private final String word;

    Tag(String word) {
        this.word = word;
    }

    /** The tag without its colon; {@link #UNKNOWN} for a word that is none. */
    static Tag of(String word) {
        for (Tag tag : values()) {
            if (tag != NONE
                    && tag != UNKNOWN
                    && tag.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                return tag;
            }
        }
        return UNKNOWN;
    }

    /** As the manual spells it, without colon. */
    @Override
    public String toString() {
        return word;
    }
}
