package dev.pawl.benchmarks.scenario;

import com.sun.management.OperatingSystemMXBean;
import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.Filling;
import dev.pawl.benchmarks.engine.PawlNode;
import dev.pawl.benchmarks.report.Report;
import dev.pawl.benchmarks.work.Blocker;
import dev.pawl.benchmarks.work.BlockerClient;
import dev.pawl.benchmarks.work.BlockerMachine;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.runtime.Pawl;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code idle}: a node that has nothing to do, and one that has very much in its hands. */
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description =
                "What a node costs that has nothing to do, and what memory one takes whose steps all wait: as many"
                        + " as are asked for on Java 21 and later, where a step that waits holds no thread of the system's.")
public final class IdleCommand extends ScenarioCommand {

    private static final int MOST_THREADS = 1_000;
    private static final int MOST_CLASSES = 40;

    @Option(
            names = "--in-flight",
            defaultValue = "100000",
            description = "Steps that wait at once; before Java 21 no more than 1,000. Default ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(names = "--histogram", description = "Prints what the heap is made of while the steps wait.")
    private boolean histogram;

    @Override
    void measure(Server server, Report report) throws Exception {
        int many = Runtime.version().feature() < 21 ? Math.min(MOST_THREADS, inFlight) : inFlight;
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        Blocker blocker = new Blocker(() -> {
            waiting.incrementAndGet();
            gate.await();
        });
        // What the server, the driver and this JVM do by themselves is over.
        Thread.sleep((long) (seconds * 2_000));
        report.metric("idle.cpu_without", "percent", cpu());
        long bare = heap();
        try (Database database = Database.on(server, "pawl");
                Pawl node = PawlNode.running(database, new BlockerMachine(blocker), true)
                        .queue("blocker", many)
                        .start()) {
            // What follows a start is over; and sessions that have nothing to do count their transactions ten seconds
            // late.
            Thread.sleep((long) (seconds * 4_000) + 1_000);
            report.metric("memory.at_rest", "KiB", (heap() - bare) / 1024.0);
            atRest(database, report);
            long rest = heap();
            Filling.insert(new BlockerClient(node), many, n -> BlockerMachine.insert(new Blocker.Begun(n, Note.TEXT)));
            while (waiting.get() < many) {
                Thread.sleep(10);
            }
            report.say("  " + many + " steps wait at once");
            report.metric("memory.in_flight", "bytes", (double) (heap() - rest) / many);
            if (histogram) {
                report.say(classes());
            }
            gate.countDown();
            PawlNode.awaitCommitted(List.of(node), many);
        }
    }

    private void atRest(Database database, Report report) throws Exception {
        String transactions = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()";
        long before = database.number(transactions);
        long begun = System.nanoTime();
        report.metric("idle.cpu", "percent", cpu());
        double passed = (System.nanoTime() - begun) / 1e9;
        report.metric("idle.transactions", "1/s", Math.max(0, database.number(transactions) - before - 1) / passed);
    }

    /** What this JVM takes of one processor for a while. */
    private double cpu() throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        long begun = System.nanoTime();
        Thread.sleep((long) (seconds * 5_000));
        return 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - begun);
    }

    /** The classes that take most of the heap. */
    private static String classes() throws Exception {
        Object all = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return all.toString().lines().limit(MOST_CLASSES).collect(Collectors.joining("\n"));
    }

    /** What is in use once the garbage is gone. */
    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
