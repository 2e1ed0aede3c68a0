package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.InternetMessage.Field;

/** Comparisons of headers. */
final class Fields {
    private Fields() {}

    /** Whether all fields of one message stand in the other, octet by octet and in the same order. */
    static boolean inOrder(InternetMessage part, InternetMessage whole) {
        List<String> expected = part.fields().stream().map(Field::raw).toList();
        int found = 0;
        for (Field field : whole.fields()) {
            if (found < expected.size() && field.raw().equals(expected.get(found))) {
                found++;
            }
        }
        return found == expected.size();
    }
}
