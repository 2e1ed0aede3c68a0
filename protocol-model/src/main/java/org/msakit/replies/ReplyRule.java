package org.msakit.replies;

/** Judges one reply. */
@FunctionalInterface
public interface ReplyRule {
    void judge(Seen seen, Judge judge);
}
