package org.msakit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.msakit.wire.Reply;

/**
 * What a server may do in one state after one stimulus, and whom to blame for the rest. The first permit that matches
 * counts; an observation without a permit is a violation of the first blame that matches, else of {@code otherwise}.
 *
 * @param permits lawful continuations, the more specific ones first
 * @param blames requirements broken by certain unlawful observations
 * @param otherwise requirements broken by every other one; never empty
 */
public record Cell(List<Permit> permits, List<Blame> blames, List<String> otherwise) {
    /** Unlawful observations and the requirements that they break. */
    public record Blame(Pattern when, List<String> requirements) {}

    public Cell {
        permits = List.copyOf(permits);
        blames = List.copyOf(blames);
        otherwise = List.copyOf(otherwise);
        if (permits.isEmpty() || otherwise.isEmpty()) {
            throw new IllegalArgumentException("a cell without permits or without blame is a fault of the model");
        }
    }

    public Optional<Permit> permitFor(Observation observation) {
        return permits.stream().filter(p -> p.when().matches(observation)).findFirst();
    }

    /** The requirements that an observation without a permit breaks. */
    public List<String> blameFor(Observation observation) {
        return blames.stream()
                .filter(b -> b.when().matches(observation))
                .findFirst()
                .map(Blame::requirements)
                .orElse(otherwise);
    }

    /** This cell with further permits behind its own. */
    public Cell or(List<Permit> more) {
        List<Permit> all = new ArrayList<>(permits);
        all.addAll(more);
        return new Cell(all, blames, otherwise);
    }

    /** This cell, where these codes are lawful, say nothing and lead to that state, whatever it says of them itself. */
    public Cell leavingOpen(String codes, SessionState next) {
        List<Permit> all = new ArrayList<>(
                List.of(new Permit(Pattern.reply(codes), o -> List.of(next), Grade.INCONCLUSIVE, List.of())));
        all.addAll(permits);
        return new Cell(all, blames, otherwise);
    }

    /** This cell, where unlawful replies with these codes break other requirements than the rest. */
    public Cell blaming(String codes, String... ids) {
        List<Blame> all = new ArrayList<>(List.of(new Blame(Pattern.reply(codes), List.of(ids))));
        all.addAll(blames);
        return new Cell(permits, all, otherwise);
    }

    public static Builder in(SessionState state) {
        return new Builder(state);
    }

    /** Builds a cell; the words read like the row of the catalogue. */
    public static final class Builder {
        private final SessionState state;
        private final List<Permit> permits = new ArrayList<>();
        private final List<Blame> blames = new ArrayList<>();

        private Builder(SessionState state) {
            this.state = state;
        }

        private Builder add(
                Pattern when, Function<Observation, List<SessionState>> next, Grade grade, List<String> ids) {
            permits.add(new Permit(when, next, grade, ids));
            return this;
        }

        /** These codes keep the requirements; the state becomes as told. */
        public Builder pass(String codes, UnaryOperator<SessionState> next, String... ids) {
            return pass(codes, next, Arrays.asList(ids));
        }

        public Builder pass(String codes, UnaryOperator<SessionState> next, List<String> ids) {
            return add(Pattern.reply(codes), o -> List.of(next.apply(state)), Grade.PASS, ids);
        }

        /** As {@link #pass}, where the next state depends on the reply. */
        public Builder learn(String codes, Function<Reply, SessionState> next, Grade grade, String... ids) {
            return add(
                    Pattern.reply(codes),
                    o -> List.of(next.apply(((Observation.Answer) o).reply())),
                    grade,
                    Arrays.asList(ids));
        }

        /** These codes are right in effect only. */
        public Builder warn(String codes, UnaryOperator<SessionState> next, String... ids) {
            return warn(codes, next, Arrays.asList(ids));
        }

        public Builder warn(String codes, UnaryOperator<SessionState> next, List<String> ids) {
            return add(Pattern.reply(codes), o -> List.of(next.apply(state)), Grade.WARN, ids);
        }

        /** These codes are lawful and say nothing. */
        public Builder open(String codes, UnaryOperator<SessionState> next, String... ids) {
            return add(Pattern.reply(codes), o -> List.of(next.apply(state)), Grade.INCONCLUSIVE, Arrays.asList(ids));
        }

        /** As {@link #pass}, where the texts leave the next state open. */
        public Builder passEither(
                String codes, UnaryOperator<SessionState> one, UnaryOperator<SessionState> other, String... ids) {
            return add(
                    Pattern.reply(codes),
                    o -> List.of(one.apply(state), other.apply(state)),
                    Grade.PASS,
                    Arrays.asList(ids));
        }

        /** As {@link #open}, where the texts leave the next state open too. */
        public Builder openEither(String codes, UnaryOperator<SessionState> one, UnaryOperator<SessionState> other) {
            return add(
                    Pattern.reply(codes),
                    o -> List.of(one.apply(state), other.apply(state)),
                    Grade.INCONCLUSIVE,
                    List.of());
        }

        /** These codes break the requirements, and tell the state all the same. */
        public Builder broken(String codes, UnaryOperator<SessionState> next, String... ids) {
            return add(Pattern.reply(codes), o -> List.of(next.apply(state)), Grade.BROKEN, Arrays.asList(ids));
        }

        /** As {@link #learn}, for a part of the replies only. */
        public Builder learn(Pattern when, Function<Reply, SessionState> next, Grade grade, String... ids) {
            return add(when, o -> List.of(next.apply(((Observation.Answer) o).reply())), grade, Arrays.asList(ids));
        }

        /** An observation other than a reply, or a part of the replies. */
        public Builder on(Pattern when, Grade grade, UnaryOperator<SessionState> next, String... ids) {
            return add(when, o -> List.of(next.apply(state)), grade, Arrays.asList(ids));
        }

        /** These unlawful codes break these requirements rather than those of {@link #otherwise}. */
        public Builder blame(String codes, String... ids) {
            return blame(codes, Arrays.asList(ids));
        }

        public Builder blame(String codes, List<String> ids) {
            blames.add(new Blame(Pattern.reply(codes), ids));
            return this;
        }

        public Builder blameClose(String... ids) {
            blames.add(new Blame(Pattern.CLOSED, Arrays.asList(ids)));
            return this;
        }

        /** Ends the cell: everything not permitted breaks these requirements. */
        public Cell otherwise(String... ids) {
            return otherwise(Arrays.asList(ids));
        }

        public Cell otherwise(List<String> ids) {
            return new Cell(permits, blames, ids);
        }
    }
}
