package org.msakit.kit.sendmail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.Problem;
import org.msakit.sendmail.cf.Policy;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.MapUse;
import org.msakit.sendmail.config.Setting;
import org.msakit.sendmail.mc.McReader;
import org.msakit.server.AccessSettings;
import org.msakit.server.AccessSettings.Feature;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.PrivacyFlag;
import org.msakit.server.ServerCertificate;
import org.msakit.server.ServerConfig;
import org.msakit.server.sasl.Mechanisms;

/**
 * A sendmail.mc or sendmail.cf, told to the reference server. What sendmail does in SMTP because of it the server does too:
 * listeners and modifiers, mechanisms and which of them permit relaying, privacy flags, access map, checks and their delay,
 * relay domains, certificate, sizes. The rest is left out, and said so where it changes what a client may do.
 *
 * @param server all but accounts and access map
 * @param listeners where sendmail would listen
 * @param access source of the access map, where one is used
 * @param without extensions that sendmail would not offer, by EHLO keyword
 * @param notes what is left out, or stands in for something that is not there: one line each, with file and line
 */
public record ServedConfiguration(
        ServerConfig.Builder server,
        List<ListenerConfig> listeners,
        Optional<Setting> access,
        Set<String> without,
        List<String> notes) {
    /** What sendmail offers where nobody chooses. */
    private static final Set<String> DEFAULT_MECHANISMS = Set.of("CRAM-MD5", "DIGEST-MD5");

    /** No message is larger, whatever sendmail would take. */
    private static final long LARGEST = Integer.MAX_VALUE - 64L;

    private static final Map<Policy, Feature> FEATURES = Map.of(
            Policy.DELAY_CHECKS, Feature.DELAY_CHECKS,
            Policy.SPAM_FRIEND, Feature.FRIEND,
            Policy.SPAM_HATER, Feature.HATER,
            Policy.ACCESS_SKIP, Feature.SKIP,
            Policy.BLOCKLIST_RECIPIENTS, Feature.BLOCKLIST_RECIPIENTS,
            Policy.RELAY_MAIL_FROM, Feature.RELAY_MAIL_FROM);

    /**
     * Reads a file: a sendmail.cf by its ending, a sendmail.mc otherwise.
     *
     * @param file its name, for messages
     * @param files hands out the texts of files that it names, by the path written there; empty for those not at hand
     * @throws IllegalArgumentException in one line that names file, line and key, for what sendmail would refuse
     */
    public static ServedConfiguration read(String file, String text, Function<String, Optional<String>> files) {
        boolean cf = file.toLowerCase(Locale.ROOT).endsWith(".cf");
        Configuration read = cf ? Configuration.ofCf(file, text) : McReader.read(file, text, files);
        if (read.isSubmissionProgram()) {
            throw new IllegalArgumentException(file + ": of the mail submission program, which serves nobody");
        }
        return new Translation(read, files).translate();
    }

    /** One translation. */
    private static final class Translation {
        private final Configuration from;
        private final Function<String, Optional<String>> files;
        private final List<String> notes = new ArrayList<>();
        private final ServerConfig.Builder server = ServerConfig.builder().loopbackRelays(true);

        Translation(Configuration from, Function<String, Optional<String>> files) {
            this.from = from;
            this.files = files;
        }

        ServedConfiguration translate() {
            from.problems().stream().map(Problem::toString).forEach(notes::add);
            from.unread().forEach(each -> notes.add(each.place() + ": not read: " + each.value()));
            names();
            mechanisms();
            server.privacyFlags(privacy());
            server.maxMessageSize(number("MaxMessageSize", LARGEST));
            long recipients =
                    number("MaxRecipientsPerMessage", Limits.defaults().recipients());
            server.limits(Limits.defaults().withRecipients(Math.toIntExact(recipients)));
            boolean certified = certificate();
            return new ServedConfiguration(
                    server,
                    ServedListeners.of(from, certified, notes),
                    access(),
                    certified ? Set.of() : Set.of("STARTTLS"),
                    notes);
        }

        private void names() {
            Set<String> local = new LinkedHashSet<>(Set.of("localhost")); // in every sendmail.cf that m4 makes
            from.hostname().ifPresent(name -> {
                server.hostname(name.value());
                local.add(name.value());
            });
            local.addAll(members(from.localClass(), from.localClassFiles()));
            if (local.size() > 1) {
                server.localDomains(local.toArray(String[]::new));
            }
            Set<String> relayed = members(from.relayClass(), from.relayClassFiles());
            relayed.removeIf(this::isAddress);
            server.relayDomains(relayed.toArray(String[]::new));
        }

        private boolean isAddress(String member) {
            boolean address = member.matches("[0-9.]+|\\[.*]|(?i)IPv6:.*");
            if (address) {
                notes.add(from.file() + ": relay domains: left out, as it is an address: " + member
                        + "; an entry of the access map does the same");
            }
            return address;
        }

        private Set<String> members(List<Setting> written, List<Setting> inFiles) {
            Set<String> members = new LinkedHashSet<>();
            written.stream().map(Setting::value).filter(m -> m.indexOf('$') < 0).forEach(members::add);
            for (Setting each : inFiles) {
                Optional<String> text = files.apply(each.value());
                if (text.isEmpty() && each.place().line() > 0) {
                    notes.add(each.place() + ": no such file, hence no members from it: " + each.value());
                }
                text.stream()
                        .flatMap(String::lines)
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(members::add);
            }
            return members;
        }

        private void mechanisms() {
            Set<String> wanted = from.mechanisms().orElse(DEFAULT_MECHANISMS);
            Set<String> known = new LinkedHashSet<>(wanted);
            known.retainAll(Mechanisms.names());
            Set<String> missing = new LinkedHashSet<>(wanted);
            missing.removeAll(known);
            if (!missing.isEmpty()) {
                notes.add(place("AuthMechanisms") + ": AuthMechanisms: the reference server has no "
                        + String.join(", ", missing));
            }
            server.mechanisms(known.toArray(String[]::new));
            server.clearTextAuth(from.option("AuthOptions")
                    .filter(o -> o.value().contains("p"))
                    .isEmpty());
        }

        private Set<PrivacyFlag> privacy() {
            Set<PrivacyFlag> flags = EnumSet.noneOf(PrivacyFlag.class);
            from.privacy().forEach((word, place) -> {
                try {
                    flags.addAll(PrivacyFlag.parse(word));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(place + ": PrivacyOptions: " + e.getMessage(), e);
                }
            });
            return flags;
        }

        private long number(String option, long usual) {
            Optional<Setting> setting =
                    from.option(option).filter(s -> !s.value().isEmpty());
            if (setting.isEmpty() || setting.get().value().equals("0")) {
                return usual;
            }
            String value = setting.get().value();
            if (!value.matches("\\d{1,10}") || Long.parseLong(value) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        setting.get().place() + ": " + option + ": no whole number up to 2147483647: " + value);
            }
            return Math.min(Long.parseLong(value), LARGEST);
        }

        private Optional<Setting> access() {
            Set<Feature> features = EnumSet.noneOf(Feature.class);
            from.policies().forEach((policy, place) -> {
                Optional<Feature> feature = Optional.ofNullable(FEATURES.get(policy));
                feature.ifPresent(features::add);
                if (feature.isEmpty()) {
                    notes.add(place + ": FEATURE(" + policy.feature() + "): left out: not of the reference server");
                }
            });
            server.access(AccessSettings.defaults()
                    .with(features)
                    .trusting(new HashSet<>(from.trustedMechanisms().keySet())));
            return from.map("access").flatMap(map -> source(map).map(path -> new Setting(map.place(), path)));
        }

        private Optional<String> source(MapUse map) {
            if (map.file().isEmpty()) {
                notes.add(map.place() + ": access map of type " + map.type() + ": left out: no file");
            }
            return map.file();
        }

        /** Whether there is a certificate, or would be if its files were here. */
        private boolean certificate() {
            Optional<Setting> chain =
                    from.option("ServerCertFile").filter(s -> !s.value().isEmpty());
            Optional<Setting> key =
                    from.option("ServerKeyFile").filter(s -> !s.value().isEmpty());
            if (chain.isEmpty() || key.isEmpty()) {
                notes.add(from.file() + ": no ServerCertFile with a ServerKeyFile: no TLS, as with sendmail");
                return false;
            }
            for (Setting each : List.of(chain.get(), key.get())) {
                if (files.apply(each.value()).isEmpty()) {
                    notes.add(each.place() + ": " + each.value()
                            + " is not here: a certificate made at the start stands in, signed by itself");
                    return true;
                }
            }
            try {
                server.certificate(ServerCertificate.ofPem(
                        files.apply(chain.get().value()).orElseThrow(),
                        files.apply(key.get().value()).orElseThrow()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(chain.get().place() + ": ServerCertFile: " + e.getMessage(), e);
            }
            return true;
        }

        private Place place(String option) {
            return from.option(option).map(Setting::place).orElse(new Place(from.file(), 0));
        }
    }
}
