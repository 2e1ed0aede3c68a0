package org.msakit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.wire.MailPath;
import org.msakit.wire.PathArgument;

/** Picks one of the observations that the model permits. */
final class LawfulChoice implements Choice {
    /** How often a reply is worded anew before its permit counts as one that the reply rules leave no room for. */
    private static final int TRIES = 12;

    private final Model model;
    private final Config config;
    private final Manners manners;
    private final ReplyComposer composer;
    private final LawfulReplies lawful;
    private final Challenges challenges;
    private final Channel channel;
    private final SplittableRandom chance;

    /**
     * Choices for one connection.
     *
     * @param connection what the connection does not share with another one is derived from it
     * @param chance where moods come from
     */
    LawfulChoice(Model model, Config config, Manners manners, long connection, SplittableRandom chance) {
        this.model = model;
        this.config = config;
        this.manners = manners;
        this.composer = new ReplyComposer(manners);
        this.lawful = new LawfulReplies(config, manners.exact());
        this.challenges = new Challenges(config, manners.seed(), new SplittableRandom(connection));
        this.channel = Channel.drawn(connection);
        this.chance = chance;
    }

    /**
     * The server's move.
     *
     * @throws IllegalStateException where no observation is lawful, which is a fault of the model
     */
    @Override
    public Chosen after(SessionState state, Stimulus stimulus) {
        Cell cell = model.cell(config, state, stimulus);
        boolean busy = !(stimulus instanceof Stimulus.Handshake) && chance.nextDouble() < manners.busy();
        SplittableRandom habit = habit(cell, stimulus);
        SplittableRandom random = manners.fickle() && !relational(stimulus) ? chance : habit;
        boolean refuses = (ofPolicy(stimulus) ? habit : random).nextDouble() < manners.refusing();
        boolean denied = channel.denies(state, stimulus);
        for (List<Permit> group : byLiking(cell, busy, refuses)) {
            List<Permit> left = new ArrayList<>(group);
            while (!left.isEmpty()) {
                Permit permit = left.remove(random.nextInt(left.size()));
                Optional<Observation> made = observation(cell, permit, state, stimulus, random);
                if (made.isPresent()) {
                    List<SessionState> next = permit.next().apply(made.get());
                    if (denied && next.get(0).exchange() == Exchange.SCRAM_PROVED) {
                        continue;
                    }
                    return new Chosen(made.get(), next.get(random.nextInt(next.size())));
                }
            }
        }
        throw new IllegalStateException(
                "nothing is lawful after " + stimulus.describe() + " in [" + state.describe() + "]");
    }

    /** Whether some requirement compares the replies to two of these. */
    private static boolean relational(Stimulus stimulus) {
        return stimulus instanceof Stimulus.Response
                || (stimulus instanceof Stimulus.Command command
                        && List.of("VRFY", "EXPN", "AUTH")
                                .contains(command.line().verb()));
    }

    /**
     * Whether the site decides by its policy, which is the same for the same mailbox, name or content however it is
     * spelled: what the server may choose anew each time is the code, the text and the state behind a refusal.
     */
    private static boolean ofPolicy(Stimulus stimulus) {
        return stimulus instanceof Stimulus.Content
                || (stimulus instanceof Stimulus.Command command
                        && List.of("EHLO", "HELO", "NOOP", "MAIL", "RCPT", "DATA")
                                .contains(command.line().verb()));
    }

    /** A source of chance that is the same for the same kind of stimulus wherever the same is allowed. */
    private SplittableRandom habit(Cell cell, Stimulus stimulus) {
        long key = manners.seed() * 31 + kind(stimulus).hashCode();
        Optional<String> mailbox = mailbox(stimulus);
        if (mailbox.isPresent()) {
            return new SplittableRandom(key * 31 + mailbox.get().hashCode());
        }
        for (Permit permit : cell.permits()) {
            key = key * 31
                    + withoutNonce(permit.when()).hashCode()
                    + permit.grade().name().hashCode();
        }
        return new SplittableRandom(key);
    }

    /** What a pattern covers, without the data that are new in each exchange. */
    private static String withoutNonce(Pattern when) {
        return when.text().split("=", 2)[0];
    }

    private static String kind(Stimulus stimulus) {
        return stimulus instanceof Stimulus.Command command
                ? command.line().verb()
                : stimulus.getClass().getSimpleName();
    }

    /** The mailbox that a MAIL or RCPT is about. */
    private static Optional<String> mailbox(Stimulus stimulus) {
        if (stimulus instanceof Stimulus.Command command
                && List.of("MAIL", "RCPT").contains(command.line().verb())) {
            String keyword = command.line().verb().equals("MAIL") ? "FROM" : "TO";
            return PathArgument.of(command.line().argument(), keyword)
                    .path()
                    .filter(path -> path.kind() == MailPath.Kind.MAILBOX)
                    .map(MailPath::canonical);
        }
        return Optional.empty();
    }

    private List<List<Permit>> byLiking(Cell cell, boolean busy, boolean refuses) {
        List<Permit> obliging = new ArrayList<>();
        List<Permit> refusing = new ArrayList<>();
        List<Permit> environment = new ArrayList<>();
        for (Permit permit : cell.permits()) {
            boolean resources =
                    permit.when().text().equals("421") || permit.when().text().equals("4yz");
            if (resources) {
                environment.add(permit);
            } else if (permit.grade() == Grade.PASS) {
                obliging.add(permit);
            } else if (permit.grade() == Grade.INCONCLUSIVE || (permit.grade() == Grade.WARN && !manners.exact())) {
                refusing.add(permit);
            }
        }
        if (busy) {
            return List.of(environment, obliging, refusing);
        }
        return refuses ? List.of(refusing, obliging, environment) : List.of(obliging, refusing, environment);
    }

    private Optional<Observation> observation(
            Cell cell, Permit permit, SessionState state, Stimulus stimulus, SplittableRandom random) {
        if (permit.when().equals(Pattern.TLS_UP)) {
            return Optional.of(new Observation.TlsUp());
        } else if (permit.when().equals(Pattern.CLOSED)) {
            return Optional.of(new Observation.Closed());
        }
        List<Integer> codes = permit.when().usualCodes();
        if (codes.isEmpty()) {
            return challenge(cell, permit, state, stimulus);
        }
        for (int i = 0; i < TRIES; i++) {
            int code = codes.get(random.nextInt(codes.size()));
            Observation.Answer answer = new Observation.Answer(composer.compose(code, state, stimulus, random));
            if (lawful.admit(cell, permit, state, stimulus, answer)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    private Optional<Observation> challenge(Cell cell, Permit permit, SessionState state, Stimulus stimulus) {
        return challenges.after(state, stimulus).stream()
                .map(said -> new Observation.Answer(ReplyComposer.challenge(said)))
                .filter(answer -> lawful.admit(cell, permit, state, stimulus, answer))
                .<Observation>map(answer -> answer)
                .findFirst();
    }
}
