package org.msakit.server.command;

import static org.msakit.server.command.CommandTable.Need.ADMITTED;
import static org.msakit.server.command.CommandTable.Need.BARE;
import static org.msakit.server.command.CommandTable.Need.INTRODUCED;
import static org.msakit.server.command.CommandTable.Need.LOGGED_IN;
import static org.msakit.server.command.CommandTable.Need.NO_TRANSACTION;
import static org.msakit.server.command.CommandTable.Need.REACHABLE;
import static org.msakit.server.command.CommandTable.Need.SECURED;
import static org.msakit.server.command.CommandTable.Need.TRANSACTION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.msakit.server.Modifier;
import org.msakit.server.reply.Replies;

/** The verbs and what has to hold before each is run, in the order in which it is asked for. */
final class CommandTable {
    private static final Command NOT_IMPLEMENTED = (state, argument) -> Replies.NOT_IMPLEMENTED;
    private static final Command UNKNOWN = Need.wrap((state, argument) -> Replies.UNKNOWN_COMMAND, SECURED);
    private static final Map<String, Command> TABLE = new HashMap<>();

    /** A condition of the table. */
    enum Need {
        ADMITTED(Gates::admitted),
        BARE(Gates::bare),
        INTRODUCED(Gates::introduced),
        SECURED(Gates::secured),
        REACHABLE(Gates::reachable),
        LOGGED_IN(Gates::loggedIn),
        TRANSACTION(Gates::inTransaction),
        NO_TRANSACTION(Gates::outsideTransaction);

        @SuppressWarnings("ImmutableEnumChecker")
        private final UnaryOperator<Command> gate;

        Need(UnaryOperator<Command> gate) {
            this.gate = gate;
        }

        static Command wrap(Command command, Need... needs) {
            Command wrapped = command;
            for (int i = needs.length - 1; i >= 0; i--) {
                wrapped = needs[i].gate.apply(wrapped);
            }
            return wrapped;
        }
    }

    static {
        put("EHLO", new Ehlo());
        put("HELO", new Helo());
        put("NOOP", new Noop());
        put("RSET", new Rset(), BARE);
        put("QUIT", new Quit(), BARE);
        putExtension("STARTTLS", Gates.without(Modifier.NO_STARTTLS, Need.wrap(new StartTls(), BARE)));
        putExtension(
                "AUTH", Gates.without(Modifier.NO_AUTH, Need.wrap(new Auth(), SECURED, INTRODUCED, NO_TRANSACTION)));
        put("MAIL", new Mail(), ADMITTED, INTRODUCED, REACHABLE, LOGGED_IN, NO_TRANSACTION);
        put("RCPT", new Rcpt(), ADMITTED, REACHABLE, TRANSACTION);
        put("DATA", new Data(), ADMITTED, REACHABLE, TRANSACTION, BARE);
        put("BDAT", new Bdat());
        put("VRFY", new Vrfy(), ADMITTED, SECURED);
        putExtension("HELP", new Help(), SECURED);
        putExtension("ETRN", new Etrn(), SECURED);
        put("EXPN", new Expn(), ADMITTED, SECURED);
        for (String verb : List.of("SEND", "SOML", "SAML", "TURN", "ATRN", "BURL")) {
            put(verb, NOT_IMPLEMENTED, ADMITTED, SECURED);
        }
    }

    private CommandTable() {}

    /** The command for an upper-case verb, one that answers 500 where there is none. */
    static Command lookup(String verb) {
        return TABLE.getOrDefault(verb, UNKNOWN);
    }

    /** A verb that is there as long as the extension of the same keyword is on. */
    private static void putExtension(String verb, Command command, Need... needs) {
        TABLE.put(verb, Need.wrap(Gates.on(verb, Need.wrap(command, needs)), ADMITTED));
    }

    private static void put(String verb, Command command, Need... needs) {
        TABLE.put(verb, Need.wrap(command, needs));
    }
}
