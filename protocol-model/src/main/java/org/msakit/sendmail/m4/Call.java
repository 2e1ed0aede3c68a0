package org.msakit.sendmail.m4;

import java.util.List;
import org.msakit.sendmail.Place;

/**
 * A macro met in the text.
 *
 * @param place where the name stands; inside the expansion of another macro, where that one stands
 * @param arguments without the name; empty where no parenthesis follows the name
 */
public record Call(Place place, String name, List<String> arguments) {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** The argument of that number, from 1; empty where it is missing. */
    public String argument(int number) {
        return number <= arguments.size() ? arguments.get(number - 1) : "";
    }

    /** All arguments behind the first, in the order written. */
    public List<String> behindFirst() {
        return arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    }
}
