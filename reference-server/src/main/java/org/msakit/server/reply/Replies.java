package org.msakit.server.reply;

/** The fixed replies of the server. No reply repeats what the client sent, so none can outgrow 512 octets. */
public final class Replies {
    /** RFC 5321 section 4.1.1.5. */
    public static final Reply RESET = Reply.of(250, "2.0.0", "Reset");
    /** RFC 5321 section 4.1.1.9. */
    public static final Reply NOOP = Reply.of(250, "2.0.0", "OK");
    /** RFC 5321 section 4.1.1.10. */
    public static final Reply BYE = Reply.of(221, "2.0.0", "Closing connection");
    /** RFC 5321 section 4.1.1.2. */
    public static final Reply SENDER_OK = Reply.of(250, "2.1.0", "Sender OK");
    /** RFC 5321 section 4.1.1.3. */
    public static final Reply RECIPIENT_OK = Reply.of(250, "2.1.5", "Recipient OK");
    /** RFC 6710 section 4.1: accepted with a lower priority. */
    public static final Reply PRIORITY_LOWERED = Reply.of(250, "2.3.6", "Sender OK, priority changed to 0");
    /** RFC 5321 section 4.1.1.4; 3yz carries no enhanced code (RFC 2034 section 4). */
    public static final Reply START_INPUT = Reply.plain(354, "Start mail input; end with <CRLF>.<CRLF>");
    /** RFC 5321 section 7.3. */
    public static final Reply CANNOT_VERIFY = Reply.of(252, "2.5.2", "Cannot verify, but will try to deliver");
    /** RFC 3207 section 4. */
    public static final Reply READY_FOR_TLS = Reply.of(220, "2.0.0", "Ready to start TLS");
    /** RFC 4954 section 6. */
    public static final Reply AUTHENTICATED = Reply.of(235, "2.7.0", "Authentication succeeded");
    /** RFC 1985 section 5.2. */
    public static final Reply NOTHING_QUEUED = Reply.of(251, "2.0.0", "No messages waiting");

    /** RFC 5321 section 3.8: the server is going down. */
    public static final Reply SHUTTING_DOWN = Reply.of(421, "4.3.2", "Service shutting down");
    /** RFC 5321 section 4.5.3.2.7. */
    public static final Reply IDLE = Reply.of(421, "4.4.2", "Idle for too long");
    /** The session has lasted as long as any may. */
    public static final Reply TOO_LONG = Reply.of(421, "4.4.2", "Session lasts for too long");
    /** RFC 5321 section 3.8: there is no room for one more connection. */
    public static final Reply TOO_MANY_CONNECTIONS = Reply.of(421, "4.7.0", "Too many connections");
    /** RFC 5321 section 7.8. */
    public static final Reply TOO_MANY_ERRORS = Reply.of(421, "4.7.0", "Too many errors");
    /** The client sent more ahead than is kept. */
    public static final Reply TOO_MUCH_INPUT = Reply.of(421, "4.3.2", "Too much input sent ahead");
    /** RFC 5321 section 4.2.2: the message could not be stored. */
    public static final Reply LOCAL_ERROR = Reply.of(451, "4.3.0", "Local error in processing");
    /** RFC 5321 section 4.2.2: the disk is full, or too much waits for it. */
    public static final Reply NO_ROOM = Reply.of(452, "4.3.1", "Insufficient system storage");
    /** RFC 3463 section 3.5. */
    public static final Reply CONGESTION = Reply.of(451, "4.4.5", "Too many messages on their way");
    /** RFC 3463 section 3.5: the next hop cannot be reached, or is gone before it has answered. */
    public static final Reply NEXT_HOP_LOST = Reply.of(451, "4.4.1", "No answer from the next hop");
    /** RFC 3463 section 3.5: the next hop takes too long. */
    public static final Reply NEXT_HOP_SLOW = Reply.of(451, "4.4.2", "The next hop does not answer in time");
    /** The next hop does not let us in. */
    public static final Reply NEXT_HOP_LOGIN = Reply.of(451, "4.3.5", "The next hop does not take our login");
    /** RFC 3463 section 3.8: TLS with the next hop cannot be had as its policy wants it. */
    public static final Reply NEXT_HOP_POLICY =
            Reply.of(451, "4.7.5", "No TLS with the next hop as its policy wants it");
    /** RFC 5321 section 4.5.3.1.10. */
    public static final Reply TOO_MANY_RECIPIENTS = Reply.of(452, "4.5.3", "Too many recipients");
    /** RFC 9422 section 4.1. */
    public static final Reply TOO_MANY_TRANSACTIONS = Reply.of(452, "4.5.3", "Too many transactions in this session");
    /** RFC 9422 section 4.3. */
    public static final Reply TOO_MANY_DOMAINS = Reply.of(452, "4.5.3", "Too many recipient domains in this session");

