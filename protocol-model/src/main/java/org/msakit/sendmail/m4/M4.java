package org.msakit.sendmail.m4;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.Problem;

/**
 * The scanner: reads a text, expands macros, and sends what is left to the current diversion. Faults of the text are
 * {@linkplain #problems() problems}, never exceptions; an expansion without end is cut off.
 */
public final class M4 {
    private static final int MAX_CALLS = 20_000;
    private static final int MAX_CHARACTERS = 2_000_000;
    private static final int MAX_NESTING = 150;
    private static final int MAX_INPUTS = 1_000;

    private final Map<String, Deque<Macro>> macros = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Output output = new Output();
    private Input input = new Input();
    private Optional<StringBuilder> collecting = Optional.empty();
    private Optional<Consumer<Call>> unknown = Optional.empty();
    private String open = "`";
    private String close = "'";
    private String comment = "#";
    private int diversion;
    private int calls;
    private int characters;
    private int nesting;
    private boolean stopped;

    /** The text asks for more than any configuration does. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Endless(String what) {
            super(what, null, false, false);
        }
    }

    public M4() {
        Builtins.register(this);
    }

    /** Reads a file's text to its end. */
    public void run(String file, String text) {
        input.pushFile(file, text);
        scanAll();
    }

    /** What a text becomes, read by itself; it may define macros, but sends nothing to a diversion. */
    public String expand(String text, Place place) {
        Input before = input;
        Optional<StringBuilder> outer = collecting;
        StringBuilder result = new StringBuilder();
        input = new Input();
        input.push(text, place);
        collecting = Optional.of(result);
        scanAll();
        input = before;
        collecting = outer;
        return result.toString();
    }

    private void scanAll() {
        int before = nesting;
        try {
            while (!stopped && step()) {
                // each step takes something from the input
            }
        } catch (Endless e) {
            problem(input.place(), e.getMessage());
            stopped = true;
        }
        nesting = before;
    }

    /** Scans one token; false at the end. */
    private boolean step() {
        Place place = input.place();
        if (input.startsWith(open)) {
            emit(quoted(place), place);
            return true;
        }
        if (input.startsWith(comment)) {
            emit(line(), place);
            return true;
        }
        int c = input.peek();
        if (c == Input.END) {
            return false;
        }
        if (isNameStart(c)) {
            name(place);
        } else {
            emit(Character.toString((char) input.next()), place);
        }
        return true;
    }

    private void name(Place place) {
        StringBuilder word = new StringBuilder();
        while (isNameStart(input.peek()) || isDigit(input.peek())) {
            word.append((char) input.next());
            count(1);
        }
        String name = word.toString();
        boolean bracket = input.peek() == '(';
        Optional<Macro> macro = macro(name);
        if (macro.isEmpty() || (macro.get().needsArguments() && !bracket)) {
            if (bracket && macro.isEmpty() && diversion >= 0) {
                unknown.ifPresent(u -> u.accept(new Call(place, name, List.of())));
            }
            emit(name, place);
            return;
        }
        if (++calls > MAX_CALLS || input.depth() > MAX_INPUTS) {
            throw new Endless("the expansion of " + name + " does not end");
        }
        List<String> arguments = bracket ? arguments(name, place) : List.of();
        String expansion = macro.get().expand(new Call(place, name, arguments));
        count(expansion.length());
        input.push(expansion, place);
    }

    private List<String> arguments(String name, Place place) {
        if (++nesting > MAX_NESTING) {
            throw new Endless("macros are nested more than " + MAX_NESTING + " deep");
        }
        Optional<StringBuilder> outer = collecting;
        List<String> arguments = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        collecting = Optional.of(current);
        input.next();
        blank();
        int brackets = 0;
        while (true) {
            int c = input.peek();
            boolean special = !input.startsWith(open) && !input.startsWith(comment);
            if (c == Input.END) {
                problem(place, "no closing bracket for " + name + "(");
                break;
            }
            if (special && c == ',' && brackets == 0) {
                input.next();
                arguments.add(current.toString());
                current.setLength(0);
                blank();
            } else if (special && c == ')' && brackets == 0) {
                input.next();
                break;
            } else {
                brackets += special && c == '(' ? 1 : special && c == ')' ? -1 : 0;
                step();
            }
        }
        arguments.add(current.toString());
        collecting = outer;
        nesting--;
        return arguments;
    }

