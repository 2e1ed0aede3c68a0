package org.msakit.kit.policy;

/** The policy of the sendmail in Debian trixie. */
class TrixiePolicyTest extends PolicyOnSendmail {
    TrixiePolicyTest() {
        super("trixie");
    }
}
