package org.msakit.server.header;

/** RFC 6409 section 8.2: adds Date where there is none. A Date that is there belongs to the user, right or wrong. */
final class DateRule implements FieldRule {
    @Override
    public void apply(HeaderSection header, Submission submission) {
        if (header.count("date") == 0) {
            header.add("Date: " + Submission.date(submission.time()) + "\r\n");
        }
    }
}
