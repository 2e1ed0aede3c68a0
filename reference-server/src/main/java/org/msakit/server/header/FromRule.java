package org.msakit.server.header;

/** RFC 5322 section 3.6 asks for one From: the account's address, or the reverse-path, where the user gave none. */
final class FromRule implements FieldRule {
    @Override
    public void apply(HeaderSection header, Submission submission) {
        if (header.count("from") == 0) {
            header.add("From: <" + author(submission) + ">\r\n");
        }
    }

    private static String author(Submission submission) {
        String sender = submission.reversePath().isEmpty()
                ? "MAILER-DAEMON@" + submission.hostname()
                : submission.reversePath();
        return submission.account().orElse(sender);
    }
}
