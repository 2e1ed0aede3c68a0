package org.msakit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msakit.model.Cause;
import org.msakit.model.Phase;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.policy.Admission;

/** BDAT (RFC 3030 section 2). */
class Rfc3030ChunkingTest {
    private static final Place OFFERED = Place.READY.offering("CHUNKING", "SIZE 1000");
    private static final Place READY = OFFERED.mail(Stage.RECIPIENTS);

    @Test
    void chunksAddUpToAMessage() {
        READY.chunk(1000, false)
                .keep("250", "RFC3030-2-3")
                .leaveOpen("550|552|554|451")
                .violate("354|503", "RFC3030-2-3")
                .leadTo(250, state -> state.mail().stage() == Stage.CHUNKS)
                .leadTo(552, state -> state.mail().stage() == Stage.BROKEN)
                .leadTo(451, state -> state.mail().stage() == Stage.BROKEN);
        READY.chunk(10, true)
                .keep("250", "RFC3030-2-3")
                .leaveOpen("550|551|552|553|554")
                .violate("354|503", "RFC3030-2-3")
                .leadTo(250, state -> state.mail().equals(new Transaction(Stage.NONE, Cause.END_OF_CHUNKS)))
                .leadTo(550, state -> state.mail().stage() == Stage.BROKEN);
    }

    @Test
    void theLastMayBeEmpty() {
        OFFERED.mail(Stage.CHUNKS).chunk(0, true).keep("250", "RFC3030-2-4").violate("501", "RFC3030-2-4");
        OFFERED.mail(Stage.CHUNKS).chunk(1, true).keep("250", "RFC3030-2-3");
        READY.chunk(0, true).keep("250", "RFC3030-2-3");
    }

    @Test
    void aChunkAboveTheLimitIsRefused() {
        READY.chunk(1001, false)
                .keep("552", "RFC3030-2-13")
                .tolerate("550|554", "RFC3030-2-13")
                .violate("250", "RFC3030-2-13")
                .mayClose()
                .leadTo(552, state -> state.mail().stage() == Stage.BROKEN);
        Place.READY
                .offering("CHUNKING")
                .mail(Stage.RECIPIENTS)
                .chunk(999_999_999, false)
                .keep("250", "RFC3030-2-3");
    }

    @Test
    void outOfPlaceItIsRefused() {
        OFFERED.chunk(1, true)
                .keep("503|554", "RFC3030-2-6")
                .tolerate("550", "RFC3030-2-6")
                .leaveOpen("521")
                .violate("250", "RFC3030-2-6")
                .leadTo(521, state -> state.phase() == Phase.CLOSED)
                .leadTo(503, state -> state.equals(OFFERED.state()))
                .leadTo(451, state -> state.equals(OFFERED.state()));
        OFFERED.mail(Stage.NONE, Cause.END_OF_CHUNKS)
                .chunk(1, true)
                .keep("503", "RFC3030-2-5")
                .tolerate("554", "RFC3030-2-5")
                .violate("250", "RFC3030-2-5");
        OFFERED.mail(Stage.SENDER)
                .chunk(1, true)
                .keep("503|554", "RFC3030-2-7")
                .violate("250", "RFC3030-2-7")
                .leadTo(503, state -> state.mail().stage() == Stage.BROKEN);
        OFFERED.mail(Stage.BROKEN).chunk(1, true).keep("503", "RFC3030-2-7").violate("250", "RFC3030-2-7");
        OFFERED.loggedOut(Cause.NEVER_BEGUN)
                .chunk(1, true)
                .keep("503|530|554")
                .leaveOpen("550")
                .violate("250", "RFC6409-4.3-2");
        OFFERED.admitting(Admission.RELAY)
                .loggedOut(Cause.NEVER_BEGUN)
                .chunk(1, true)
                .keep("503", "RFC3030-2-6");
    }

    @Test
    void whatCannotBeCountedMayEndTheSession() {
        READY.command("BDAT x")
                .keep("501", "RFC3030-2-10")
                .leaveOpen("521|503|550")
                .violate("250", "RFC3030-2-10")
                .mayClose()
                .leadTo(521, state -> state.phase() == Phase.CLOSED)
                .leadToEither(
                        501,
                        state -> state.mail().stage() == Stage.BROKEN,
                        state -> state.mail().stage() == Stage.RECIPIENTS);
        Place.READY.command("BDAT x").leaveOpen("250|500");
    }

    @Test
    void octetsThatAreRunAsCommandsBreakTheRowOfTheirChunk() {
        assertThat(SubmissionModel.overrunRow(OFFERED.mail(Stage.CHUNKS).state()))
                .isEqualTo("RFC3030-2-3");
        assertThat(SubmissionModel.overrunRow(
                        OFFERED.mail(Stage.NONE, Cause.END_OF_CHUNKS).state()))
                .isEqualTo("RFC3030-2-3");
        assertThat(SubmissionModel.overrunRow(OFFERED.state())).isEqualTo("RFC3030-2-6");
    }
}
