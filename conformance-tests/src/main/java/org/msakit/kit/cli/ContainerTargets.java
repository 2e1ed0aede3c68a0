package org.msakit.kit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.fleet.ContainerEngine;
import org.msakit.kit.fleet.ContainerException;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailFleet.Options;
import org.msakit.kit.fleet.SendmailImage;
import org.msakit.kit.target.SendmailTarget;
import org.msakit.policy.Admission;

/** Targets in containers, by name; every other name is left to the next resolver. */
final class ContainerTargets implements TargetResolver {
    private static final String SENDMAIL = "sendmail";
    private static final String CLIENT = "listed";
    private static final int SUBMISSION = 587;

    private final TargetResolver others;

    ContainerTargets(TargetResolver others) {
        this.others = others;
    }

    @Override
    public OpenTarget open(CheckOptions options) throws UnreachableException, IOException {
        String name = options.target().orElse("");
        boolean named = name.equals(SENDMAIL) || (name.startsWith(SENDMAIL + ":") && !name.matches(".*:\\d+"));
        if (!named) {
            return others.open(options);
        }
        Options wanted = wanted(name);
        if (!ContainerEngine.available()) {
            throw new UnreachableException(name + ": " + ContainerEngine.whyNot(), null);
        }
        try {
            SendmailFleet fleet = SendmailFleet.start(wanted);
            fleet.accessMap("Connect:" + fleet.vantage(CLIENT).seenByServer().getHostAddress() + "\tRELAY\n");
            return OpenTarget.of(
                    SendmailTarget.of(fleet, CLIENT, SUBMISSION, Admission.LOGIN_REQUIRED, options.timeout()),
                    fleet::close);
        } catch (ContainerException e) {
            throw new UnreachableException(name + ": " + e.getMessage(), e);
        }
    }

    /** Reads {@code sendmail}, {@code sendmail:SUITE}, {@code sendmail:stock}, {@code sendmail:stock:SUITE}. */
    private static Options wanted(String name) {
        Options options = Options.hardened(CLIENT);
        List<String> suites = SendmailImage.suites();
        String[] words = name.split(":");
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("stock")) {
                options = Options.stock(CLIENT).on(options.suite());
            } else if (suites.contains(words[i])) {
                options = options.on(words[i]);
            } else {
                throw new UsageException(
                        "unknown target: " + name + " (sendmail[:stock][:" + String.join("|", suites) + "])");
            }
        }
        return options;
    }

    @Override
    public List<BuiltIn> builtIn() {
        List<BuiltIn> all = new ArrayList<>(others.builtIn());
        all.add(new BuiltIn("sendmail", "sendmail of Debian bookworm, port 587 with M=aE, client listed as RELAY"));
        all.add(new BuiltIn("sendmail:stock", "the same with sendmail's own port 587, M=E: finds the bypass"));
        for (String suite : SendmailImage.suites()) {
            all.add(new BuiltIn("sendmail:" + suite, "sendmail of Debian " + suite + ", M=aE"));
        }
        return all;
    }
}
