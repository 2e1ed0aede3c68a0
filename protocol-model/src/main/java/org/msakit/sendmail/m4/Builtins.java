package org.msakit.sendmail.m4;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** m4's own macros. Those that would run a command or write a file do nothing and are reported. */
final class Builtins {
    private static final List<String> REFUSED =
            List.of("syscmd", "esyscmd", "sysval", "maketemp", "mkstemp", "patsubst", "regexp", "format");

    private Builtins() {}

    /** A macro that is plain text without arguments. */
    private record WithArguments(Function<Call, String> action) implements Macro {
        @Override
        public String expand(Call call) {
            return action.apply(call);
        }

        @Override
        public boolean needsArguments() {
            return true;
        }
    }

    static void register(M4 m4) {
        definitions(m4);
        conditions(m4);
        text(m4);
        diversions(m4);
        for (String name : REFUSED) {
            blind(m4, name, call -> {
                m4.problem(call.place(), name + " is not done here; it stands for nothing");
                return "";
            });
        }
    }

    private static void blind(M4 m4, String name, Function<Call, String> action) {
        m4.put(name, new WithArguments(action));
    }

    private static void definitions(M4 m4) {
        blind(m4, "define", call -> {
            m4.define(call.argument(1), call.argument(2), call.place());
            return "";
        });
        blind(m4, "pushdef", call -> {
            m4.pushDefinition(call.argument(1), new Definition(call.place(), call.argument(2)));
            return "";
        });
        blind(m4, "undefine", call -> {
            call.arguments().forEach(m4::undefine);
            return "";
        });
        blind(m4, "popdef", call -> {
            call.arguments().forEach(m4::popDefinition);
            return "";
        });
        blind(
                m4,
                "defn",
                call -> m4.macro(call.argument(1))
                        .filter(m -> m instanceof Definition)
                        .map(m -> "`" + ((Definition) m).body() + "'")
                        .orElse(""));
    }

    private static void conditions(M4 m4) {
        blind(m4, "ifdef", call -> m4.isDefined(call.argument(1)) ? call.argument(2) : call.argument(3));
        blind(m4, "ifelse", call -> {
            List<String> rest = call.arguments();
            while (rest.size() >= 3) {
                if (rest.get(0).equals(rest.get(1))) {
                    return rest.get(2);
                }
                if (rest.size() < 6) {
                    return rest.size() > 3 ? rest.get(3) : "";
                }
                rest = rest.subList(3, rest.size());
            }
            return "";
        });
        blind(m4, "eval", call -> {
            Optional<Integer> value = Arithmetic.evaluate(call.argument(1));
            if (value.isEmpty()) {
                m4.problem(call.place(), "eval cannot compute: " + call.argument(1));
            }
            return value.map(String::valueOf).orElse("");
        });
    }

    private static void text(M4 m4) {
        blind(m4, "len", call -> String.valueOf(call.argument(1).length()));
        blind(m4, "index", call -> String.valueOf(call.argument(1).indexOf(call.argument(2))));
        blind(m4, "substr", call -> {
            String text = call.argument(1);
            int from = number(call.argument(2), 0);
            if (from < 0 || from > text.length()) {
                return "";
            }
            int length = number(call.argument(3), text.length());
            return text.substring(from, (int) Math.min(text.length(), from + Math.max(0L, length)));
        });
        blind(m4, "translit", call -> translit(call.argument(1), call.argument(2), call.argument(3)));
        blind(m4, "incr", call -> String.valueOf(number(call.argument(1), 0) + 1));
        blind(m4, "decr", call -> String.valueOf(number(call.argument(1), 0) - 1));
        blind(m4, "shift", call -> Definition.quoted(call.behindFirst()));
        blind(m4, "errprint", call -> {
            m4.problem(
                    call.place(),
                    "m4 prints: " + String.join(" ", call.arguments()).strip());
            return "";
        });
    }

    private static void diversions(M4 m4) {
        m4.define("dnl", call -> {
            m4.dropLine();
            return "";
        });
        m4.define("divert", call -> {
            m4.divert(number(call.argument(1), 0));
            return "";
        });
        m4.define("undivert", call -> {
            call.arguments().forEach(a -> m4.undivert(number(a, -1)));
            return "";
        });
        m4.define("divnum", call -> String.valueOf(m4.diversion()));
        m4.define("changecom", call -> {
            m4.comments(call.argument(1));
            return "";
        });
        m4.define("changequote", call -> {
            boolean reset = call.argument(1).isEmpty();
            String closing = call.argument(2).isEmpty() ? "'" : call.argument(2);
            m4.quotes(reset ? "`" : call.argument(1), reset ? "'" : closing);
            return "";
        });
        m4.define("m4exit", call -> {
            m4.stop();
            return "";
        });
        blind(m4, "m4wrap", call -> "");
    }

    private static int number(String text, int otherwise) {
        return text.isBlank() ? otherwise : Arithmetic.evaluate(text).orElse(otherwise);
    }

    private static String translit(String text, String from, String to) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            if (at < 0) {
                out.append(text.charAt(i));
            } else if (at < to.length()) {
                out.append(to.charAt(at));
            }
        }
        return out.toString();
    }
}
