package dev.pawl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything runs, with next to nothing to do. How fast it is, is nothing for tests. */
class SmokeTest {

    @TempDir
    private Path folder;

    @Test
    void compares() throws Exception {
        Path json = folder.resolve("results.json");
        int exit = Benchmarks.commandLine()
                .execute("compare", "--rounds=1", "--warmups=0", "--size=20", "--pings=2", "--json=" + json);
        assertThat(exit).isZero();
        assertThat(Files.readString(json))
                .contains(
                        "\"postgres fsync\":\"on\"",
                        "\"postgres synchronous_commit\":\"on\"",
                        "\"name\":\"one.pawl_vs_raw\"",
                        "\"name\":\"one_history.pawl_vs_raw\"",
                        "\"name\":\"chain5.pawl_vs_raw\"",
                        "\"name\":\"chain5_history.pawl_vs_raw\"",
                        "\"name\":\"insert.pawl_vs_raw\"",
                        "\"name\":\"signal.p50_ms\"",
                        "\"name\":\"signal.p99_ms\"",
                        "\"name\":\"signal_remote.p50_ms\"",
                        "\"name\":\"commit.p50_ms\"");
    }
}
