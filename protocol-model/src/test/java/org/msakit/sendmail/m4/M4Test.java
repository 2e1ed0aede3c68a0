package org.msakit.sendmail.m4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.sendmail.Place;

/** The macro language; expected texts are those of GNU m4 1.4.19. */
class M4Test {
    private static String expand(String text) {
        M4 m4 = new M4();
        m4.run("x", text);
        return m4.output().numbers().stream()
                .flatMap(n -> m4.output().lines(n).stream())
                .map(Output.Line::text)
                .collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "define(`a', `x$1y')a(`1').a => x1y.xy",
                "define(`a', `$#:$*')a(1, 2,3) => 3:1,2,3",
                "define(`a', `b')define(`b', `c')a `a' ``a'' => c a `a'",
                "define(`foo', `ba')define(`bar', `joined')foo`'r foo()r => bar joined",
                "define define(). => define .",
                "ifdef(`a', yes, no) ifelse(x, y, 1, x, x, 2, 3) => no 2",
                "ifelse(a, b, c, d) ifelse(1, 2, 3). => d .",
                "eval(1 + 2 * 3) eval((528641 >= 526848) && !(3 > 4)) eval(-7 / 2) => 7 1 -3",
                "index(`abcdef', `cd') substr(`abcdef', 2, 3) substr(`abc', 1) len(`four') => 2 cde bc 4",
                "translit(`ABC', `ABC', `abc') incr(4) decr(4) => abc 5 3",
                "define(`a', 1)pushdef(`a', 2)a`'popdef(`a')a => 21",
                "define(`a', `b')defn(`a') undefine(`a')a => b a",
                "shift(a, b, c) => b,c",
                "a # b define(`a', `x') => a # b define(`a', `x')",
                "changecom()define(`b', `x')a # b => a # x",
                "changequote([, ])define([a], [x])a [a] `a' => x a `x'",
                "a(b, (c, d)) => a(b, (c, d))",
                "define(`f', `<$1><$2>')f(  (1,2) ,   `a, b') => <(1,2) ><a, b>",
                "define(`d', `[$@]')d(`a', `b') => [a,b]",
            })
    void expansions(String text, String expected) {
        assertThat(expand(text)).isEqualTo(expected);
    }

    @Test
    void diversionsAndLinesToDrop() {
        M4 m4 = new M4();
        m4.run("f.mc", "one dnl rest\ntwo\ndivert(-1)lost\ndivert(6)six\ndivert(0)dnl\nthree\n");
        assertThat(m4.output().lines(0))
                .containsExactly(
                        new Output.Line(new Place("f.mc", 1), "one two"),
                        new Output.Line(new Place("f.mc", 6), "three"));
        assertThat(m4.output().lines(6)).containsExactly(new Output.Line(new Place("f.mc", 4), "six"));
        assertThat(m4.output().numbers()).containsExactly(0, 6);
    }

    @Test
    void aDefinitionKnowsItsLine() {
        M4 m4 = new M4();
        m4.run("f.mc", "dnl\n\ndefine(`a',\n  `b')\ndefine(`c', `a')");
        assertThat(m4.definedAt("a")).contains(new Place("f.mc", 3));
        assertThat(m4.expand("c", new Place("f.mc", 9))).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "define(`a', `a a')a => does not end",
                "define(`a', `$1$1$1$1')a(a(a(a(a(a(a(a(a(a(a(a(`xxxxxxxxxxxx')))))))))))) => grows beyond",
                "x `open => no closing quote",
                "define(`a', `b' => no closing bracket",
                "eval(1 / 0) => cannot compute",
                "eval(((((1) => cannot compute",
                "syscmd(`rm -rf /') => not done",
            })
    void faultsAreReportedWithTheirLine(String text, String problem) {
        M4 m4 = new M4();
        m4.run("f.mc", "dnl\n" + text);
        assertThat(m4.problems()).isNotEmpty().allSatisfy(p -> {
            assertThat(p.place().file()).isEqualTo("f.mc");
            assertThat(p.place().line()).isEqualTo(2);
        });
        assertThat(m4.problems().toString()).contains(problem);
    }
}
