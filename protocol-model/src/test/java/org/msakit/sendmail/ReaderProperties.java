package org.msakit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.msakit.sendmail.access.AccessSource;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.mc.McReader;

/** No text makes a reader throw, and everything that comes out says which line it came from. */
class ReaderProperties {
    private static final String[] PIECES = {
        "define(",
        "`",
        "'",
        ")",
        ",",
        "(",
        "\n",
        " ",
        "\t",
        "dnl",
        "divert(",
        "-1",
        "6",
        "FEATURE(",
        "access_db",
        "msp",
        "MSA",
        "delay_checks",
        "no_default_msa",
        "DAEMON_OPTIONS(",
        "Port=587",
        "M=aE",
        "Name=",
        "=",
        "confAUTH_MECHANISMS",
        "confPRIVACY_FLAGS",
        "TRUST_AUTH_MECH(",
        "LOCAL_CONFIG",
        "MAILER(",
        "smtp",
        "ifdef(",
        "ifelse(",
        "eval(",
        "1/0",
        "include(",
        "/x/m4/cf.m4",
        "changequote(",
        "[",
        "]",
        "changecom(",
        "#",
        "undefine(",
        "pushdef(",
        "popdef(",
        "O PrivacyOptions=",
        "O",
        "K",
        "Kaccess hash /x",
        "C{TrustAuthMech}",
        "C",
        "D{MTAHost}",
        "R$*",
        "Sx",
        "Mrelay, A=TCP $h 587",
        "Connect:",
        "10.1",
        "RELAY",
        "ERROR:5.7.1:550 x",
        "IPv6:",
        "::",
        "@",
        "\r\n",
        "\u0000",
        "\u00e9",
        "$1",
        "$@",
        "$#",
        "substr(",
        "99999999999",
        "INPUT_MAIL_FILTER(",
        "OSTYPE(",
        "debian",
        "DOMAIN(",
        "generic",
        "m4exit",
        "divert",
        "undivert(",
        "shift($@)"
    };

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 800)
    void noTextMakesAReaderThrow(@ForAll("texts") String text) {
        readAll(text);
    }

    @Property(tries = 500)
    void norDoRandomCharacters(@ForAll String text) {
        readAll(text);
    }

    private static void readAll(String text) {
        Configuration mc = McReader.read("f", text, path -> path.equals("10.1") ? Optional.of(text) : Optional.empty());
        Configuration cf = Configuration.ofCf("f", text);
        AccessSource access = AccessSource.read("f", text);
        for (Configuration c : List.of(mc, cf)) {
            c.listeners().forEach(l -> placed(l.place(), text));
            c.maps().forEach(m -> placed(m.place(), text));
            c.options().values().forEach(o -> placed(o.place(), text));
            c.problems().forEach(p -> placed(p.place(), text));
        }
        access.entries().forEach(e -> {
            placed(e.place(), text);
            e.key().neverMatches();
            e.action();
        });
    }

    private static void placed(Place place, String text) {
        assertThat(place.file()).isIn("f", "10.1");
        assertThat(place.line()).isBetween(0, text.split("\n", -1).length + 1);
    }
}
