package org.msakit.kit.cli;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import org.msakit.kit.run.Progress;

/** The progress line, for those who watch. */
final class Terminal {
    private static final int WIDTH = 78;

    private Terminal() {}

    /** Whether somebody watches. From Java 22 on a console is there for pipes as well, and has to be asked. */
    static boolean attached() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** Shows how far a run is, on one line that is wiped at the end. */
    static Progress progress(PrintWriter err) {
        return (done, of, what) -> {
            String text = done == of ? "" : "[" + (done + 1) + "/" + of + "] " + what;
            err.print("\r" + pad(text) + (done == of ? "\r" : ""));
            err.flush();
        };
    }

    private static String pad(String text) {
        return text.length() > WIDTH ? text.substring(0, WIDTH) : text + " ".repeat(WIDTH - text.length());
    }
}
