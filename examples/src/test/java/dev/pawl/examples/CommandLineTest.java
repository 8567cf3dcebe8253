package dev.pawl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.support.Login;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();

    @Test
    void aSmallCheckoutEndsWellAndIsNotMixedWithAnother() {
        try (Fresh fresh = new Fresh()) {
            int exit = run(fresh.login(), "checkout", "--orders", "60", "--kills", "1");

            assertThat(out.toString())
                    .contains("worker w1 killed", "60 orders in ", "workers killed 1")
                    .contains("lost 0, applied twice 0");
            assertThat(exit).isZero();

            assertThat(run(fresh.login(), "checkout", "--orders", "60")).isEqualTo(2);
            assertThat(out.toString()).contains("DROP SCHEMA demo, pawl CASCADE");
        }
    }

    @Test
    void aGeneratedLogEndsWellAndIsNotMixedWithAnother() {
        try (Fresh fresh = new Fresh()) {
            int exit = run(fresh.login(), "permits", "--generate", "60", "--kills", "1");

            assertThat(out.toString()).contains("60 cases", ": 0 cases differ from the log");
            assertThat(exit).isZero();

            assertThat(run(fresh.login(), "permits", "--generate", "60")).isEqualTo(2);
            assertThat(out.toString()).contains("DROP SCHEMA pawl CASCADE");
        }
    }

    @Test
    void noOrdersOrWorkersAreRefused() {
        Login nowhere = new Login("", "", "");

        assertThat(run(nowhere, "checkout", "--orders", "0")).isEqualTo(2);
        assertThat(run(nowhere, "checkout", "--workers", "0")).isEqualTo(2);
        assertThat(run(nowhere, "permits", "--generate", "0")).isEqualTo(2);
        assertThat(out.toString()).contains("at least one order and one worker", "at least one case and one worker");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldInASentence() {
        int exit = run(new Login("jdbc:postgresql://localhost:1/none", "nobody", "nothing"), "checkout");

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString()).contains("No connection to jdbc:postgresql://localhost:1/none");
    }

    @Test
    void aLogThatIsNotThereIsToldInASentence() {
        assertThat(run(new Login("", "", ""), "permits", "--log", "no/such.csv"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("The log no/such.csv cannot be read");
    }

    private int run(Login login, String... arguments) {
        PrintWriter writer = new PrintWriter(out);
        CommandLine line = Examples.commandLine().setOut(writer).setErr(writer);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", login.url(), "--user", login.user(), "--password", login.password()));
        return line.execute(all.toArray(String[]::new));
    }
}