    /** Takes a quoted text without its outermost quotes. */
    private String quoted(Place place) {
        input.skip(open.length());
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (true) {
            if (input.peek() == Input.END) {
                problem(place, "no closing quote for the one here");
                return text.toString();
            }
            if (input.startsWith(close)) {
                input.skip(close.length());
                if (--depth == 0) {
                    return text.toString();
                }
                text.append(close);
            } else if (input.startsWith(open)) {
                input.skip(open.length());
                depth++;
                text.append(open);
            } else {
                text.append((char) input.next());
            }
            count(1);
        }
    }

    /** Takes the rest of the line with its end. */
    private String line() {
        StringBuilder text = new StringBuilder();
        while (input.peek() != Input.END) {
            char c = (char) input.next();
            text.append(c);
            count(1);
            if (c == '\n') {
                break;
            }
        }
        return text.toString();
    }

    private void blank() {
        while (input.peek() != Input.END && Character.isWhitespace(input.peek())) {
            input.next();
        }
    }

    private void emit(String text, Place place) {
        count(text.length());
        if (collecting.isPresent()) {
            collecting.get().append(text);
        } else {
            output.append(diversion, text, place);
        }
    }

    private void count(int more) {
        characters += more;
        if (characters > MAX_CHARACTERS) {
            throw new Endless("the text grows beyond " + MAX_CHARACTERS + " characters");
        }
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    // ---- what macros may do ----

    /** Defines a macro that the caller does himself. */
    public void define(String name, Function<Call, String> action) {
        put(name, action::apply);
    }

    /** Defines a macro with a body, as {@code define} in the text does. */
    public void define(String name, String body, Place place) {
        put(name, new Definition(place, body));
    }

    void put(String name, Macro macro) {
        Deque<Macro> stack = new ArrayDeque<>();
        stack.push(macro);
        macros.put(name, stack);
    }

    void pushDefinition(String name, Macro macro) {
        Deque<Macro> stack = macros.computeIfAbsent(name, n -> new ArrayDeque<>());
        if (stack.size() > MAX_NESTING) {
            throw new Endless(name + " is pushed more than " + MAX_NESTING + " times");
        }
        stack.push(macro);
    }

    void popDefinition(String name) {
        Deque<Macro> stack = macros.getOrDefault(name, new ArrayDeque<>());
        stack.poll();
        if (stack.isEmpty()) {
            macros.remove(name);
        }
    }

    /** Takes a macro away. */
    public void undefine(String name) {
        macros.remove(name);
    }

    /** Whether the name stands for anything. */
    public boolean isDefined(String name) {
        return macros.containsKey(name);
    }

    Optional<Macro> macro(String name) {
        return Optional.ofNullable(macros.get(name)).map(Deque::peek);
    }

    /** Where a macro that has a body was defined. */
    public Optional<Place> definedAt(String name) {
        return macro(name).filter(m -> m instanceof Definition).map(m -> ((Definition) m).place());
    }

    /** The names that have a body, in no order. */
    public List<String> definedNames() {
        return macros.keySet().stream().filter(n -> definedAt(n).isPresent()).toList();
    }

    /** Reads another text before the rest of this one. */
    public void include(String file, String text) {
        if (input.depth() > MAX_NESTING) {
            throw new Endless("files are included more than " + MAX_NESTING + " deep");
        }
        input.pushFile(file, text);
    }

    /** Is told of names with a parenthesis that nothing defines, outside of text that is thrown away. */
    public void onUnknown(Consumer<Call> listener) {
        unknown = Optional.of(listener);
    }

    /** Switches comments off, as {@code changecom()} does. */
    public void noComments() {
        comment = "";
    }

    void comments(String start) {
        comment = start;
    }

    void quotes(String opening, String closing) {
        open = opening;
        close = closing;
    }

    void divert(int number) {
        diversion = number;
    }

    int diversion() {
        return diversion;
    }

    void undivert(int number) {
        output.undivert(number, diversion);
    }

    void dropLine() {
        line();
    }

    void stop() {
        stopped = true;
    }

    /** Notes a fault of the text. */
    public void problem(Place place, String message) {
        problems.add(new Problem(place, message));
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What came out so far. */
    public Output output() {
        return output;
    }
}
