package org.msakit.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessCpuTest {
    @Test
    void user_and_system_time_of_process_and_waited_for_children_are_added_up() {
        String stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 5 6 7";
        assertThat(ProcessCpu.ticks(stat)).isEqualTo(127);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void work_is_seen() throws Exception {
        Process busy =
                new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; read x").start();
        try {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (ProcessCpu.of(busy.toHandle()).isZero() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(ProcessCpu.of(busy.toHandle())).isPositive();
        } finally {
            busy.destroyForcibly();
        }
    }

    @Test
    void the_live_heap_is_the_total_of_the_histogram() throws Exception {
        String histogram =
                " num     #instances         #bytes  class name\n   1:   2   48  [B\nTotal         12034         756912\n";
        assertThat(Heap.total(histogram)).isEqualTo(756_912);
        assertThatThrownBy(() -> Heap.total("4711: no such process\n")).hasMessageContaining("no such process");
    }
}
