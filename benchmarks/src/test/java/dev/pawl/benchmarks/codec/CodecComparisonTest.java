package dev.pawl.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.benchmarks.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class CodecComparisonTest {

    @Test
    void measuresAndPrints() throws RunnerException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));
        CodecComparison.run(1, 0, Duration.ofMillis(2), report);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("(?m)^metric codec_write\\.vs_databind \\d+\\.\\d+ ratio")
                .containsPattern("(?m)^metric codec_read\\.garbage_vs_databind \\d+\\.\\d+ ratio");
    }
}
