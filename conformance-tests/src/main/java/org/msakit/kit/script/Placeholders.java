package org.msakit.kit.script;

import java.util.ArrayList;
import java.util.List;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.target.Target.Credentials;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** Puts an account where reports leave words in place of secrets; the other way round is the reports' business. */
public final class Placeholders {
    /** Stands for a password in clear text. */
    public static final String PASSWORD = "[password]";

    /** Stands for a piece of base64 that holds a password. */
    public static final String CREDENTIALS = "[credentials]";

    private Placeholders() {}

    /** The dialogue with the credentials of an account in the places of others that were masked. */
    public static Dialogue filled(Dialogue dialogue, Credentials account) {
        List<Event> events = new ArrayList<>();
        boolean login = false;
        for (Event event : dialogue.events()) {
            if (event instanceof Event.Sent sent) {
                String text = sent.octets().latin1();
                login = text.matches("(?is)AUTH LOGIN\\b.*") || (login && !text.matches("(?is)AUTH .*"));
                String secret = login
                        ? Base64Text.encode(account.password())
                        : Session.plain("", account.user(), account.password());
                events.add(new Event.Sent(new Octets(text.replace(CREDENTIALS, secret)
                        .replace(PASSWORD, Octets.utf8(account.password()).latin1()))));
            } else {
                events.add(event);
            }
        }
        return new Dialogue(dialogue.title(), events);
    }
}
