package org.msakit.sendmail.m4;

import java.util.List;
import java.util.stream.Collectors;
import org.msakit.sendmail.Place;

/**
 * A macro defined in the text.
 *
 * @param place of its definition
 */
record Definition(Place place, String body) implements Macro {
    @Override
    public String expand(Call call) {
        if (body.indexOf('$') < 0) {
            return body;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            char next = i + 1 < body.length() ? body.charAt(i + 1) : '\0';
            if (c != '$') {
                out.append(c);
            } else if (next >= '0' && next <= '9') {
                int end = i + 1;
                while (end < body.length() && end < i + 4 && Character.isDigit(body.charAt(end))) {
                    end++;
                }
                int number = Integer.parseInt(body.substring(i + 1, end));
                out.append(number == 0 ? call.name() : call.argument(number));
                i = end - 1;
            } else if (next == '#') {
                out.append(call.arguments().size());
                i++;
            } else if (next == '*') {
                out.append(String.join(",", call.arguments()));
                i++;
            } else if (next == '@') {
                out.append(quoted(call.arguments()));
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String quoted(List<String> arguments) {
        return arguments.stream().map(a -> "`" + a + "'").collect(Collectors.joining(","));
    }
}
