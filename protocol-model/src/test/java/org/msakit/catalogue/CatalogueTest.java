package org.msakit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final String HEADER =
            "id\trfc\tsection\tlevel\tapplies_when\tstimulus\texpected\tobservability\tcommon deviations\tstatus";
    private static final String ROW = "A-1\tRFC1\t1\tMUST\talways\tdo\tpass\twire\tnone\tverified";

    @Test
    void theBuiltInCatalogueLoads() {
        Catalogue catalogue = Catalogue.builtIn();
        assertThat(catalogue.all()).hasSize(415);
        assertThat(catalogue.all()).filteredOn(Requirement::onTheWire).hasSize(336);
        assertThat(catalogue.get("RFC6409-4.3-1").level()).isEqualTo(Level.MUST);
    }

    @Test
    void badRowsAreNamed() {
        assertThatThrownBy(() -> Catalogue.parse(List.of(HEADER, ROW, ROW))).hasMessage("line 3: id twice: A-1");
        assertThatThrownBy(() -> Catalogue.parse(List.of(HEADER, ROW.replace("MUST", "MAYBE"))))
                .hasMessage("line 2: unknown level: MAYBE");
        assertThatThrownBy(() -> Catalogue.parse(List.of(HEADER, "A-1\tx")))
                .hasMessage("line 2: 2 columns instead of 10");
        assertThatThrownBy(() -> Catalogue.parse(List.of("no header"))).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Catalogue.builtIn().get("NOPE")).hasMessage("no such requirement: NOPE");
    }
}
