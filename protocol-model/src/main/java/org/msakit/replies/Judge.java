package org.msakit.replies;

/** Takes what reply rules find. */
public interface Judge {
    /** The requirement was kept or broken; broken with a reason for a reader. */
    void judge(String requirement, boolean kept, String reason);

    /** Right in effect only. */
    void warn(String requirement, String reason);
}
