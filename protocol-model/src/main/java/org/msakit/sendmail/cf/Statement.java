package org.msakit.sendmail.cf;

import java.util.List;
import org.msakit.sendmail.Place;

/** One thing that a configuration says. */
public sealed interface Statement {
    /** Where it says so. */
    Place place();

    /** {@code O Name=value}. */
    record Option(Place place, String name, String value) implements Statement {}

    /** {@code C{name}member member}. */
    record ClassMembers(Place place, String name, List<String> members) implements Statement {
        public ClassMembers {
            members = List.copyOf(members);
        }
    }

    /** {@code F{name}file}: more members stand in a file. */
    record ClassFile(Place place, String name, String file) implements Statement {}

    /** {@code Kname type arguments}. */
    record MapDeclaration(Place place, String name, String type, String arguments) implements Statement {}

    /** {@code D{name}value}. */
    record MacroValue(Place place, String name, String value) implements Statement {}

    /** {@code Mname, ... A=arguments}. */
    record Mailer(Place place, String name, String arguments) implements Statement {}

    /** {@code Xname, arguments}. */
    record Filter(Place place, String name, String arguments) implements Statement {}

    /** A feature that is there. */
    record Switch(Place place, Policy policy) implements Statement {}
}
