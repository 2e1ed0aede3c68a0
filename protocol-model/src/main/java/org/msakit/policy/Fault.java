package org.msakit.policy;

import java.util.Set;

/** What may be wrong with a command or a message, and what sendmail answers where nothing else is tested first. */
public enum Fault {
    /** AUTH alone. */
    AUTH_WITHOUT_MECHANISM(501, "5.5.2"),
    /** An initial response that is no base64. */
    AUTH_WITHOUT_BASE64(501, "5.5.4"),
    /** {@code *} in place of a response. */
    AUTH_CANCELLED(501, "5.0.0"),
    /** A login with a wrong password. */
    AUTH_WITH_WRONG_PASSWORD(535, "5.7.0"),
    /** STARTTLS with an argument. */
    STARTTLS_WITH_ARGUMENT(501, "5.5.2"),
    /** MAIL without {@code FROM:}. */
    MAIL_WITHOUT_FROM(501, "5.5.2"),
    /** A reverse-path without a domain behind its {@code @}. */
    MAIL_WITHOUT_DOMAIN(553, "5.1.3"),
    /** A reverse-path with a control character. */
    MAIL_WITH_CONTROL_CHARACTER(501, "5.1.7"),
    /** A body type that is not offered. */
    MAIL_WITH_BAD_PARAMETER(501, "5.5.4"),
    /** A parameter of DSN: sound where DSN is offered. */
    MAIL_WITH_DSN(504, "5.7.0"),
    /** A parameter that nobody knows. */
    MAIL_WITH_UNKNOWN_PARAMETER(555, "5.5.4"),
    /** A size beyond the limit, where there is one. */
    MAIL_TOO_LARGE(552, "5.2.3"),
    /** RCPT without {@code TO:}. */
    RCPT_WITHOUT_TO(501, "5.5.2"),
    /** A forward-path without a domain behind its {@code @}. */
    RCPT_WITHOUT_DOMAIN(553, "5.1.3"),
    /** A parameter that nobody knows. */
    RCPT_WITH_UNKNOWN_PARAMETER(555, "5.5.4"),
    /** ETRN alone. */
    ETRN_WITHOUT_ARGUMENT(500, "5.5.2"),
    /** VRFY alone. */
    VRFY_WITHOUT_ARGUMENT(501, "5.5.2"),
    /** EXPN alone. */
    EXPN_WITHOUT_ARGUMENT(501, "5.5.2"),
    /** A message sent along with DATA, before 354: whether that is seen is a race. */
    DATA_TOO_EARLY(554, "5.5.0"),
    /** A message with LF alone at the end of a line. */
    CONTENT_WITH_BARE_LF(421, "4.5.0"),
    /** A message with CR alone in a line. */
    CONTENT_WITH_BARE_CR(421, "4.5.0"),
    /** A message beyond the limit of sizes, where there is one. */
    CONTENT_TOO_LARGE(552, "5.2.3"),
    /** A message with NUL, where that is refused. */
    CONTENT_WITH_NUL(554, "5.6.1");

    private static final Set<Fault> BARE = Set.of(CONTENT_WITH_BARE_LF, CONTENT_WITH_BARE_CR);

    private final int code;
    private final String enhanced;

    Fault(int code, String enhanced) {
        this.code = code;
        this.enhanced = enhanced;
    }

    PolicyReply reply() {
        return PolicyReply.of(code, enhanced);
    }

    /** Whether it is one of a message, sent behind 354. */
    public boolean isOfContent() {
        return name().startsWith("CONTENT");
    }

    /** Whether the policy makes it a fault. */
    boolean counts(Policy policy, PolicyState state) {
        if (BARE.contains(this)) {
            return policy.has(Policy.Feature.STRICT_LINE_ENDS);
        }
        return switch (this) {
            case MAIL_WITH_DSN -> !state.offers(Offer.DSN);
            case MAIL_TOO_LARGE, CONTENT_TOO_LARGE -> policy.has(Policy.Feature.LIMITED_SIZE);
            case VRFY_WITHOUT_ARGUMENT -> !policy.privacy().contains(PrivacyFlag.NOVRFY);
            case CONTENT_WITH_NUL -> policy.has(Policy.Feature.REJECT_NUL);
            default -> true;
        };
    }
}
