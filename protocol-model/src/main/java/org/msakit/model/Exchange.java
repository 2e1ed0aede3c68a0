package org.msakit.model;

/** Where a SASL exchange stands. */
public enum Exchange {
    NONE,
    /** PLAIN: its one message is owed. */
    PLAIN,
    LOGIN_USER,
    /** LOGIN, behind a user name of the configured accounts; the name itself is in the state. */
    LOGIN_PASSWORD,
    /** SCRAM: the client's first message is owed. */
    SCRAM_FIRST,
    /** SCRAM: the client's proof is owed. */
    SCRAM_FINAL,
    /** SCRAM, behind the server's proof: an empty response is owed. */
    SCRAM_PROVED,
    /** CRAM-MD5: the digest is owed. */
    CRAM_MD5,
    /** OAUTHBEARER: its message is owed. */
    BEARER,
    /** The server has said why it refuses; the end is owed, behind any response. */
    FAILED,
    /** A mechanism whose steps the model does not follow. */
    OTHER
}
