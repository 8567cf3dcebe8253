package dev.pawl.testing;

import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.spi.GeneratedMachine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Has JUnit open a {@link TestPawl} before each test, and close it afterwards. Test methods may ask for it as a parameter,
 * for the {@link Pawl}, and for clients of its machines.
 *
 * <pre>{@code
 * class CheckoutTest {
 *     final FakePayments payments = new FakePayments();
 *
 *     @RegisterExtension
 *     final PawlExtension machines = PawlExtension.inMemory().run(() -> new CheckoutMachine(new Checkout(payments)));
 *
 *     @Test
 *     void anOrderWaitsForItsMoney(TestPawl pawl, CheckoutClient checkout) { … }
 * }
 * }</pre>
 *
 * Each method that sets it up returns this.
 */
public final class PawlExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PawlExtension.class);

    private final Supplier<TestPawl.Builder> nodes;
    private final List<Consumer<TestPawl.Builder>> settings = new ArrayList<>();

    private PawlExtension(Supplier<TestPawl.Builder> nodes) {
        this.nodes = nodes;
    }

    /** Nodes in memory, a new one for each test. */
    public static PawlExtension inMemory() {
        return new PawlExtension(TestPawl::inMemory);
    }

    /**
     * Nodes on a Postgres, which is emptied before each test, see {@link TestPawl#on}.
     *
     * @param dataSource asked for before each test
     */
    public static PawlExtension on(Supplier<? extends DataSource> dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new PawlExtension(() -> TestPawl.on(dataSource.get()));
    }

    /** Runs a machine, which is made anew for each test. */
    public PawlExtension run(Supplier<? extends GeneratedMachine<?>> machine) {
        Objects.requireNonNull(machine, "machine");
        return with(node -> node.run(machine.get()));
    }

    /** The time at which each test begins; by default that of the JVM. */
    public PawlExtension startingAt(Instant time) {
        Objects.requireNonNull(time, "time");
        return with(node -> node.startingAt(time));
    }

    /** Whatever else a node can be told. */
    public PawlExtension with(Consumer<TestPawl.Builder> setting) {
        settings.add(Objects.requireNonNull(setting, "setting"));
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        node(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestPawl node = context.getStore(NAMESPACE).remove(this, TestPawl.class);
        if (node != null) {
            node.close();
        }
    }

    private TestPawl node(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(this, any -> start(), TestPawl.class);
    }

    private TestPawl start() {
        TestPawl.Builder node = nodes.get();
        settings.forEach(setting -> setting.accept(node));
        return node.start();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getTestMethod().isPresent()
                && (type == TestPawl.class || type == Pawl.class || MachineClient.class.isAssignableFrom(type));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        TestPawl node = node(context);
        if (type == TestPawl.class) {
            return node;
        }
        return type == Pawl.class ? node.pawl() : node.client(type.asSubclass(MachineClient.class));
    }
}
