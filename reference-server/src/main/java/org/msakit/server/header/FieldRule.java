package org.msakit.server.header;

/** One change of a header. */
@FunctionalInterface
interface FieldRule {
    /** Changes the header if the rule applies. */
    void apply(HeaderSection header, Submission submission);
}
