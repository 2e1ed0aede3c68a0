package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.msakit.model.Cause;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction.Stage;

/** BURL of a server that offers it (RFC 4468). */
class Rfc4468BurlTest {
    private static final String URL =
            "BURL imap://alice@imap.example.test/Drafts;uid=1;urlauth=submit+%s:internal:00 LAST";
    private static final Place OFFERED = Place.READY.offering("BURL", "CHUNKING");
    private static final Place READY = OFFERED.mail(Stage.RECIPIENTS);

    private static boolean open(SessionState state) {
        return state.mail().stage() == Stage.RECIPIENTS;
    }

    private static boolean ended(SessionState state) {
        return !state.mail().open() && state.mail().cause() == Cause.END_OF_DATA;
    }

    @Test
    void whatCannotBeFetchedIsRefused() {
        READY.command(String.format(URL, "alice"))
                .keep("554|451", "RFC4468-6-2")
                .tolerate("550|503", "RFC4468-6-2")
                .leaveOpen("250")
                .violate("354", "RFC4468-6-2")
                .leadToEither(554, Rfc4468BurlTest::open, Rfc4468BurlTest::ended)
                .leadToEither(250, Rfc4468BurlTest::open, Rfc4468BurlTest::ended)
                .leadTo(550, Rfc4468BurlTest::ended);
        READY.command("BURL imap://x LAST").keep("554", "RFC4468-6-2").leaveOpen("250");
    }

    @Test
    void whatIsForSomebodyElseIsRefused() {
        READY.command(String.format(URL, "mallory"))
                .keep("554", "RFC4468-3.3-1")
                .tolerate("550", "RFC4468-3.3-1")
                .violate("250|354", "RFC4468-3.3-1")
                .leadToEither(554, Rfc4468BurlTest::open, Rfc4468BurlTest::ended)
                .leadTo(250, Rfc4468BurlTest::ended);
    }

    @Test
    void outOfPlaceItIsRefused() {
        OFFERED.mail(Stage.SENDER)
                .command(String.format(URL, "alice"))
                .keep("503|554", "RFC4468-6-1")
                .tolerate("550", "RFC4468-6-1")
                .violate("250", "RFC4468-6-1");
        OFFERED.loggedOut(Cause.NEVER_BEGUN)
                .command("BURL imap://x LAST")
                .leaveOpen("503|530")
                .violate("250", "RFC6409-4.3-2");
        Place.READY.command("BURL imap://x LAST").leaveOpen("250|500|502");
    }
}
