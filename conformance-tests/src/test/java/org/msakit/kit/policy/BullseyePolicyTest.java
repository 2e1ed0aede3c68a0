package org.msakit.kit.policy;

/** The policy of the sendmail in Debian bullseye. */
class BullseyePolicyTest extends PolicyOnSendmail {
    BullseyePolicyTest() {
        super("bullseye");
    }
}
