package org.msakit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.exploration.Place;
import org.msakit.exploration.StateGraph;

/** The pictures of the documentation are those that are drawn from the data, and they can be read. */
class PicturesTest {
    private static final StateGraph GRAPH = StateGraph.builtIn();
    private static final String GREEN = "#2e7d32";
    private static final String LOGGED_IN = "#d9ecdb";
    private static final String PALE = "#c4c9d0";
    private static final Pattern TEXT = Pattern.compile(
            "<text x=\"(\\d+)\" y=\"(\\d+)\" font-size=\"(\\d+)\" text-anchor=\"(\\w+)\"[^>]*>([^<]*)</text>");
    private static final Pattern LINE = Pattern.compile("<path d=\"M(\\d+) (\\d+)([HV])(\\d+)\"");

    /** A picture by the name of its file. */
    record Picture(String file, String svg) {
        @Override
        public String toString() {
            return file;
        }
    }

    /** A rectangle in a picture, and what lies there. */
    private record Area(String what, int left, int top, int right, int bottom) {
        boolean meets(Area other) {
            return what.equals(other.what)
                    && left < other.right
                    && other.left < right
                    && top < other.bottom
                    && other.top < bottom;
        }
    }

    static Stream<Picture> pictures() {
        return Stream.of(
                new Picture("states.svg", StateDiagram.file(GRAPH)),
                new Picture("answers.svg", PermitMap.print(GRAPH)));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theDocumentationShowsThePictureOfTheModel(Picture picture) throws IOException {
        Path kept = Path.of("docs", picture.file());
        if (Boolean.getBoolean("msakit.pictures.write")) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, picture.svg());
        }
        assertThat(Files.readString(kept))
                .as("mvn -pl protocol-model test -Dtest=PicturesTest -Dmsakit.pictures.write=true")
                .isEqualTo(picture.svg());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void noTextIsWrittenOverAnother(Picture picture) {
        List<Area> texts = texts(picture.svg());
        assertThat(texts).hasSizeGreaterThan(50);
        assertThat(meetings(texts)).isEmpty();
    }

    @Test
    void noLineIsDrawnOverAnother() {
        List<Area> lines = lines(StateDiagram.file(GRAPH));
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(meetings(lines)).isEmpty();
    }

    @Test
    void everyPlaceAndEveryKindOfStimulusIsNamed() {
        String svg = StateDiagram.file(GRAPH);
        GRAPH.moves().keySet().stream()
                .filter(move -> move.to().stage() != Place.Stage.OVER)
                .forEach(move -> assertThat(svg)
                        .contains(">" + move.from().stage() + "</text>")
                        .contains(">" + move.to().stage() + "</text>")
                        .containsPattern("[>, ]" + move.kind() + "[<,]"));
    }

    @Test
    void whatWasNotReachedIsPale() {
        String none = StateDiagram.inline(GRAPH, place -> false, move -> false);
        String all = StateDiagram.file(GRAPH);
        assertThat(lines(none)).as("the same lines").isEqualTo(lines(all));
        assertThat(count(none, GREEN)).as("the legend").isEqualTo(1);
        assertThat(count(none, LOGGED_IN)).isZero();
        assertThat(count(all, GREEN)).isGreaterThan(100);
        assertThat(count(all, PALE)).isZero();
        String half =
                StateDiagram.inline(GRAPH, Place::login, move -> move.from().login());
        assertThat(count(half, LOGGED_IN)).isEqualTo(count(all, LOGGED_IN)).isPositive();
        assertThat(count(half, PALE)).isBetween(1, count(none, PALE) - 1);
    }

    private static int count(String svg, String colour) {
        return svg.split(colour, -1).length - 1;
    }

    private static List<String> meetings(List<Area> areas) {
        List<String> meetings = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            for (int j = i + 1; j < areas.size(); j++) {
                if (areas.get(i).meets(areas.get(j))) {
                    meetings.add(areas.get(i) + " and " + areas.get(j));
                }
            }
        }
        return meetings;
    }

    private static List<Area> texts(String svg) {
        List<Area> all = new ArrayList<>();
        for (Matcher m = TEXT.matcher(svg); m.find(); ) {
            int x = Integer.parseInt(m.group(1));
            int y = Integer.parseInt(m.group(2));
            int size = Integer.parseInt(m.group(3));
            int width = Svg.width(m.group(5), size);
            int left = switch (m.group(4)) {
                case "middle" -> x - width / 2;
                case "end" -> x - width;
                default -> x;
            };
            all.add(new Area("text", left, y - size * 3 / 4, left + width, y));
        }
        return all;
    }

    /** Lines as areas one wide, without their ends: there they may meet. */
    private static List<Area> lines(String svg) {
        List<Area> all = new ArrayList<>();
        for (Matcher m = LINE.matcher(svg); m.find(); ) {
            int x = Integer.parseInt(m.group(1));
            int y = Integer.parseInt(m.group(2));
            int end = Integer.parseInt(m.group(4));
            if (m.group(3).equals("V")) {
                all.add(new Area("|", x, Math.min(y, end) + 1, x + 1, Math.max(y, end) - 1));
            } else {
                all.add(new Area("-", Math.min(x, end) + 1, y, Math.max(x, end) - 1, y + 1));
            }
        }
        return all;
    }
}
