package org.msakit.kit.grammar;

import java.util.List;
import org.msakit.wire.Octets;

/**
 * Messages of PLAIN (RFC 4616 section 2) before they become base64.
 *
 * @param user an account
 * @param password of it
 */
public record PlainMessages(String user, String password) {
    /** Messages that no account goes with, each for one reason. */
    public List<Form> invalid() {
        return List.of(
                Form.drawn("a wrong password", random -> "\0" + user + "\0no" + Draw.word(random)),
                Form.drawn("an unknown user", random -> "\0nobody" + Draw.word(random) + "\0" + Draw.word(random)),
                Form.drawn("no user", random -> "\0\0" + Draw.word(random)),
                Form.drawn("no password", random -> "\0" + user + "\0"),
                Form.drawn("no NUL", random -> user + Draw.word(random)),
                Form.drawn("one NUL", random -> user + "\0" + Draw.word(random)),
                Form.drawn("three NULs", random -> "\0" + user + "\0" + Draw.word(random) + "\0"),
                Form.of("nothing but NULs", "\0\0"),
                new Form(
                        "a password that is no UTF-8",
                        random -> Octets.utf8("\0" + user + "\0" + Draw.word(random))
                                .plus(new Octets("\u00ff\u00fe"))));
    }

    /** As long as a message may be that every server has to take, and more than a command line has room for. */
    public Form longest() {
        return Form.drawn(
                "parts of 255 octets",
                random -> Draw.text(random, Draw.LETTERS, 255) + "\0" + Draw.text(random, Draw.LETTERS, 255) + "\0"
                        + Draw.text(random, Draw.LETTERS, 255));
    }

    /** Good credentials, to act as somebody else. */
    public Form foreign() {
        return Form.drawn(
                "the identity of somebody else", random -> "other" + Draw.word(random) + "\0" + user + "\0" + password);
    }

    /** Good credentials, with the own name as the identity to act as. */
    public Form own() {
        return Form.of("the own identity named", user + "\0" + user + "\0" + password);
    }
}
