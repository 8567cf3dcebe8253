package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What states, signals and passwords say stands in no log and in no exception, whatever goes wrong. */
@Timeout(60)
class SecretsTest {

    record Start(String text) {}

    record Waiting(String text) {}

    record Go(String text) {}

    record End(String text) {}

    private static final String SECRET = "s3cr3t0fN0b0dy";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.fresh();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Handler drivers = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(line.getLevel() + " " + line.getMessage()
                    + (line.getParameters() == null ? "" : List.of(line.getParameters()))
                    + printed(line.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private CapturedLog log;
    private final TestMachine machine = TestMachine.named("Secret")
            .initial(Start.class)
            .state(Waiting.class)
            .terminal(End.class)
            .signal(Go.class)
            .retry(2, Duration.ofMillis(1), Duration.ofMillis(1))
            .action(Start.class, (s, c) -> new Waiting(s.text()))
            .on(Waiting.class, Go.class, (s, go, c) -> new End(go.text()));

    @BeforeEach
    void listen() {
        log = new CapturedLog(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.INFO);
        Logger.getLogger("").addHandler(drivers);
    }

    @AfterEach
    void noSecretWasSaid() {
        Logger.getLogger("").removeHandler(drivers);
        log.close();
        database.close();
        for (ILoggingEvent event : log.events()) {
            said.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " "
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        assertThat(said).noneMatch(line -> line.contains(SECRET));
    }

    /** What is thrown is said, with all its causes. */
    private Throwable thrown(Runnable call) {
        Throwable thrown = catchThrowable(call::run);
        assertThat(thrown).isNotNull();
        said.add(printed(thrown));
        return thrown;
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @Test
    void ofTheAddress() {
        List<String> urls = List.of(
                "postgres://user:" + SECRET + "@host/database",
                "jdbc:mysql://host/database?password=" + SECRET,
                "jdbc:postgresql://host:noport/database?password=" + SECRET,
                "jdbc:postgresql://host:5432/database?sslmode=none&password=" + SECRET,
                "jdbc:postgresql://127.0.0.1:1/database?user=user&password=" + SECRET);
        for (String url : urls) {
            thrown(() -> Pawl.on(url, "user", SECRET).start());
        }
    }

    @Test
    void ofANodeThatStartsAndRuns() {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "password=" + SECRET;
        try (Pawl pawl = Pawl.on(url, database.user(), SECRET).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(SECRET), InsertOptions.key("key")));
            client.signal(id, new Go(SECRET));
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<>(new End(SECRET)));
            assertThat(pawl.toString() + pawl.counters()).doesNotContain(SECRET);
        }
        assertThat(log.events()).isNotEmpty();
    }

    @Test
    void ofWhatIsRefused() {
        try (Pawl pawl = Pawl.on(database.dataSource())
                .run(machine)
                .maxDocumentBytes(200)
                .start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start("")));
            thrown(() -> client.insert(machine.insert(new Start(SECRET.repeat(20)))));
            thrown(() -> client.insert(machine.insert(new Start(SECRET + "\0"))));
            thrown(() -> client.insert(machine.insert(new End(SECRET))));
            thrown(() -> client.signal(id, new Go(SECRET + "\uD83D")));
            thrown(() -> client.signal(id, new End(SECRET)));
            for (String json : List.of(
                    SECRET,
                    "{\"text\":" + SECRET + "}",
                    "{\"text\":\"" + SECRET + "\"",
                    "[\"" + SECRET + "\"]",
                    "{\"text\":{\"a\":\"" + SECRET + "\"}}",
                    "{\"text\":\"" + SECRET + "\\u0000\"}")) {
                thrown(() -> pawl.operations("somebody").signal(id, "Go", json, null));
            }
        }
    }

    @Test
    void ofDocumentsThatCannotBeRead() throws Exception {
        try (Pawl clients = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clients, machine);
            List<Long> ids = new ArrayList<>();
            for (String data :
                    List.of(SECRET, "{\"text\":[\"" + SECRET + "\"]}", "\"" + SECRET + "\"", "{\"text\":\"" + SECRET)) {
                long id = client.insert(machine.insert(new Start("")));
                long signalled = client.insert(machine.insert(new Start("")));
                client.signal(signalled, new Go(""));
                database.execute("UPDATE pawl.instance SET data = '" + data + "' WHERE id = " + id);
                database.execute("UPDATE pawl.signal SET payload = '" + data + "' WHERE instance = " + signalled);
                thrown(() -> client.get(id));
                ids.addAll(List.of(id, signalled));
            }
            try (Pawl pawl = Pawl.on(database.dataSource()).run(machine).start()) {
                for (long id : ids) {
                    Until.holds(() -> pawl.operations("somebody")
                                    .inspect(id)
                                    .orElseThrow()
                                    .instance()
                                    .status()
                            == Status.FAILED);
                }
            }
        }
    }

    @Test
    void ofRowsThatTheDatabaseRefuses() throws Exception {
        try (Pawl pawl = Pawl.on(database.dataSource()).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            // The server tells the failing row in detail.
            database.execute("ALTER TABLE pawl.instance ADD CHECK (data NOT LIKE '%" + SECRET + "%')");
            database.execute("ALTER TABLE pawl.signal ADD CHECK (payload NOT LIKE '%never%')");
            thrown(() -> client.insert(machine.insert(new Start(SECRET))));
            thrown(() -> client.insertAll(List.of(machine.insert(new Start(SECRET)), machine.insert(new Start("")))));
            long id = client.insert(machine.insert(new Start("")));
            thrown(() -> client.signal(id, new Go("never " + SECRET)));
            try (var connection = database.connect()) {
                connection.setAutoCommit(false);
                thrown(() -> client.on(connection).insert(machine.insert(new Start(SECRET))));
            }
            client.signal(id, new Go(SECRET));
            Completion<Object> completion = client.await(id, SOON);
            assertThat(completion).isInstanceOf(Completion.Failed.class);
            said.add(completion.toString());
        }
    }
}
