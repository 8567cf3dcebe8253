package dev.pawl.runtime.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.pawl.Child;
import dev.pawl.Completion;
import dev.pawl.Failure;
import dev.pawl.runtime.Counters;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.Inspection;
import dev.pawl.runtime.Instance;
import dev.pawl.runtime.LimitUse;
import dev.pawl.runtime.Occurrence;
import dev.pawl.runtime.Paused;
import dev.pawl.runtime.ScheduleInfo;
import dev.pawl.runtime.Triggered;
import dev.pawl.runtime.UnknownState;
import dev.pawl.runtime.error.CallInterruptedException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.testing.CapturedLog;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Every public method × hostile input: each gives its documented exception or an answer, the engine goes on, nothing else
 * changes. On a database, in a schema whose name is one long attack, and in memory.
 */
@Timeout(120)
class InputsTest {

    /** What Pawl makes and gives; nobody hands it in. */
    private static final Set<Class<?>> MADE_BY_PAWL = Set.of(
            Child.class,
            Completion.class,
            Failure.class,
            Counters.class,
            HistoryEntry.class,
            Inserted.class,
            Inspection.class,
            Instance.class,
            LimitUse.class,
            Occurrence.class,
            Paused.class,
            ScheduleInfo.class,
            Triggered.class,
            UnknownState.class);

    /** For the test kit: its type is internal. */
    private static final Set<String> INTERNAL = Set.of("Pawl.Builder.start(Driver)");

    /** What asks for a connection of the caller's is in {@link ConnectionsTest}, and so are migrations. */
    private static final Set<String> ELSEWHERE = Set.of(
            "new MachineClient(MachineClient, Connection)",
            "Pawl.migrate(DataSource)",
            "Pawl.migrate(DataSource, String)");

    private static final Map<String, Executable> SURFACE =
            Surface.of(InputsTest::handedIn, "dev.pawl", "dev.pawl.runtime");

