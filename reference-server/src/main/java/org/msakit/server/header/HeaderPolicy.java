package org.msakit.server.header;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the server does with the header of a submitted message (RFC 6409 section 8). Each can be switched. */
public enum HeaderPolicy {
    /** Puts a Received field on top (RFC 5321 section 4.4, RFC 3848). */
    ADD_RECEIVED,
    /** Adds Date where there is none (section 8.2). */
    ADD_DATE,
    /** Adds Message-ID where there is none, and replaces an invalid one (section 8.3). */
    ADD_MESSAGE_ID,
    /** Adds From where there is none, which RFC 5322 section 3.6 does not allow. */
    ADD_FROM,
    /** Makes Sender name the account where From does not (section 8.1). */
    SET_SENDER,
    /** Refuses a message that holds twice what RFC 5322 section 3.6 allows once. */
    REFUSE_DUPLICATES,
    /** Refuses a message whose header names a domain that is not fully qualified (section 4.2). */
    REFUSE_UNQUALIFIED;

    /** Everything but {@link #SET_SENDER}: a complete, valid message stays as it is. */
    public static Set<HeaderPolicy> defaults() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SET_SENDER)));
    }
}
