package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.List;
import org.msakit.kit.policy.Comparison.Exchange;
import org.msakit.policy.Request;
import org.msakit.sendmail.access.AccessKey;
import org.msakit.sendmail.access.FeatureLetters;
import org.msakit.sendmail.access.Tag;

/**
 * Theorem 3 on the wire: with modifier {@code a} nobody submits without a login, but for a client whose
 * {@code Srv_Features:} entry has {@code L}. Looks at replies alone, whatever was predicted.
 */
final class UnauthenticatedSubmission {
    private final List<Exchange> contradictions = new ArrayList<>();
    private int attempts;
    private int bypasses;

    void add(Exchange exchange) {
        if (exchange.before().mechanism().isPresent() || !advances(exchange.request())) {
            return;
        }
        boolean positive = exchange.answer().positive();
        if (exchange.policyCase().modifiers().indexOf('a') < 0) {
            bypasses += positive && exchange.request() instanceof Request.Content ? 1 : 0;
        } else if (!isUndone(exchange.policyCase())) {
            attempts++;
            if (positive) {
                contradictions.add(exchange);
            }
        }
    }

    private static boolean advances(Request request) {
        return request instanceof Request.Mail
                || request instanceof Request.Rcpt
                || request instanceof Request.Data
                || request instanceof Request.Content;
    }

    private static boolean isUndone(PolicyCase policyCase) {
        return policyCase.entries().stream()
                .filter(e -> AccessKey.of(e.key()).tag() == Tag.SRV_FEATURES)
                .anyMatch(e -> FeatureLetters.of(e.value()).contains('L'));
    }

    /** Transactions that a listener with {@code a} let somebody advance in without a login. */
    List<Exchange> contradictions() {
        return List.copyOf(contradictions);
    }

    /** MAIL, RCPT, DATA and messages without a login at listeners with {@code a}. */
    int attempts() {
        return attempts;
    }

    /** Messages that listeners without {@code a} accepted without a login. */
    int bypasses() {
        return bypasses;
    }
}
