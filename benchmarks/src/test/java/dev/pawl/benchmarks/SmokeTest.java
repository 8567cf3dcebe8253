package dev.pawl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.benchmarks.database.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything runs, with next to nothing to do, on one server. How fast it is, is nothing for tests. */
class SmokeTest {

    private static Server server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = Server.start(false);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private String results(String command, String... options) throws Exception {
        Path json = folder.resolve("results.json");
        List<String> arguments = new ArrayList<>(List.of(command, "--rounds=1", "--warmups=0", "--json=" + json));
        arguments.addAll(List.of(
                "--url=" + server.url("postgres"), "--user=" + server.user(), "--password=" + server.password()));
        arguments.addAll(List.of(options));
        assertThat(Benchmarks.commandLine().execute(arguments.toArray(String[]::new)))
                .isZero();
        return Files.readString(json);
    }

    @Test
    void compares() throws Exception {
        Path chart = folder.resolve("chart.svg");
        String results = results("compare", "--size=20", "--pings=2", "--history=off", "--chart=" + chart);
        assertThat(results)
                .contains("\"postgres fsync\":\"on\"", "\"postgres synchronous_commit\":\"on\"")
                .contains(
                        "\"name\":\"one.pawl_vs_raw\"",
                        "\"name\":\"one.pawl_vs_dbscheduler\"",
                        "\"name\":\"one.pawl_vs_jobrunr\"",
                        "\"name\":\"chain5.pawl_vs_raw\"",
                        "\"name\":\"chain5.pawl_vs_dbos\"",
                        "\"name\":\"insert.pawl_vs_raw\"",
                        "\"name\":\"insert16.pawl_vs_alone\"",
                        "\"name\":\"signal16.pawl_vs_alone\"",
                        "\"name\":\"signal.p50_ms\"",
                        "\"name\":\"signal.p99_ms\"",
                        "\"name\":\"signal_remote.p50_ms\"",
                        "\"name\":\"commit.p50_ms\"");
        assertThat(Files.readString(chart)).startsWith("<svg").contains(">pawl<", ">dbos<");
    }

    @Test
    void comparesWithHistories() throws Exception {
        assertThat(results("compare", "--size=20", "--history=on", "--only=chain5,signal,insert"))
                .contains("\"name\":\"chain5_history.pawl_vs_raw\"", "\"name\":\"insert_history.pawl_vs_raw\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency --pings=2 --load=100 : signal_loaded.p50_ms",
                "big-table --size=20 --waiting=30 --timers=10 : big_table.vs_empty",
                "network --size=20 : rtt1ms.vs_local",
                "held --minutes=0.005 --free=0.005 : held_fresh.vs_free",
                "limits --size=20 : partition_hot.vs_cold",
                "children --children=20 : children.pawl",
                "nodes --size=20 --nodes=2 : nodes.several_vs_one",
                "idle --seconds=0.1 --in-flight=20 : memory.in_flight"
            })
    void runs(String line) throws Exception {
        String[] parts = line.split(" : ");
        String[] words = parts[0].split(" ");
        assertThat(results(words[0], List.of(words).subList(1, words.length).toArray(String[]::new)))
                .contains("\"name\":\"" + parts[1] + "\"");
    }
}
