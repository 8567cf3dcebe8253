package dev.pawl.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

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
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(CodecComparison.run(1, 0, Duration.ofMillis(2), out)).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("(?m)^metric codec_write\\.vs_databind \\d+\\.\\d+ ratio")
                .containsPattern("(?m)^metric codec_read\\.garbage_vs_databind \\d+\\.\\d+ ratio");
    }
}
