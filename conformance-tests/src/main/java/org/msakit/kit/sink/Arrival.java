package org.msakit.kit.sink;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.msakit.wire.Octets;

/**
 * A message as it came to the sink.
 *
 * @param reversePath without angle brackets
 * @param forwardPaths those that were accepted, without angle brackets
 * @param mail parameters of MAIL by upper-case keyword, empty value where there was none
 * @param rcpt parameters of each of the forward-paths
 * @param content after removal of stuffed dots, otherwise octet by octet
 * @param chunked whether it came by BDAT
 * @param tls whether it came over TLS
 * @param at when it had come
 */
public record Arrival(
        String reversePath,
        List<String> forwardPaths,
        Map<String, String> mail,
        List<Map<String, String>> rcpt,
        Octets content,
        boolean chunked,
        boolean tls,
        Instant at) {
    public Arrival {
        forwardPaths = List.copyOf(forwardPaths);
        mail = Map.copyOf(mail);
        rcpt = List.copyOf(rcpt);
    }

    /** Parameters of the RCPT of this address; none where it was not accepted. */
    public Map<String, String> rcpt(String forwardPath) {
        int index = forwardPaths.indexOf(forwardPath);
        return index < 0 ? Map.of() : rcpt.get(index);
    }
}
