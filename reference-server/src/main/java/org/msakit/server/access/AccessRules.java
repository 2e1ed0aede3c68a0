package org.msakit.server.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.msakit.server.AccessMap;
import org.msakit.server.AccessSettings;
import org.msakit.server.AccessSettings.Feature;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

/** Applies the access map for one session: whichever map is in force at each look-up. */
public final class AccessRules {
    private static final String CONNECT = "Connect:";
    private static final String FROM = "From:";
    private static final String TO = "To:";
    private static final String SPAM = "Spam:";
    private static final String SRV_FEATURES = "Srv_Features:";

    private final Supplier<AccessMap> map;
    private final AccessSettings settings;
    private final Predicate<String> local;

    /** Rules over a map; {@code local} tells the domains whose mailboxes are here. */
    public AccessRules(Supplier<AccessMap> map, AccessSettings settings, Predicate<String> local) {
        this.map = map;
        this.settings = settings;
        this.local = local;
    }

    /** What the map says of a client: by its name and the parents of that, else by its address and their prefixes. */
    public Ruling client(Caller caller) {
        if (isSilent()) {
            return Ruling.SILENT;
        }
        return ruling(
                hierarchy(CONNECT, true, names(caller.label()))
                        .or(() -> hierarchy(CONNECT, true, prefixes(caller.address()))),
                Replies.ACCESS_DENIED);
    }

    /** The letters that change what the client is offered; empty for none. */
    public String features(Caller caller) {
        if (isSilent()) {
            return "";
        }
        return hierarchy(SRV_FEATURES, false, names(caller.label()))
                .or(() -> hierarchy(SRV_FEATURES, false, prefixes(caller.address())))
                .or(() -> map.get().get(SRV_FEATURES))
                .orElse("");
    }

    /** Whether the map lets the client, or the sender, send anywhere. */
    public boolean mayRelay(Caller caller, String sender) {
        return isRelay(hierarchy(CONNECT, true, prefixes(caller.address())))
                || isOurs(caller)
                || caller.name()
                        .filter(name -> isRelay(hierarchy(CONNECT, true, names(name))))
                        .isPresent()
                || (has(Feature.RELAY_MAIL_FROM) && sender.indexOf('@') >= 0 && isRelay(exact(FROM, false, sender)));
    }

    /** Whether the client has one of our own names, or its address in brackets is one. */
    public boolean isOurs(Caller caller) {
        return local.test(caller.label()) || local.test("[" + caller.address() + "]");
    }

    /** Whether anybody may send to the domain. */
    public boolean isRelayed(String domain) {
        return !isSilent() && isRelay(hierarchy(TO, true, names(domain)));
    }

    /** What the map says of a sender; nothing of the null reverse-path. */
    public Ruling sender(String address) {
        if (isSilent()) {
            return Ruling.SILENT;
        }
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return address.isEmpty() ? Ruling.SILENT : ruling(exact(FROM, true, address + "@"), Replies.ACCESS_DENIED);
        }
        return ruling(
                exact(FROM, true, address)
                        .or(() -> exact(FROM, true, address.substring(0, at + 1)))
                        .or(() -> hierarchy(FROM, true, names(address.substring(at + 1)))),
                Replies.ACCESS_DENIED);
    }

    /** What the map says against a recipient; OK and RELAY say nothing here. */
    public Ruling recipient(String address) {
        if (!has(Feature.BLOCKLIST_RECIPIENTS) || isSilent()) {
            return Ruling.SILENT;
        }
        Optional<String> value = byRecipient(TO, true, address);
        boolean skipped =
                has(Feature.SKIP) && value.filter("SKIP"::equalsIgnoreCase).isPresent();
        Ruling ruling = skipped ? Ruling.SILENT : ruling(value, Replies.RECIPIENT_DISABLED);
        return ruling.permits() ? Ruling.SILENT : ruling;
    }

    /** Whether the recipient is spared what is said of sender and client. */
    public boolean isSpared(String address) {
        if (!has(Feature.FRIEND) && !has(Feature.HATER)) {
            return false;
        }
        String word = byRecipient(SPAM, false, address).orElse("");
        return has(Feature.FRIEND) ? word.equalsIgnoreCase("FRIEND") : !word.equalsIgnoreCase("HATER");
    }

    /** The whole address, {@code user@} for local ones, the domain; {@code Spam:} asks for the domain before the user. */
    private Optional<String> byRecipient(String tag, boolean bareToo, String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return exact(tag, bareToo, address + "@");
        }
        String domain = address.substring(at + 1);
        String user = address.substring(0, at + 1);
        Optional<String> whole = exact(tag, bareToo, address);
        if (tag.equals(SPAM)) {
            return whole.or(() -> hierarchy(tag, bareToo, names(domain)))
                    .or(() -> local.test(domain) ? exact(tag, bareToo, user) : Optional.empty());
        }
        return whole.or(() -> local.test(domain) ? exact(tag, bareToo, user) : Optional.empty())
                .or(() -> hierarchy(tag, bareToo, names(domain)));
    }

    /** Spares each command of a server without a map the making of keys that nobody has. */
    private boolean isSilent() {
        return map.get().isEmpty();
    }

    private boolean has(Feature feature) {
        return settings.features().contains(feature);
    }

    private static Ruling ruling(Optional<String> value, Reply rejection) {
        return value.map(text -> Ruling.read(text, rejection)).orElse(Ruling.SILENT);
    }

    private static boolean isRelay(Optional<String> value) {
        return value.filter("RELAY"::equalsIgnoreCase).isPresent();
    }

    private Optional<String> at(String tag, boolean bareToo, String key) {
        AccessMap now = map.get();
        Optional<String> tagged = now.get(tag + key);
        return tagged.isEmpty() && bareToo ? now.get(key) : tagged;
    }

    /** The first level that has an entry decides; SKIP there means that none does, where that is switched on. */
    private Optional<String> hierarchy(String tag, boolean bareToo, List<String> levels) {
        for (String level : levels) {
            Optional<String> value = at(tag, bareToo, level);
            if (value.isPresent()) {
                return value.filter(text -> !has(Feature.SKIP) || !text.equalsIgnoreCase("SKIP"));
            }
        }
        return Optional.empty();
    }

    /** An address or {@code user@} as it stands; then {@code user+*}, then without {@code +detail}. */
    private Optional<String> exact(String tag, boolean bareToo, String address) {
        Optional<String> whole = at(tag, bareToo, address);
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        if (whole.isPresent() || plus <= 0 || plus > at) {
            return whole;
        }
        String user = address.substring(0, plus);
        String rest = address.substring(at);
        return at(tag, bareToo, user + "+*" + rest).or(() -> at(tag, bareToo, user + rest));
    }

    private static List<String> prefixes(String address) {
        String separator = address.startsWith("IPv6:") ? ":" : ".";
        List<String> levels = new ArrayList<>();
        for (String level = address; ; level = level.substring(0, level.lastIndexOf(separator))) {
            levels.add(level);
            if (!level.contains(separator)) {
                return levels;
            }
        }
    }

    private static List<String> names(String name) {
        if (name.startsWith("[") && name.endsWith("]")) {
            return prefixes(name.substring(1, name.length() - 1)).stream()
                    .map(level -> "[" + level + "]")
                    .toList();
        }
        List<String> levels = new ArrayList<>();
        for (String level = name; ; level = level.substring(level.indexOf('.') + 1)) {
            levels.add(level);
            if (!level.contains(".")) {
                return levels;
            }
        }
    }
}
