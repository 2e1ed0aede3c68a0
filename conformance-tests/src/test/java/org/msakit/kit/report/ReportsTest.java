package org.msakit.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.dialogue.Event;
import org.msakit.monitor.Verdict;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each form of the report says what the run says, is well-formed, and holds no password. */
class ReportsTest {
    private final Report report = SampleRun.report();

    @TempDir
    Path directory;

    @Test
    void jsonHasExactlyTheFieldsOfTheSchema() throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        try (InputStream in = JsonReport.class.getResourceAsStream("report.schema.json")) {
            JsonNode schema = mapper.readTree(in);
            JsonNode json = mapper.readTree(JsonReport.print(report));
            List<String> faults = new ArrayList<>();
            compare("", schema, json, faults);
            assertThat(faults).isEmpty();
            assertThat(json.at("/totals/fail").asInt()).isEqualTo(1);
            assertThat(json.at("/totals/unexpected").asInt()).isEqualTo(1);
            assertThat(json.at("/requirements")).hasSize(Verdict.values().length);
        }
    }

    @Test
    void jsonOfAnExplorationHasTheFieldsOfTheSchemaToo() throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        try (InputStream in = JsonReport.class.getResourceAsStream("report.schema.json")) {
            JsonNode json = mapper.readTree(JsonReport.print(SampleRun.explored()));
            List<String> faults = new ArrayList<>();
            compare("", mapper.readTree(in), json, faults);
            assertThat(faults).isEmpty();
            JsonNode explored = json.at("/coverage/explored");
            assertThat(explored.at("/cells")).isEqualTo(mapper.readTree("{\"done\": 2, \"of\": 3}"));
            assertThat(explored.at("/pairs")).isEqualTo(mapper.readTree("{\"done\": 5, \"of\": 9}"));
            assertThat(explored.at("/replyClasses")).isEqualTo(mapper.readTree("{\"done\": 2, \"of\": 4}"));
            assertThat(explored.at("/permits/pass")).isEqualTo(mapper.readTree("{\"done\": 2, \"of\": 2}"));
            assertThat(explored.at("/permits/warn")).isEqualTo(mapper.readTree("{\"done\": 0, \"of\": 1}"));
            assertThat(explored.at("/permits/inconclusive")).isEqualTo(mapper.readTree("{\"done\": 0, \"of\": 1}"));
            assertThat(explored.at("/byCell")).hasSize(3);
            assertThat(explored.at("/byCell/0/unwitnessed/0/when").asString()).isEqualTo("500|501");
        }
    }

    private static void compare(String at, JsonNode schema, JsonNode value, List<String> faults) {
        JsonNode properties = schema.path("properties");
        if (properties.isObject()) {
            schema.path("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    faults.add("missing: " + at + "/" + name.asString());
                }
            });
            value.propertyNames().forEach(name -> {
                if (!properties.has(name)) {
                    faults.add("unknown: " + at + "/" + name);
                } else {
                    compare(at + "/" + name, properties.get(name), value.get(name), faults);
                }
            });
        } else if (schema.has("items")) {
            value.forEach(item -> compare(at + "[]", schema.get("items"), item, faults));
        } else if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode allowed : schema.get("enum")) {
                known |= allowed.equals(value);
            }
            if (!known) {
                faults.add("not allowed: " + at + " = " + value);
            }
        }
    }

    @Test
    void junitIsOneTestCasePerRequirementWithTrueCounts() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitReport.print(report).getBytes(StandardCharsets.UTF_8)));
        Element suite = document.getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("3");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("time")).matches("\\d{1,3}\\.\\d{3}");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(6);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(3);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isNotEmpty();
    }

    @Test
    void textShowsTheViolationWithItsDialogueAndACommand() {
        String id = report.with(Verdict.FAIL).get(0).requirement().id();
        assertThat(TextReport.print(report, TextReport.Detail.NORMAL))
                .contains("FAIL  " + id)
                .contains("S: 220 mx <ESMTP>")
                .contains("| nc 127.0.0.1 587")
                .contains("--select " + id)
                .contains("VIOLATED: 1 failed");
    }

    @Test
    void htmlNeedsNothingElseAndIsEscaped() {
        assertThat(HtmlReport.print(report))
                .doesNotContain("<script", "http:", "https:", " src=", "<ESMTP>")
                .contains("&lt;script&gt;");
    }

    @Test
    void htmlShowsWhatWasSentWhere() {
        assertThat(HtmlReport.print(report))
                .contains("1 states of the model and 2 pairs")
                .contains(
                        "<th>sasl &lt;1&gt;</th><td></td><td></td><td style=\"background:rgb(46 125 50/0.39)\">12</td>");
    }

    @Test
    void whatWasNotExploredIsToldByCell() {
        Report explored = SampleRun.explored();
        assertThat(ExploredText.gaps(explored.run().coverage().explored().orElseThrow()))
                .containsExactly("[command <1>] NOOP: not seen: 500|501 (WARN)", "[command <1>] HELO: never sent");
        assertThat(HtmlReport.print(explored))
                .contains("<li>5 of 9 pairs of consecutive transitions exercised</li>")
                .contains("<tr><td>command &lt;1&gt;</td><td>NOOP</td><td class=\"n\">3</td><td>2yz</td>"
                        + "<td>not seen: 500|501 (WARN)</td></tr>")
                .contains("<tr><td>command &lt;1&gt;</td><td>HELO</td><td class=\"n\">0</td><td></td>"
                        + "<td>never sent</td></tr>")
                .doesNotContain("<td>HELP</td>");
        assertThat(MarkdownReport.print(explored))
                .contains("## Explored")
                .contains("\n- 2 of 4 reply classes seen where they are permitted\n")
                .contains("\n- 0 of 1 permitted answers seen that bend one\n");
        assertThat(HtmlReport.print(report) + MarkdownReport.print(report)).doesNotContain("xplored");
    }

    @Test
    void noFormHoldsThePassword() throws Exception {
        ReportDirectory.at(directory).write(report);
        List<String> texts = new ArrayList<>();
        texts.add(TextReport.print(report, TextReport.Detail.VERBOSE));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            texts.add(Files.readString(file));
        }
        assertThat(files).hasSize(6);
        String inBase64 = Base64Text.encode("\0alice\0" + SampleRun.PASSWORD);
        assertThat(texts)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("s3cret")
                        .doesNotContain(inBase64)
                        .doesNotContain(inBase64.substring(9))
                        .doesNotContain(Base64Text.encode(SampleRun.PASSWORD)));
    }

    @Test
    void otherBase64StaysAndAMaskedDialogueIsStillOne() {
        Dialogue dialogue =
                new Dialogue("t", List.of(new Event.Sent(Octets.line("AUTH PLAIN " + Base64Text.encode("\0a\0b")))));
        Secrets secrets = new Secrets(List.of(SampleRun.PASSWORD));
        assertThat(secrets.mask(dialogue)).isEqualTo(dialogue);
        Dialogue masked = secrets.mask(SampleRun.dialogue());
        assertThat(DialogueFormat.parse(DialogueFormat.print(masked))).isEqualTo(masked);
    }

    /** The run logged in by AUTH and went no further. */
    @Test
    void theDiagramIsColouredWhereTheRunWas() {
        String html = HtmlReport.print(report);
        String picture = html.substring(html.indexOf("<svg"), html.indexOf("</svg>"));
        assertThat(html).contains("Places reached: 2.");
        assertThat(picture.split("fill=\"#d9ecdb\"", -1)).as("of a login").hasSize(2);
        assertThat(picture.split("stroke=\"#2e7d32\"", -1))
                .as("the legend, and AUTH in three pieces")
                .hasSize(1 + 1 + 3);
        assertThat(html).doesNotContain("http://", "https://").contains("sasl &lt;1&gt;");
    }
}
