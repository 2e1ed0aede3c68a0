package org.msakit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The model against every line of the tables measured on sendmail. */
class MeasuredPolicyTest {
    private static final String FOREIGN = "x@else.test";
    private static final String LOCAL = "alice@sm.test";
    private static final int LINES_IN_ANY_CASE = 2;
    private static final int LINES_OF_OTHER_EXTENSIONS = 5;

    @Test
    void clientsByAddressAndName() {
        List<String> wrong = new ArrayList<>();
        List<List<String>> rows = Measured.table("connect.tsv");
        for (List<String> row : rows) {
            List<String> measured = row.subList(3, row.size());
            List<String> predicted = connection(row);
            if (!predicted.equals(measured)) {
                wrong.add(row.subList(0, 3) + " measured " + measured + " predicted " + predicted);
            }
        }
        assertThat(rows).hasSize(414);
        assertThat(wrong).isEmpty();
    }

    private static List<String> connection(List<String> row) {
        Policy policy = Measured.policy(row.get(0), row.get(2));
        Client client = Measured.client(row.get(1));
        Walk stranger = Walk.of(policy, client);
        if (stranger.greeting().startsWith("421")) {
            return replies(stranger.greeting(), row);
        }
        List<String> replies = new ArrayList<>(List.of(stranger.greeting()));
        stranger.hello();
        int lines = LINES_IN_ANY_CASE
                + (stranger.isRefused()
                        ? 0
                        : LINES_OF_OTHER_EXTENSIONS + stranger.keywords().size());
        replies.add(String.valueOf(lines));
        replies.addAll(List.of(stranger.mail("s@remote.test"), stranger.rcpt(LOCAL), stranger.rcpt(FOREIGN)));
        replies.add(stranger.answer(new Request.Vrfy("alice")));
        stranger.answer(new Request.Rset());
        replies.addAll(List.of(stranger.answer(new Request.Data()), stranger.answer(new Request.Etrn())));
        Walk user = Walk.of(policy, client);
        user.hello();
        replies.addAll(List.of(user.login(), user.mail("s@remote.test"), user.rcpt(LOCAL), user.rcpt(FOREIGN)));
        return replies;
    }

    /** Behind a refusing banner there is nothing. */
    private static List<String> replies(String banner, List<String> row) {
        List<String> replies = new ArrayList<>(row.subList(3, row.size()));
        replies.replaceAll(cell -> "<EOF>");
        replies.set(0, banner);
        replies.set(1, "1");
        return replies;
    }

    @Test
    void sendersAndRecipients() {
        List<String> wrong = new ArrayList<>();
        List<List<String>> rows = Measured.table("envelope.tsv");
        List<String> section = List.of();
        Walk recipients = null;
        for (List<String> row : rows) {
            List<String> here = row.subList(0, 3);
            List<String> measured = row.subList(5, row.size());
            List<String> predicted;
            if (row.get(3).equals("FROM")) {
                predicted = sender(here, inner(row.get(4)));
            } else {
                if (recipients == null || !here.equals(section)) {
                    recipients = session(here);
                    recipients.mail("nobody@other.test");
                    section = here;
                }
                predicted = List.of(recipients.rcpt(inner(row.get(4))));
            }
            if (!predicted.equals(measured) && !isUnusualPostmaster(row)) {
                wrong.add(row + " predicted " + predicted);
            }
        }
        assertThat(rows).hasSize(588);
        assertThat(wrong).isEmpty();
    }

    /** The server of the third series had no postmaster. */
    private static boolean isUnusualPostmaster(List<String> row) {
        return row.get(4).equals("<postmaster>") && row.get(5).equals("550 5.1.1");
    }

    private static Walk session(List<String> section) {
        Walk walk = Walk.of(Measured.policy(section.get(0), section.get(1)), Client.nameless("10.77.10.1"));
        walk.hello();
        if (section.get(2).equals("auth")) {
            walk.login();
        }
        return walk;
    }

    private static List<String> sender(List<String> section, String sender) {
        Walk walk = session(section);
        String mail = walk.mail(sender);
        return mail.startsWith("2") ? List.of(mail, walk.rcpt(LOCAL), walk.rcpt(FOREIGN)) : List.of(mail, "-", "-");
    }

    private static String inner(String path) {
        return path.substring(1, path.length() - 1);
    }

    @Test
    void modifiersAloneAndCombined() {
        List<String> wrong = new ArrayList<>();
        List<List<String>> rows = Measured.table("modifiers.tsv");
        for (List<String> row : rows) {
            String letters = row.get(0).replaceAll("[pzZ]", "");
            Policy policy = Policy.of(letters, AccessMap.EMPTY).plus(Policy.Feature.REQUIRE_QUALIFIED_RECIPIENTS);
            List<String> predicted = modifiers(policy);
            if (!predicted.equals(row.subList(1, row.size()))) {
                wrong.add(row + " predicted " + predicted);
            }
        }
        assertThat(rows).hasSize(38);
        assertThat(wrong).isEmpty();
    }

    private static List<String> modifiers(Policy policy) {
        Client client = Client.nameless("10.77.10.1");
        Walk walk = Walk.of(policy, client);
        walk.hello();
        Set<String> missing = new TreeSet<>(Set.of("ETRN", "AUTH"));
        if (!policy.modifiers().contains(Modifier.IMPLICIT_TLS)
                || !walk.keywords().contains("STARTTLS")) {
            missing.add("STARTTLS");
        }
        missing.removeAll(walk.keywords());
        List<String> replies = new ArrayList<>();
        replies.addAll(List.of(walk.mail("a@b.test"), walk.rcpt(LOCAL), walk.rcpt(FOREIGN)));
        walk.answer(new Request.Rset());
        replies.add(walk.mail("user"));
        walk.answer(new Request.Rset());
        replies.add(walk.mail("user@host"));
        walk.answer(new Request.Rset());
        walk.mail("a@b.test");
        replies.addAll(List.of(walk.rcpt("alice"), walk.rcpt("alice@host")));
        walk.answer(new Request.Rset());
        replies.add(walk.answer(new Request.Etrn()));
        replies.add(walk.login());
        replies.addAll(List.of(walk.mail("a@b.test"), walk.rcpt(FOREIGN)));
        replies.add(walk.answer(new Request.Etrn()));
        Walk other = Walk.of(policy, client);
        replies.add(other.answer(new Request.StartTls()));
        replies.add(missing.isEmpty() ? "-" : order(missing));
        return replies;
    }

    private static String order(Set<String> missing) {
        return String.join(
                ",",
                List.of("ETRN", "AUTH", "STARTTLS").stream()
                        .filter(missing::contains)
                        .toList());
    }
}