    /** RFC 5321 section 4.2.4. */
    public static final Reply UNKNOWN_COMMAND = Reply.of(500, "5.5.1", "Command unrecognized");
    /** RFC 5321 section 2.3.8: a line that holds a bare CR, a bare LF or a NUL, or nothing. */
    public static final Reply MALFORMED_LINE = Reply.of(500, "5.5.2", "Syntax error in command line");
    /** RFC 5321 section 4.5.3.1.4. */
    public static final Reply LINE_TOO_LONG = Reply.of(500, "5.5.2", "Line too long");
    /** RFC 4954 section 6. */
    public static final Reply AUTH_LINE_TOO_LONG = Reply.of(500, "5.5.6", "Authentication exchange line is too long");
    /** RFC 1985 section 5.2. */
    public static final Reply ETRN_SYNTAX = Reply.of(500, "5.5.2", "Syntax: ETRN node");
    /** RFC 5321 section 4.1.1.1: answers EHLO and HELO, hence without enhanced code. */
    public static final Reply BAD_HELLO = Reply.plain(501, "Syntax: EHLO domain or address literal");
    /** RFC 5321 section 4.1.1. */
    public static final Reply BAD_ARGUMENT = Reply.of(501, "5.5.4", "Syntax error in parameters or arguments");
    /** RFC 6710 section 4.1. */
    public static final Reply BAD_PARAMETER_VALUE = Reply.of(501, "5.5.2", "Syntax error in the value of a parameter");
    /** RFC 5321 section 4.1.1. */
    public static final Reply NO_ARGUMENT_ALLOWED = Reply.of(501, "5.5.4", "No argument allowed");
    /** RFC 3463 section 3.2. */
    public static final Reply BAD_SENDER = Reply.of(501, "5.1.7", "Bad sender address syntax");
    /** RFC 3463 section 3.2. */
    public static final Reply BAD_RECIPIENT = Reply.of(501, "5.1.3", "Bad recipient address syntax");
    /** RFC 4954 section 4: the client sent "*". */
    public static final Reply AUTH_CANCELLED = Reply.of(501, "5.7.0", "Authentication cancelled");
    /** RFC 4954 section 4: an initial response to a mechanism in which the server speaks first. */
    public static final Reply UNEXPECTED_RESPONSE = Reply.of(501, "5.7.0", "No initial response allowed");
    /** RFC 4954 section 4. */
    public static final Reply BAD_BASE64 = Reply.of(501, "5.5.2", "Cannot decode response");
    /** RFC 5321 section 4.2.4. */
    public static final Reply NOT_IMPLEMENTED = Reply.of(502, "5.5.1", "Command not implemented");
    /** RFC 5321 section 4.1.4. */
    public static final Reply BAD_SEQUENCE = Reply.of(503, "5.5.1", "Bad sequence of commands");
    /** RFC 5321 section 4.1.4. */
    public static final Reply HELLO_FIRST = Reply.of(503, "5.5.1", "Send EHLO first");
    /** RFC 4954 section 4. */
    public static final Reply BAD_MECHANISM = Reply.of(504, "5.5.4", "Mechanism not available");
    /** RFC 5321 section 4.1.1.8. */
    public static final Reply NO_SUCH_TOPIC = Reply.of(504, "5.5.4", "No help on that topic");
    /** RFC 3207 section 4. */
    public static final Reply TLS_FIRST = Reply.of(530, "5.7.0", "Must issue a STARTTLS command first");
    /** RFC 3207 section 4.1: the client showed no certificate where one is required. */
    public static final Reply TLS_INSUFFICIENT =
            Reply.of(554, "5.7.0", "Command refused, the TLS level is insufficient");
    /** RFC 6409 section 4.3. */
    public static final Reply LOGIN_FIRST = Reply.of(530, "5.7.0", "Authentication required");
    /** RFC 4954 section 6. */
    public static final Reply BAD_CREDENTIALS = Reply.of(535, "5.7.8", "Authentication credentials invalid");
    /** The access map refuses the client. */
    public static final Reply ACCESS_DENIED = Reply.of(550, "5.7.1", "Access denied");
    /** The access map says REJECT of a recipient. */
    public static final Reply RECIPIENT_DISABLED = Reply.of(550, "5.2.1", "Mailbox disabled for this recipient");
    /** The access map gives the client features "temp". */
    public static final Reply NOT_NOW = Reply.of(450, "4.3.0", "Temporary system failure. Please try again later.");
    /** Modifier f: the sender's domain has no dot. */
    public static final Reply REAL_DOMAIN_REQUIRED =
            Reply.of(553, "5.5.4", "Real domain name required for sender address");
    /** Modifiers A and S: the command is not for this listener. */
    public static final Reply NOT_ON_THIS_LISTENER = Reply.of(503, "5.5.1", "Command not available on this listener");
    /** RFC 5321 section 3.6.2. */
    public static final Reply RELAYING_DENIED =
            Reply.of(550, "5.7.1", "Relaying denied. Proper authentication required.");
    /** As above, and the client's address has no name. */
    public static final Reply RELAYING_DENIED_NAMELESS =
            Reply.of(550, "5.7.1", "Relaying denied. IP name lookup failed");
    /** As above, and the name of the client does not lead back to it. */
    public static final Reply RELAYING_DENIED_FORGED =
            Reply.of(550, "5.7.1", "Relaying denied. IP name possibly forged");
    /** As above, and a name that might permit it cannot be found out now. */
    public static final Reply RELAYING_DENIED_FOR_NOW =
            Reply.of(450, "4.4.0", "Relaying temporarily denied. Cannot resolve PTR record");
    /** RFC 3463 section 3.2. */
    public static final Reply NO_SUCH_MAILBOX = Reply.of(550, "5.1.1", "No such mailbox");
    /** RFC 6531 section 3.5. */
    public static final Reply SENDER_NOT_ASCII = Reply.of(550, "5.6.7", "Non-ASCII sender needs SMTPUTF8");
    /** RFC 6531 section 3.5. */
    public static final Reply RECIPIENT_NOT_ASCII = Reply.of(553, "5.6.7", "Non-ASCII recipient needs SMTPUTF8");
    /** RFC 6532 section 3.2, RFC 6409 section 8. */
    public static final Reply HEADER_NOT_ASCII = Reply.of(554, "5.6.7", "Non-ASCII header needs SMTPUTF8");
    /** RFC 1870 section 6.1. */
    public static final Reply TOO_BIG = Reply.of(552, "5.3.4", "Message exceeds the maximum size");
    /** RFC 5321 section 2.3.8 and 4.1.1.4: message data holds a bare CR, a bare LF or a NUL. */
    public static final Reply BAD_CONTENT = Reply.of(554, "5.6.0", "Message contains a bare CR, bare LF or NUL");
    /** RFC 6152 section 3, RFC 3030 section 3: the next hop takes no such octets, and they cannot be encoded. */
    public static final Reply CONVERSION_NEEDED = Reply.of(554, "5.6.3", "The next hop does not take such content");
    /** RFC 6531 section 3.5: the next hop does not offer SMTPUTF8. */
    public static final Reply UTF8_NOT_TAKEN = Reply.of(554, "5.6.9", "The next hop does not take SMTPUTF8");
    /** RFC 2852 section 4.1.4.1: mode R, and the next hop does not offer DELIVERBY. */
    public static final Reply BY_NOT_TAKEN = Reply.of(554, "5.3.3", "The next hop does not take DELIVERBY");
    /** RFC 2852 section 4.1.4: mode R, and what is left of the time is too little. */
    public static final Reply BY_EXPIRED = Reply.of(554, "5.4.7", "Delivery time expired");
    /** RFC 1870 section 6.1: the next hop names a smaller size. */
    public static final Reply TOO_BIG_THERE =
            Reply.of(552, "5.3.4", "Message exceeds the size that the next hop takes");
    /** RFC 8689 section 4.2.1: the way to the next hop is not protected. */
    public static final Reply TLS_NOT_ASSURED = Reply.of(550, "5.7.30", "No TLS on the way to the next hop");
    /** RFC 5322 section 3.6: the header holds twice what may stand there once. */
    public static final Reply DUPLICATE_FIELD = Reply.of(554, "5.6.0", "Message has a field twice");
    /** RFC 6409 section 4.2: an address in the header has a domain of one label. */
    public static final Reply HEADER_NOT_QUALIFIED =
            Reply.of(554, "5.6.0", "A domain in the header is not fully qualified");
    /** RFC 6409 section 4.2. */
    public static final Reply SENDER_NOT_QUALIFIED = Reply.of(554, "5.1.8", "Sender's domain is not fully qualified");
    /** RFC 6409 section 4.2. */
    public static final Reply RECIPIENT_NOT_QUALIFIED =
            Reply.of(554, "5.1.2", "Recipient's domain is not fully qualified");
    /** RFC 6409 section 3.2: no reply could reach the sender. */
    public static final Reply SENDER_UNKNOWN_DOMAIN = Reply.of(550, "5.1.8", "Sender's domain does not exist");
    /** RFC 7505 section 4.2. */
    public static final Reply SENDER_NULL_MX = Reply.of(550, "5.7.27", "Sender's domain takes no mail");
    /** RFC 3463 section 3.2. */
    public static final Reply RECIPIENT_UNKNOWN_DOMAIN = Reply.of(550, "5.1.2", "Recipient's domain does not exist");
    /** RFC 7505 section 4.1. */
    public static final Reply RECIPIENT_NULL_MX = Reply.of(556, "5.1.10", "Recipient's domain takes no mail");
    /** RFC 2505 section 2.13: what the name service cannot tell now is no reason for good. */
    public static final Reply DOMAIN_UNDETERMINED = Reply.of(451, "4.4.3", "No answer from the name service");
    /** RFC 6409 section 4.2: a short name where a top-level domain stands. */
    public static final Reply RECIPIENT_AMBIGUOUS = Reply.of(554, "5.1.2", "Recipient's domain is ambiguous");
    /** RFC 6409 section 6.2. */
    public static final Reply RECIPIENT_FORBIDDEN = Reply.of(550, "5.7.1", "You may not send to this recipient");
    /** RFC 4954 section 6: where accounts are kept, or tokens are known, nobody answers. */
    public static final Reply ACCOUNTS_UNREACHABLE = Reply.of(454, "4.7.0", "Temporary authentication failure");
    /** RFC 4954 section 6. */
    public static final Reply TRANSITION_NEEDED = Reply.of(432, "4.7.12", "A password transition is needed");
    /** RFC 4954 section 6. */
    public static final Reply MECHANISM_TOO_WEAK = Reply.of(534, "5.7.9", "Authentication mechanism is too weak");
    /** RFC 5321 section 6.3. */
    public static final Reply TOO_MANY_HOPS = Reply.of(554, "5.4.6", "Too many hops");
    /** RFC 5321 section 4.1.1.11. */
    public static final Reply UNKNOWN_PARAMETER = Reply.of(555, "5.5.4", "Unrecognized parameter");
    /** RFC 2852 section 4. */
    public static final Reply BY_TOO_SHORT = Reply.of(555, "5.5.4", "Less time than the minimum of DELIVERBY");

    private Replies() {}
}
