package dev.pawl.runtime.inputs;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.StepContext;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.Schedule;
import dev.pawl.runtime.SignalResult;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;

/** A node that is at work, something to do ill to, and somebody who stands by. */
final class Scene implements AutoCloseable {

    /** Waits. */
    record Idle(String text) {}

    /** Is over. */
    record Over(String text) {}

    /** Ends the wait. */
    record Go(String text) {}

    /** A state and a signal of nobody. */
    record Nobodys(long n) {}

    static final Duration SOON = Duration.ofSeconds(30);

    private static final InstanceFilter LAST = InstanceFilter.all();

    final TestMachine machine = idler("Victim");
    final TestMachine strange = idler("Stranger");
    final TestMachine apart = idler("Apart");
    final TestDatabase database;
    final Pawl pawl;
    final TestClient client;
    final TestClient strangers;
    final Operations operations;
    private final long bystander;
    private final long stranger;
    private final String undisturbed;
    private int keys;

    private Scene(TestDatabase database, Pawl.Builder builder) {
        this.database = database;
        this.pawl = builder.run(machine)
                .run(strange)
                .limit("places", Limit.concurrency(5))
                .schedule("yearly", Schedule.cron("@yearly"), at -> machine.insert(new Idle("scheduled")))
                .start();
        this.client = new TestClient(pawl, machine);
        this.strangers = new TestClient(pawl, strange);
        this.operations = pawl.operations("somebody");
        this.bystander = client.insert(machine.insert(new Idle("stands by"), InsertOptions.key("bystander")));
        this.stranger = strangers.insert(strange.insert(new Idle("stranger"), InsertOptions.key("stranger")));
        this.undisturbed = bystander();
    }

    static Scene onDatabase() {
        TestDatabase database = TestDatabase.fresh();
        return new Scene(database, Pawl.on(database.dataSource()).schema(Texts.SCHEMA));
    }

    static Scene inMemory() {
        return new Scene(null, Pawl.inMemory());
    }

    static TestMachine idler(String name) {
        return TestMachine.named(name)
                .initial(Idle.class)
                .terminal(Over.class)
                .signal(Go.class)
                .on(Idle.class, Go.class, (idle, go, context) -> new Over(go.text()));
    }

    /** A new instance that waits. */
    long victim() {
        return client.insert(insert());
    }

    NewInstance<Object> insert() {
        return machine.insert(new Idle("victim"));
    }

    /** The key of a new instance that waits. */
    String key() {
        String key = "key " + keys++;
        client.insert(machine.insert(new Idle("keyed"), InsertOptions.key(key)));
        return key;
    }

    /** An instance of another machine than the client's. */
    long stranger() {
        return stranger;
    }

    /** What a step has, where no step runs. */
    @SuppressWarnings("unchecked")
    StepContext<Object> context() {
        return (StepContext<Object>) Proxy.newProxyInstance(
                Scene.class.getClassLoader(), new Class<?>[] {StepContext.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** The last instances, and all that holds for more than one. */
    String fingerprint() throws Exception {
        Until.holds(() -> operations.list(LAST, 20).stream()
                .noneMatch(row -> row.status() == Status.RUNNABLE || row.status() == Status.EXECUTING));
        return List.of(
                        operations.list(LAST, 20),
                        operations.paused(),
                        operations.limits(),
                        operations.schedules().stream()
                                .map(row -> row.name() + row.paused() + row.triggered() + row.failures())
                                .toList())
                .toString();
    }

    private String bystander() {
        return operations.inspect(bystander).orElseThrow().toString();
    }

    /** Whether whoever stood by is as it was. */
    boolean undisturbed() {
        return bystander().equals(undisturbed);
    }

    /** Whether the engine still works: a signal is delivered, a step runs, its end is told. */
    boolean goesOn() {
        long id = victim();
        return client.signal(id, new Go("on")) == SignalResult.DELIVERED
                && client.await(id, SOON) instanceof Completion.Done<Object> done
                && done.result().equals(new Over("on"));
    }

    @Override
    public void close() {
        pawl.close();
        if (database != null) {
            database.close();
        }
    }
}