    private static boolean handedIn(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (MADE_BY_PAWL.contains(each)) {
                return false;
            }
        }
        return true;
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>(ValueRows.all());
        rows.addAll(CallRows.clients());
        rows.addAll(CallRows.operators());
        rows.addAll(CallRows.nodes());
        return rows;
    }

    @Test
    void everyPublicMethodHasARow() {
        Set<String> named = new TreeSet<>(INTERNAL);
        rows().forEach(row -> named.add(row.signature()));
        assertThat(named).isEqualTo(new TreeSet<>(SURFACE.keySet()));
        for (Row row : rows()) {
            assertThat(row.params())
                    .as(row.signature())
                    .hasSize(SURFACE.get(row.signature()).getParameterCount());
        }
    }

    @TestFactory
    Stream<DynamicTest> onADatabase() {
        return tests(Scene::onDatabase);
    }

    @TestFactory
    Stream<DynamicTest> inMemory() {
        return tests(Scene::inMemory);
    }

    /** One node for all rows: what one row does to it, the next one would notice. */
    private static Stream<DynamicTest> tests(Supplier<Scene> opening) {
        CapturedLog log = new CapturedLog("dev.pawl", Level.WARN);
        Scene scene = opening.get();
        List<DynamicTest> tests = new ArrayList<>();
        for (Row row : rows()) {
            if (ELSEWHERE.contains(row.signature())) {
                continue;
            }
            Executable method = SURFACE.get(row.signature());
            tests.add(DynamicTest.dynamicTest(row.signature(), () -> hostile(scene, row, method)));
        }
        for (Row row : rows()) {
            if (!ELSEWHERE.contains(row.signature())
                    && (row.signature().startsWith("MachineClient")
                            || row.signature().startsWith("Operations"))) {
                Executable method = SURFACE.get(row.signature());
                tests.add(DynamicTest.dynamicTest(
                        row.signature() + " by an interrupted thread", () -> interrupted(scene, row, method)));
            }
        }
        tests.add(DynamicTest.dynamicTest("nothing is left of it", () -> {
            assertThat(scene.undisturbed()).isTrue();
            assertThat(log.messages(Level.ERROR)).isEmpty();
        }));
        tests.add(DynamicTest.dynamicTest("a node that is closed", () -> {
            List<Object[]> calls = new ArrayList<>();
            for (Row row : rows()) {
                Executable method = SURFACE.get(row.signature());
                if (row.target().apply(scene) == scene.client || row.target().apply(scene) == scene.operations) {
                    calls.add(new Object[] {method, row.target().apply(scene), sane(scene, row)});
                }
            }
            scene.pawl.close();
            scene.pawl.close();
            for (Object[] call : calls) {
                assertThat(thrown((Executable) call[0], call[1], (Object[]) call[2]))
                        .as(call[0].toString())
                        .isInstanceOf(EngineClosedException.class);
            }
            for (Method method : scene.operations.getClass().getMethods()) {
                if (method.getDeclaringClass() == scene.operations.getClass() && method.getParameterCount() == 0) {
                    assertThat(thrown(method, scene.operations)).isInstanceOf(EngineClosedException.class);
                }
            }
            assertThat(scene.pawl.counters().claimed()).isNotNegative();
        }));
        return tests.stream().onClose(() -> {
            scene.close();
            log.close();
        });
    }

    private static void hostile(Scene scene, Row row, Executable method) throws Exception {
        assertThat(thrown(method, row.target().apply(scene), sane(scene, row)))
                .as("with what is sane")
                .isNull();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < row.params().size(); i++) {
            for (Param.Trial trial : row.params().get(i).trials()) {
                Object[] arguments = sane(scene, row);
                String before = "";
                Throwable thrown;
                try {
                    arguments[i] = trial.value().apply(scene);
                    before = trial.thrown().isEmpty() ? "" : scene.fingerprint();
                    thrown = thrown(method, row.target().apply(scene), arguments);
                } catch (IllegalArgumentException e) {
                    // Not even the value can be made.
                    thrown = e;
                    before = scene.fingerprint();
                }
                String problem = problem(trial, thrown);
                if (problem == null
                        && !trial.thrown().isEmpty()
                        && !scene.fingerprint().equals(before)) {
                    problem = "it was refused, and changed something";
                }
                if (problem != null) {
                    wrong.add("argument " + i + ", " + trial.what() + ": " + problem);
                }
            }
        }
        assertThat(wrong).as(row.signature()).isEmpty();
        assertThat(scene.goesOn()).as("the engine goes on").isTrue();
        assertThat(scene.undisturbed()).as("who stood by is as before").isTrue();
    }

    private static String problem(Param.Trial trial, Throwable thrown) {
        if (trial.thrown().isEmpty()) {
            return thrown == null ? null : "threw " + told(thrown);
        }
        if (thrown == null) {
            return "threw nothing, not " + trial.thrown();
        }
        if (trial.thrown().stream().noneMatch(type -> type.isInstance(thrown))) {
            return "threw " + told(thrown) + ", not " + trial.thrown();
        }
        // An accident says "Cannot invoke", or nothing.
        if (thrown.getMessage() == null || thrown.getMessage().contains("Cannot ")) {
            return "threw by accident: " + told(thrown);
        }
        return thrown.getMessage().length() > 4_000
                ? "wrote a message of " + thrown.getMessage().length()
                : null;
    }

    private static String told(Throwable thrown) {
        String text = String.valueOf(thrown);
        return text.substring(0, Math.min(300, text.length())) + " at "
                + Arrays.stream(thrown.getStackTrace()).limit(8).toList();
    }

    private static void interrupted(Scene scene, Row row, Executable method) {
        Object[] arguments = sane(scene, row);
        Object target = row.target().apply(scene);
        Throwable thrown;
        boolean still;
        Thread.currentThread().interrupt();
        try {
            thrown = thrown(method, target, arguments);
        } finally {
            still = Thread.interrupted();
        }
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(CallInterruptedException.class);
        }
        assertThat(still).as("it is still interrupted").isTrue();
        assertThat(scene.goesOn()).isTrue();
    }

    private static Object[] sane(Scene scene, Row row) {
        return row.params().stream().map(param -> param.sane(scene)).toArray();
    }

    private static Throwable thrown(Executable method, Object target, Object... arguments) {
        Object[] given = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            given[i] = fitting(method.getParameterTypes()[i], arguments[i]);
        }
        try {
            method.setAccessible(true);
            if (method instanceof Constructor<?> constructor) {
                construct(constructor, given);
            } else {
                ((Method) method).invoke(target, given);
            }
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void construct(Constructor<?> constructor, Object[] arguments) throws ReflectiveOperationException {
        if (constructor.getDeclaringClass() == dev.pawl.runtime.MachineClient.class) {
            Generated.of(arguments);
            return;
        }
        constructor.newInstance(arguments);
    }

    private static Object fitting(Class<?> type, Object argument) {
        return type == int.class && argument instanceof Long number ? Math.toIntExact(number) : argument;
    }
}
