package org.msakit.sendmail.mc;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.msakit.sendmail.cf.Policy;
import org.msakit.sendmail.cf.Statement;
import org.msakit.sendmail.m4.Call;
import org.msakit.sendmail.m4.M4;

/** What each FEATURE adds to a configuration. Features that change neither listeners nor rights add nothing. */
final class Features {
    /** Features that are a table: its name in sendmail.cf and its file, where the feature names none. */
    private static final Map<String, String[]> TABLES = Map.of(
            "access_db", new String[] {"access", "access"},
            "authinfo", new String[] {"authinfo", "authinfo"},
            "mailertable", new String[] {"mailertable", "mailertable"},
            "virtusertable", new String[] {"virtuser", "virtusertable"},
            "genericstable", new String[] {"generics", "genericstable"},
            "domaintable", new String[] {"domaintable", "domaintable"},
            "bitdomain", new String[] {"bitdomain", "bitdomain"},
            "uucpdomain", new String[] {"uudomain", "uudomain"});

    private final M4 m4;
    private final Written written;

    Features(M4 m4, Written written) {
        this.m4 = m4;
        this.written = written;
    }

    /** Does one call of FEATURE; what it returns is scanned again. */
    String feature(Call call) {
        String name = call.argument(1).strip();
        String argument = call.argument(2);
        if (TABLES.containsKey(name)) {
            table(call, TABLES.get(name), argument);
        }
        Policy.ofFeature(name).ifPresent(p -> written.add(new Statement.Switch(call.place(), p)));
        return switch (name) {
            case "access_db" -> accessDb(call);
            case "delay_checks" -> delayChecks(call, argument);
            case "no_default_msa" -> "define(`_NO_MSA_', `1')";
            case "use_cw_file" -> "PUSHDIVERT(0)Fw`'confCW_FILE\nPOPDIVERT`'";
            case "msp" -> submissionProgram(call);
            case "nullclient" -> "MAILER(`local')MAILER(`smtp')";
            default -> {
                if (!Resources.FEATURES.contains(name)) {
                    m4.problem(call.place(), "sendmail has no FEATURE of that name: " + name);
                }
                yield "";
            }
        };
    }

    private void table(Call call, String[] table, String argument) {
        String type = m4.expand("DATABASE_MAP_TYPE", call.place());
        String file = m4.expand("MAIL_SETTINGS_DIR`'" + table[1], call.place());
        String value = argument.isBlank() ? type + " " + file : m4.expand(argument, call.place());
        String[] parts = value.strip().split("\\s+", 2);
        written.add(new Statement.MapDeclaration(
                call.place(), table[0], parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : ""));
    }

    private String accessDb(Call call) {
        for (String argument : call.behindFirst()) {
            if (argument.strip().equalsIgnoreCase("skip")) {
                written.add(new Statement.Switch(call.place(), Policy.ACCESS_SKIP));
            }
        }
        return "";
    }

    private String delayChecks(Call call, String argument) {
        Optional<Policy> kind = argument.isBlank()
                ? Optional.empty()
                : switch (Character.toLowerCase(argument.charAt(0))) {
                    case 'f' -> Optional.of(Policy.SPAM_FRIEND);
                    case 'h' -> Optional.of(Policy.SPAM_HATER);
                    default -> Optional.empty();
                };
        kind.ifPresent(k -> written.add(new Statement.Switch(call.place(), k)));
        if (kind.isEmpty() && !argument.isBlank()) {
            m4.problem(call.place(), "FEATURE(delay_checks) does not know the argument: " + argument);
        }
        return "";
    }

    /** The second argument is where mail goes, the third which port: only the word MSA means another one than 25. */
    private String submissionProgram(Call call) {
        String host = call.argument(2).isBlank() ? "[localhost]" : call.argument(2);
        written.add(new Statement.MacroValue(call.place(), "MTAHost", m4.expand(host, call.place())));
        String port = call.argument(3).strip().equals("MSA") ? "define(`RELAY_MAILER_ARGS', `TCP $h 587')" : "";
        return port
                + "define(`confUSE_MSP', `True')define(`confPRIVACY_FLAGS', `goaway,noetrn,restrictqrun')"
                + "define(`confDELIVERY_MODE', `i')define(`_NO_MSA_', `1')"
                + "ifelse(defn(`_DPO_'), `', `DAEMON_OPTIONS(`Name=NoMTA, Addr=127.0.0.1, M=E')')"
                + "MAILER(`local')MAILER(`smtp')";
    }
}
