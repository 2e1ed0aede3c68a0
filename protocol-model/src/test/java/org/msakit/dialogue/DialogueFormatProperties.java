package org.msakit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.msakit.wire.Octets;

class DialogueFormatProperties {
    @Property
    void whatIsPrintedIsReadBack(@ForAll("events") List<Event> events) {
        Dialogue dialogue = new Dialogue("a title", events);
        assertThat(DialogueFormat.parse(DialogueFormat.print(dialogue))).isEqualTo(dialogue);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Octets> octets = Arbitraries.of(
                        "NOOP\r\n", "\r", "\n", "x", "\\", "\0", "\u00ff", "+", " ", "250 ok\r\n", "\t")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> new Octets(String.join("", parts)));
        Arbitrary<Event> event = Arbitraries.oneOf(
                octets.map(Event.Sent::new),
                octets.map(Event.Received::new),
                Arbitraries.of(
                        new Event.Connected(true),
                        new Event.Connected(false),
                        new Event.TlsEstablished(),
                        new Event.TlsFailed(true, "certificate not trusted"),
                        new Event.TlsFailed(false, "handshake_failure"),
                        new Event.TlsOffered("TLS 1.2, RC4 suites", "fatal alert handshake_failure"),
                        new Event.Quiet(Duration.ofMillis(150)),
                        new Event.ClosedByServer(),
                        new Event.ClosedByClient()));
        return event.list().ofMaxSize(12);
    }

    @Example
    void aBadLineIsNamed() {
        assertThatThrownBy(() -> DialogueFormat.parse("# t\nC: NOOP\nhello\n"))
                .hasMessage("line 3: not a line of a dialogue: hello");
        assertThatThrownBy(() -> DialogueFormat.parse("C: \\q\n")).hasMessageContaining("unknown escape: \\q");
    }
}
