package org.msakit.sendmail.m4;

import java.util.ArrayDeque;
import java.util.Deque;
import org.msakit.sendmail.Place;

/** What is still to be scanned: files, and before them the expansions that have to be scanned again. */
final class Input {
    static final int END = -1;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private Place last = new Place("", 0);

    private static final class Piece {
        private final String text;
        private final String file;
        private final boolean counts;
        private int at;
        private int line;

        Piece(String text, Place start, boolean counts) {
            this.text = text;
            this.file = start.file();
            this.line = start.line();
            this.counts = counts;
        }

        int next() {
            char c = text.charAt(at++);
            if (c == '\n' && counts) {
                line++;
            }
            return c;
        }
    }

    void pushFile(String file, String text) {
        pieces.push(new Piece(text, new Place(file, 1), true));
    }

    /** Text that stands at one place as a whole. */
    void push(String text, Place place) {
        if (!text.isEmpty()) {
            pieces.push(new Piece(text, place, false));
        }
    }

    private Piece top() {
        while (!pieces.isEmpty() && pieces.peek().at >= pieces.peek().text.length()) {
            Piece done = pieces.pop();
            last = new Place(done.file, done.line);
        }
        return pieces.peek();
    }

    int peek() {
        Piece top = top();
        return top == null ? END : top.text.charAt(top.at);
    }

    int next() {
        Piece top = top();
        return top == null ? END : top.next();
    }

    /** Whether the text goes on like this, within one piece. */
    boolean startsWith(String start) {
        Piece top = top();
        return top != null && !start.isEmpty() && top.text.startsWith(start, top.at);
    }

    void skip(int characters) {
        for (int i = 0; i < characters; i++) {
            next();
        }
    }

    /** Where the next character stands; at the end, the last place there was. */
    Place place() {
        Piece top = top();
        return top == null ? last : new Place(top.file, top.line);
    }

    int depth() {
        return pieces.size();
    }
}
