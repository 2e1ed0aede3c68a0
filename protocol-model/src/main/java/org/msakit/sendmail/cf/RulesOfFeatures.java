package org.msakit.sendmail.cf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.msakit.sendmail.Place;

/** Finds in the rule sets the features that they were made with. */
final class RulesOfFeatures {
    private static final String CHECK_RCPT = "SBasic_check_rcpt";
    private static final String RCPT_OK = "SRcpt_ok";

    private RulesOfFeatures() {}

    /** How a feature shows: the start of a rule or rule set, white space counted as one blank. */
    private record Trace(Policy policy, String ruleSet, String text) {}

    private static final List<Trace> TRACES = List.of(
            new Trace(Policy.DELAY_CHECKS, "", "Scheckrcpt"),
            new Trace(Policy.SPAM_FRIEND, "", "R<FRIEND> $+ $@"),
            new Trace(Policy.SPAM_HATER, "", "R<HATER> $+ $:"),
            new Trace(Policy.ACCESS_SKIP, "", "R<SKIP> <$+> <$+> <$- $-> <$*>"),
            new Trace(Policy.BLOCKLIST_RECIPIENTS, "", "R<> <$*> $| <$+> $: <@> <$1> $| $>SearchList <+ To>"),
            new Trace(Policy.RELAY_ENTIRE_DOMAIN, "", "R$+ < @ $* $=m > $@ RELAY"),
            new Trace(Policy.RELAY_HOSTS_ONLY, "", "R$+ < @ $=R > $@ RELAY"),
            new Trace(Policy.RELAY_BASED_ON_MX, "", "Kmxserved "),
            new Trace(Policy.RELAY_LOCAL_FROM, "", "R<?> $+ < @ $=w > $@ RELAY"),
            new Trace(Policy.RELAY_MAIL_FROM, "", "R<?> $+ < @ $+ > $: <@> $>SearchList <! From>"),
            new Trace(Policy.LOOSE_RELAY_CHECK, RCPT_OK, "R$* $: $>CanonAddr $1"));

    static List<Statement> seenIn(List<CfReader.Line> lines) {
        Map<Policy, Place> seen = new EnumMap<>(Policy.class);
        List<CfReader.Line> checkRcpt = new ArrayList<>();
        boolean relayChecked = false;
        String ruleSet = "";
        for (CfReader.Line line : lines) {
            String text = line.text().replaceAll("\\s+", " ");
            ruleSet = text.startsWith("S") ? text.split("[= ]", 2)[0] : ruleSet;
            for (Trace trace : TRACES) {
                boolean here = trace.ruleSet().isEmpty() || trace.ruleSet().equals(ruleSet);
                if (here && text.startsWith(trace.text())) {
                    seen.putIfAbsent(trace.policy(), line.place());
                }
            }
            if (ruleSet.equals(CHECK_RCPT)) {
                checkRcpt.add(line);
                relayChecked |= text.contains("$>\"Relay_ok\"");
            }
        }
        if (!checkRcpt.isEmpty() && !relayChecked) {
            seen.put(Policy.PROMISCUOUS_RELAY, checkRcpt.get(0).place());
        }
        List<Statement> all = new ArrayList<>();
        seen.forEach((policy, place) -> all.add(new Statement.Switch(place, policy)));
        return all;
    }
}
