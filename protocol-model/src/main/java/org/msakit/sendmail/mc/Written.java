package org.msakit.sendmail.mc;

import java.util.ArrayList;
import java.util.List;
import org.msakit.sendmail.cf.Statement;

/** Statements that macros make while a text is read. */
final class Written {
    private final List<Statement> statements = new ArrayList<>();

    void add(Statement statement) {
        statements.add(statement);
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }
}
