package org.msakit.kit.scenario;

import java.util.List;
import java.util.Set;
import org.msakit.wire.Reply;

/** RFC 4468 sections 3 and 6: BURL, where it is offered. */
final class Rfc4468Scenarios {
    private static final ParameterScenarios BURL = new ParameterScenarios("BURL");
    private static final String URL = "imap://u@imap.invalid/INBOX;uid=1";
    private static final String TOKEN = ":internal:91354a473744909de610943775f92038";
    private static final Set<String> UNTRUSTED =
            Set.of("554 5.7.14", "554 5.7.8", "554 5.6.6", "451 4.4.1", "554 5.7.0");

    private Rfc4468Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "BURL without a recipient",
                        s -> BURL.offered(s.mail()).line("BURL " + URL + " LAST"),
                        "RFC4468-6-1"),
                Scenario.of(
                        "BURL with a URL that another user may submit",
                        s -> imap(s.recipient())
                                .line("BURL " + URL + ";urlauth=submit+"
                                        + s.target().config().unknownUser() + TOKEN + " LAST"),
                        "RFC4468-3.3-1"),
                Scenario.of(
                        "BURL of a server that nobody trusts",
                        s -> {
                            imap(s.recipient()).line("BURL " + URL + ";urlauth=submit+" + s.user() + TOKEN + " LAST");
                            Reply reply = s.lastReply();
                            boolean told = reply.enhanced().isEmpty() || UNTRUSTED.contains(reply.shortForm());
                            s.conclude("RFC4468-6-2", told, reply.shortForm() + " does not tell what is wrong");
                        },
                        "RFC4468-6-2"));
    }

    private static Session imap(Session s) {
        return BURL.offered(s)
                .require(
                        x -> x.offered().parameters("BURL").contains("imap"),
                        "NOT APPLICABLE: BURL is not offered for IMAP");
    }
}
