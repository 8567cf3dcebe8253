package dev.pawl.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.benchmarks.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompileTimeTest {

    @Test
    void measuresAndPrints() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CompileTime.run(1, 0, 1, 2, 10, new Report(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("2 machines of 10 states")
                .containsPattern("(?m)^metric compile\\.apart\\.proc_full_vs_same_code \\d+\\.\\d+ ratio$")
                .containsPattern("(?m)^metric compile\\.processor_vs_none \\d+\\.\\d+ ratio$");
    }
}
