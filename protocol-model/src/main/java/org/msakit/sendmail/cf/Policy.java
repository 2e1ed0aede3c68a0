package org.msakit.sendmail.cf;

import java.util.Optional;

/** Features that change who may send what to whom; in sendmail.cf they are rules and leave no name. */
public enum Policy {
    DELAY_CHECKS("delay_checks"),
    /** {@code delay_checks} with {@code friend}: a recipient may ask to receive from refused clients. */
    SPAM_FRIEND("delay_checks"),
    /** {@code delay_checks} with {@code hater}: only some recipients are protected. */
    SPAM_HATER("delay_checks"),
    /** SKIP ends a look-up without a result. */
    ACCESS_SKIP("access_db"),
    BLOCKLIST_RECIPIENTS("blocklist_recipients"),
    PROMISCUOUS_RELAY("promiscuous_relay"),
    RELAY_ENTIRE_DOMAIN("relay_entire_domain"),
    RELAY_HOSTS_ONLY("relay_hosts_only"),
    RELAY_BASED_ON_MX("relay_based_on_MX"),
    RELAY_LOCAL_FROM("relay_local_from"),
    RELAY_MAIL_FROM("relay_mail_from"),
    LOOSE_RELAY_CHECK("loose_relay_check");

    private final String feature;

    Policy(String feature) {
        this.feature = feature;
    }

    /** The name that FEATURE takes. */
    public String feature() {
        return feature;
    }

    /** The policy that a feature without arguments switches on. */
    public static Optional<Policy> ofFeature(String name) {
        for (Policy policy : values()) {
            if (policy.feature.equals(name) && policy != SPAM_FRIEND && policy != SPAM_HATER && policy != ACCESS_SKIP) {
                return Optional.of(policy);
            }
        }
        return name.equals("blacklist_recipients") ? Optional.of(BLOCKLIST_RECIPIENTS) : Optional.empty();
    }
}
