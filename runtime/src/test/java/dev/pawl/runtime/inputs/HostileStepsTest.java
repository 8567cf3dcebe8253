package dev.pawl.runtime.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.pawl.Completion;
import dev.pawl.Failure;
import dev.pawl.Outcome;
import dev.pawl.Status;
import dev.pawl.StepContext;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.error.DocumentTooLargeException;
import dev.pawl.runtime.error.StepContractException;
import dev.pawl.runtime.error.UnwritableValueException;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a step does, its instance alone has it: it fails as the policy says, and the engine goes on. */
@Timeout(60)
class HostileStepsTest {

    record Start(String how) {}

    record End(String how) {}

    /** A state of another machine. */
    record Alien(String how) {}

    /** What a step does, and the type of the failure that comes of it. */
    private record Deed(TestMachine.Plain<Start> step, Class<? extends Throwable> type) {}

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SOME = 20_000;
    private static final Map<String, Deed> DEEDS = deeds();
    private static TestDatabase database;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    private static Map<String, Deed> deeds() {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        deeds.put("nothing", new Deed((s, c) -> null, StepContractException.class));
        deeds.put("a foreign state", new Deed((s, c) -> new Alien(""), StepContractException.class));
        deeds.put("no state at all", new Deed((s, c) -> "End", StepContractException.class));
        deeds.put("to stay elsewhere", new Deed(HostileStepsTest::elsewhere, StepContractException.class));
        deeds.put("to stay nowhere", new Deed((s, c) -> c.stay(null), NullPointerException.class));
        deeds.put("too large", new Deed((s, c) -> new End("x".repeat(SOME)), DocumentTooLargeException.class));
        deeds.put("what cannot be stored", new Deed((s, c) -> new End("\0"), UnwritableValueException.class));
        deeds.put(
                "to insert too much",
                new Deed(
                        (s, c) -> Outcome.insert(machine().insert(new Start("x".repeat(SOME))))
                                .next(new End("")),
                        DocumentTooLargeException.class));
        deeds.put(
                "to send to nobody's",
                new Deed(
                        (s, c) -> Outcome.send(new dev.pawl.Send[] {null}).next(new End("")),
                        NullPointerException.class));
        deeds.put("memory", new Deed((s, c) -> List.of(new long[Integer.MAX_VALUE]), OutOfMemoryError.class));
        deeds.put("the stack", new Deed((s, c) -> deeper(1), StackOverflowError.class));
        deeds.put("an error", throwing(() -> new Error("on purpose"), Error.class));
        deeds.put("a linkage error", throwing(() -> new NoClassDefFoundError("gone"), NoClassDefFoundError.class));
        deeds.put("an assertion", throwing(AssertionError::new, AssertionError.class));
        deeds.put("an interrupt", throwing(() -> new InterruptedException("by itself"), InterruptedException.class));
        deeds.put("no message", throwing(() -> new IllegalStateException((String) null), IllegalStateException.class));
        deeds.put("U+0000", throwing(() -> new IllegalStateException("a\0b\uD83D"), IllegalStateException.class));
        deeds.put(
                "ten megabytes",
                throwing(() -> new IllegalStateException("x".repeat(10 << 20)), IllegalStateException.class));
        deeds.put("a message that throws", throwing(MessageThrows::new, StepContractException.class));
        deeds.put("words that throw", throwing(WordsThrow::new, StepContractException.class));
        deeds.put("no words", throwing(NoWords::new, NoWords.class));
        deeds.put("no stack", throwing(NoStack::new, StepContractException.class));
        deeds.put("causes without end", throwing(Endless::new, StepContractException.class));
        deeds.put("itself as cause", throwing(HostileStepsTest::circle, IllegalStateException.class));
        return deeds;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object elsewhere(Start start, StepContext<Start> context) {
        return ((StepContext) context).stay(new End(""));
    }

    private static Deed throwing(Supplier<Throwable> error, Class<? extends Throwable> type) {
        return new Deed(
                (s, c) -> {
                    throw error.get();
                },
                type);
    }

    private static long deeper(long depth) {
        return deeper(depth + 1) + depth;
    }

    private static Throwable circle() {
        IllegalStateException first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        return first;
    }

    private static TestMachine machine() {
        return TestMachine.named("Hostile")
                .initial(Start.class)
                .terminal(End.class)
                .retry(2, Duration.ofMillis(1), Duration.ofMillis(1))
                .action(Start.class, (s, c) -> {
                    Deed deed = DEEDS.get(s.how());
                    return deed == null ? new End(s.how()) : deed.step().run(s, c);
                });
    }

    private static Pawl.Builder builder(boolean inMemory) {
        return inMemory ? Pawl.inMemory() : Pawl.on(database.dataSource());
    }

    @ParameterizedTest(name = "in memory: {0}")
    @ValueSource(booleans = {false, true})
    void whateverAStepReturnsOrThrowsItsInstanceAloneHasIt(boolean inMemory) {
        TestMachine machine = machine();
        try (CapturedLog log = new CapturedLog("dev.pawl", Level.WARN);
                Pawl pawl =
                        builder(inMemory).run(machine).maxDocumentBytes(SOME).start()) {
            TestClient client = new TestClient(pawl, machine);
            DEEDS.forEach((how, deed) -> {
                Completion<Object> completion = client.await(client.insert(machine.insert(new Start(how))), SOON);
                assertThat(completion).as(how).isInstanceOf(Completion.Failed.class);
                Failure failure = ((Completion.Failed<Object>) completion).failure();
                assertThat(failure.type()).as(how).isEqualTo(deed.type().getName());
                assertThat(failure.message().length()).as(how).isLessThanOrEqualTo(2_000);
                assertThat(failure.stack()).as(how).hasSizeBetween(1, 8_000);
                Object done = client.await(client.insert(machine.insert(new Start("well"))), SOON);
                assertThat(done).isEqualTo(new Completion.Done<>(new End("well")));
            });
            assertThat(pawl.counters().reaped()).isZero();
            assertThat(log.messages(Level.ERROR)).noneMatch(line -> line.contains("mistake of the engine"));
        }
    }

    @Test
    void theLeaseOfAStepThatNeverReturnsIsExtended() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        TestMachine machine = endless("Lasting", new CountDownLatch(1), never);
        try (Pawl pawl = Pawl.on(database.dataSource())
                .run(machine)
                .lease(Duration.ofSeconds(4))
                .drain(Duration.ZERO)
                .start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start("lasting")));
            Until.holds(() -> client.get(id).orElseThrow().status() == Status.EXECUTING);
            String first = lease(id);
            // Extended often enough, it has outlived the lease that it had at first.
            Until.holds(() -> expired(first));
            assertThat(client.get(id).orElseThrow().status()).isEqualTo(Status.EXECUTING);
            assertThat(lease(id)).isGreaterThan(first);
            assertThat(pawl.counters().steps()).isEqualTo(1);
            assertThat(pawl.counters().reaped()).isZero();
            never.countDown();
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<>(new End("lasting")));
        }
    }

    private static String lease(long id) throws Exception {
        return one("SELECT lease FROM pawl.instance WHERE id = " + id);
    }

    private static boolean expired(String lease) throws Exception {
        return one("SELECT clock_timestamp() > '" + lease + "'").equals("t");
    }

    private static String one(String sql) throws Exception {
        try (var connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** A step that never returns, whatever it is told. */
    private static TestMachine endless(String name, CountDownLatch begun, CountDownLatch end) {
        return TestMachine.named(name)
                .queue(name)
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    begun.countDown();
                    while (end.getCount() > 0) {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            // It swallows it.
                        }
                    }
                    return new End(s.how());
                });
    }

    @Test
    void aStepThatNeitherReturnsNorHearsIsGivenBackByACloseThatDoesNotWaitForIt() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        TestMachine deaf = endless("Deaf", begun, end);
        Pawl first = Pawl.on(database.dataSource())
                .run(deaf)
                .lease(Duration.ofHours(1))
                .drain(Duration.ofMillis(100))
                .start();
        long id = new TestClient(first, deaf).insert(deaf.insert(new Start("deaf")));
        begun.await();
        try (CapturedLog ignored = new CapturedLog("dev.pawl", Level.ERROR)) {
            first.close();
        }
        TestMachine well = endless("Deaf", new CountDownLatch(1), new CountDownLatch(0));
        try (Pawl second = Pawl.on(database.dataSource()).run(well).start()) {
            assertThat(new TestClient(second, well).await(id, SOON)).isEqualTo(new Completion.Done<>(new End("deaf")));
        } finally {
            // Its outcome is void: nobody is there to commit it.
            end.countDown();
        }
    }

    @Test
    void inMemoryACloseDoesNotWaitForSuchAStepEither() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        TestMachine deaf = endless("Deaf", begun, end);
        try (CapturedLog ignored = new CapturedLog("dev.pawl", Level.ERROR);
                Pawl pawl = Pawl.inMemory().run(deaf).drain(Duration.ZERO).start()) {
            new TestClient(pawl, deaf).insert(deaf.insert(new Start("deaf")));
            begun.await();
        }
        end.countDown();
    }

    private static final class MessageThrows extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    private static final class WordsThrow extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }

    private static final class NoWords extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            return null;
        }

        @Override
        public String getLocalizedMessage() {
            return null;
        }
    }

    private static final class NoStack extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }
    }

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }
}
