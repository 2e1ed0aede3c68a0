package org.msakit.replies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind a keyword, and which keywords go together. */
class ExtensionRepliesTest {
    @ParameterizedTest
    @CsvSource({
        "STARTTLS, RFC3207-3-1",
        "PIPELINING, RFC2920-2-1",
        "CHUNKING, RFC3030-2-1",
        "DSN, RFC3461-2-1",
        "ENHANCEDSTATUSCODES, RFC2034-3-1",
        "8BITMIME, RFC6152-2-1",
        "SMTPUTF8, RFC6531-3.1-1"
    })
    void keywordsWithoutParameters(String keyword, String requirement) {
        Scene.PLAIN.ehlo(keyword).keep(requirement);
        Scene.PLAIN.ehlo(keyword + " YES").breaks(requirement).because(requirement, keyword + " with parameters [YES]");
        Scene.PLAIN.ehlo("HELP").saysNothingOf(requirement);
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE, RFC1870-3-1",
        "SIZE 0, RFC1870-3-1",
        "SIZE 12345678901234567890, RFC1870-3-1",
        "DELIVERBY, RFC2852-2-1",
        "DELIVERBY 60, RFC2852-2-1",
        "'DELIVERBY 60,x', RFC2852-2-1",
        "FUTURERELEASE 604800 2030-01-08T00:00:00Z, RFC4865-3-1",
        "FUTURERELEASE 1 2030-01-08T00:00:00.5Z, RFC4865-3-1",
        "MT-PRIORITY, RFC6710-3-1",
        "MT-PRIORITY STANAG4406, RFC6710-3-1"
    })
    void parametersOfTheRightForm(String line, String requirement) {
        Scene.PLAIN.ehlo(line).keep(requirement);
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE 10 20, RFC1870-3-1",
        "SIZE -1, RFC1870-3-1",
        "SIZE 123456789012345678901, RFC1870-3-1",
        "DELIVERBY x, RFC2852-2-1",
        "DELIVERBY 60 70, RFC2852-2-1",
        "'DELIVERBY 60,', RFC2852-2-1",
        "FUTURERELEASE, RFC4865-3-1",
        "FUTURERELEASE 604800, RFC4865-3-1",
        "FUTURERELEASE 604800 2030-01-08T00:00:00Z x, RFC4865-3-1",
        "FUTURERELEASE 0 2030-01-08T00:00:00Z, RFC4865-3-1",
        "FUTURERELEASE 604800 2030-01-08T00:00:00, RFC4865-3-1",
        "MT-PRIORITY A B, RFC6710-3-1",
        "MT-PRIORITY a/b, RFC6710-3-1"
    })
    void parametersOfAWrongForm(String line, String requirement) {
        Scene.PLAIN.ehlo(line).breaks(requirement);
    }

    @Test
    void keywordsAreRegisteredOrPrivate() {
        Scene.PLAIN.answer("EHLO x", "250-mx", "250 XCLIENT").keep("RFC5321-2.2.2-1");
        Scene.PLAIN.answer("EHLO x", "250-mx", "250 BURL").keep("RFC5321-2.2.2-1");
        Scene.PLAIN
                .answer("EHLO x", "250-mx", "250 FASTMAIL")
                .breaks("RFC5321-2.2.2-1")
                .because("RFC5321-2.2.2-1", "FASTMAIL is neither registered nor begins with X");
    }

    @Test
    void underTlsNoOtherTlsIsOffered() {
        Scene.PLAIN.underTls().ehlo("STARTTLS").breaks("RFC3207-4.2-5");
        Scene.PLAIN.underTls().ehlo("SIZE").keep("RFC3207-4.2-5");
        Scene.PLAIN.ehlo("STARTTLS").saysNothingOf("RFC3207-4.2-5");
    }

    @ParameterizedTest
    @CsvSource({"BINARYMIME, CHUNKING, RFC3030-3-1", "BURL, 8BITMIME, RFC4468-4-1", "SMTPUTF8, 8BITMIME, RFC6531-3.1-2"
    })
    void someKeywordsNeedAnother(String keyword, String other, String requirement) {
        Scene.PLAIN.ehlo(keyword, other).keep(requirement);
        Scene.PLAIN.ehlo(keyword).breaks(requirement);
        Scene.PLAIN.ehlo(other).saysNothingOf(requirement);
    }

    @Test
    void someBelongToSubmission() {
        Scene.PLAIN.onAnotherPort().ehlo("BURL", "8BITMIME").breaks("RFC4468-4-1");
        String held = "FUTURERELEASE 604800 2030-01-08T00:00:00Z";
        Scene.PLAIN.onAnotherPort().ehlo(held).breaks("RFC4865-4.2-1");
        Scene.PLAIN.onAnotherPort().ehlo("SIZE").keep("RFC4865-4.2-1");
        Scene.PLAIN.ehlo(held).saysNothingOf("RFC4865-4.2-1");
    }

    @Test
    void whoCannotBeTrustedYetIsNotPromisedTls() {
        Scene.PLAIN.ehlo("REQUIRETLS").warn("RFC8689-2-2");
        Scene.PLAIN.underTls().ehlo("REQUIRETLS").saysNothingOf("RFC8689-2-2");
        Scene.PLAIN.ehlo("SIZE").saysNothingOf("RFC8689-2-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 no", "451 later"})
    void aRefusalOffersNothing(String reply) {
        Scene.PLAIN.answer("EHLO x", reply).saysNothingOf("RFC5321-2.2.2-1").saysNothingOf("RFC4865-4.2-1");
    }
}
