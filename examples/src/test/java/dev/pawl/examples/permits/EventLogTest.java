package dev.pawl.examples.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.examples.permits.Dossier.Entry;
import dev.pawl.examples.support.DemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    private static final String HEADER =
            "case:concept:name,concept:instance,concept:name,org:resource,time:timestamp\n";

    @TempDir
    Path folder;

    @Test
    void linesAreReadInTheOrderOfTime() throws IOException {
        EventLog log = EventLog.read(file(HEADER
                + "case-2,task-3,\"T02 Check confirmation of receipt\",Bob,2011-10-12 08:26:25.398000+02:00\n"
                + "case-1,task-1,Confirmation of receipt,Ann,2011-10-11 13:45:40.276000+02:00\n"));

        assertThat(log.events())
                .containsExactly(
                        new LogEvent(
                                "task-1",
                                "case-1",
                                new Entry(Activity.RECEIVED, Instant.parse("2011-10-11T11:45:40.276Z"), "Ann")),
                        new LogEvent(
                                "task-3",
                                "case-2",
                                new Entry(Activity.T02, Instant.parse("2011-10-12T06:26:25.398Z"), "Bob")));
    }

    @Test
    void anActivityThatTheMachineDoesNotKnowIsNamed() throws IOException {
        Path file = file(HEADER + "case-2,task-3,T99 Dance,Bob,2011-10-12 08:26:25.398000+02:00\n");

        assertThatThrownBy(() -> EventLog.read(file))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("T99 Dance");
    }

    @Test
    void aSeedMakesALogAgain() {
        assertThat(LogGenerator.generate(40, 3)).isEqualTo(LogGenerator.generate(40, 3));
        assertThat(LogGenerator.generate(40, 3).cases()).hasSize(40);
        assertThat(LogGenerator.generate(40, 3).events())
                .isNotEqualTo(LogGenerator.generate(40, 4).events());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), text);
    }
}
