package org.msakit.sendmail.access;

/** What a key of the access map names. */
public enum KeyForm {
    /** A whole IPv4 address. */
    ADDRESS,
    /** The first one to three octets of an IPv4 address. */
    NETWORK,
    /** All eight groups of an IPv6 address, after {@code IPv6:}. */
    ADDRESS6,
    /** The first groups of an IPv6 address, after {@code IPv6:}. */
    NETWORK6,
    /** An IPv6 key with {@code ::}, which matches only where sendmail writes addresses that way. */
    COMPRESSED6,
    /** A host or domain; stands for what lies below it too. */
    DOMAIN,
    /** A dot and a domain: what lies below it ({@code lookupdotdomain}). */
    SUBDOMAINS,
    /** {@code user@}: a user at any domain (senders) or at local domains (recipients). */
    USER,
    /** {@code user@domain}. */
    MAILBOX,
    /** Nothing behind the tag: the default of that tag. */
    DEFAULT,
    /** The name in a certificate. */
    CERTIFICATE_NAME,
    /** A form that no look-up ever asks for; see {@link AccessKey#neverMatches()}. */
    DEAD
}
