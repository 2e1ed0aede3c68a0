package org.msakit.server.access;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.PrivacyFlag;

/**
 * What a {@code Srv_Features:} entry makes of a listener for one client. The letters count in the order written; a small
 * one switches on, a capital one off. Letters that would loosen how message content is read are ignored.
 *
 * @param listener the listener with its modifiers as they are for this client
 * @param withheld EHLO keywords that are taken from this client
 * @param plaintextNeedsTls whether PLAIN and LOGIN need TLS; empty where the entry does not say
 * @param unready whether the client is put off: the entry says {@code temp}
 */
public record Service(
        ListenerConfig listener, Set<String> withheld, Optional<Boolean> plaintextNeedsTls, boolean unready) {
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9=_-]+");
    private static final String DSN = "DSN";
    private static final String PIPELINING = "PIPELINING";

    public Service {
        withheld = Set.copyOf(withheld);
    }

    /**
     * The service of a listener after the letters of an entry; empty where there is none. Each word counts by its first
     * letter. What a privacy flag has switched off a letter gives back.
     */
    public static Service of(ListenerConfig listener, Set<PrivacyFlag> privacy, String letters) {
        if (letters.equalsIgnoreCase("temp")) {
            return new Service(listener, Set.of(), Optional.empty(), true);
        }
        EnumSet<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        modifiers.addAll(listener.modifiers());
        if (privacy.contains(PrivacyFlag.NOETRN)) {
            modifiers.add(Modifier.NO_ETRN);
        }
        Set<String> withheld = new HashSet<>();
        put(withheld, DSN, privacy.contains(PrivacyFlag.NORECEIPTS));
        Optional<Boolean> plaintext = Optional.empty();
        for (String word : WORDS.split(letters.strip())) {
            char letter = word.isEmpty() ? ' ' : word.charAt(0);
            boolean on = Character.isLowerCase(letter);
            switch (Character.toLowerCase(letter)) {
                case 'a' -> put(modifiers, Modifier.NO_AUTH, !on);
                case 'c' -> plaintext = Optional.of(on);
                case 'd' -> put(withheld, DSN, !on);
                case 'e' -> put(modifiers, Modifier.NO_ETRN, !on);
                case 'l' -> put(modifiers, Modifier.REQUIRE_AUTH, on);
                case 'n' -> withheld.add(PIPELINING);
                case 'p' -> put(withheld, PIPELINING, !on);
                case 's' -> put(modifiers, Modifier.NO_STARTTLS, !on);
                default -> {}
            }
        }
        return new Service(listener.withModifiers(modifiers), withheld, plaintext, false);
    }

    private static <T> void put(Set<T> set, T element, boolean present) {
        if (present) {
            set.add(element);
        } else {
            set.remove(element);
        }
    }
}
