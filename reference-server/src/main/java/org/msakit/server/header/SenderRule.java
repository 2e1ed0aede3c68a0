package org.msakit.server.header;

import java.util.List;
import java.util.Locale;

/** RFC 6409 section 8.1: Sender names the account where From does not, and replaces a Sender that names another. */
final class SenderRule implements FieldRule {
    private static final String NAME = "sender";

    @Override
    public void apply(HeaderSection header, Submission submission) {
        if (submission.account().isEmpty()) {
            return;
        }
        String account = submission.account().get();
        List<String> named = header.count(NAME) == 0 ? header.values("from") : header.values(NAME);
        if (named.size() != 1 || !names(named.get(0), account)) {
            header.remove(NAME);
            header.add("Sender: <" + account + ">\r\n");
        }
    }

    /** Whether the address is all that the field names; a display name may stand before it. */
    private static boolean names(String value, String account) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        String address = account.toLowerCase(Locale.ROOT);
        return text.equals(address)
                || (text.endsWith("<" + address + ">") && text.indexOf('@') == text.lastIndexOf('@'));
    }
}
