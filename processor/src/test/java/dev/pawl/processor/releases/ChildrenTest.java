package dev.pawl.processor.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Child;
import dev.pawl.Children;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order with its lines, boxes and cards: machines that spawn and signal each other. */
class ChildrenTest {

    private static final Path SOURCES = Path.of("src/test/resources/golden/order/in");
    private static final List<String> NAMES = List.of("Line", "Post", "Order");

    @TempDir
    Path temporary;

    private Compiled together;

    @BeforeEach
    void compileAll() throws IOException {
        together = Compiled.of(SOURCES, Files.createDirectories(temporary.resolve("together")));
        assertThat(together.messages()).isEmpty();
    }

    @Test
    void aJoinNamesTheMachinesOfItsChildren() throws Exception {
        URL[] classes = {together.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            assertThat(machines(loader, "shop.OrderMachine", "Picking")).containsExactly("order line v2");
            assertThat(machines(loader, "shop.OrderMachine", "Packing")).containsExactly("Box v1", "Card v1");
            assertThat(machines(loader, "shop.Post_BoxMachine", "Filling")).containsExactly("Box v1");
        }
    }

    private static List<String> machines(ClassLoader loader, String machine, String state) throws Exception {
        List<?> table =
                (List<?>) loader.loadClass(machine).getField("TRANSITIONS").get(null);
        List<String> names = new ArrayList<>();
        for (Object row : table) {
            Transition transition = (Transition) row;
            if (transition.from().equals(state) && transition.trigger() instanceof Trigger.Joined joined) {
                assertThat(joined.abandon()).isEqualTo(state.equals("Packing"));
                joined.machines().stream()
                        .map(Supplier::get)
                        .map(MachineDefinition::toString)
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Test
    void aStepIsGivenItsChildren() throws Throwable {
        URL[] classes = {together.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Object order = loader.loadClass("shop.Order").getConstructor().newInstance();
            Constructor<?> constructor = loader.loadClass("shop.OrderMachine").getConstructor(order.getClass());
            GeneratedMachine<?> machine = (GeneratedMachine<?>) constructor.newInstance(order);
            Object packing = loader.loadClass("shop.Order$Packing")
                    .getConstructor(long.class)
                    .newInstance(7L);
            Children<?> none = new Children<>(List.of(new Child.Refused<>(Optional.of("box"))));
            StepContext<?> context = null;
            assertThat(machine.run(2, packing, none, context, null)).hasToString("Sent[order=7]");
        }
    }

    @Test
    void aSignalIsAValue() throws Exception {
        URL[] classes = {together.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Class<?> machine = loader.loadClass("shop.lines.LineMachine");
            Class<?> drop = loader.loadClass("shop.lines.Line$Drop");
            Object signal = drop.getConstructor().newInstance();
            Send byId = (Send) machine.getMethod("signal", long.class, drop).invoke(null, 7L, signal);
            assertThat(byId.machine()).isEqualTo("order line");
            assertThat(byId.id()).hasValue(7);
            assertThat(byId.key()).isEmpty();
            assertThat(byId.signal()).isSameAs(signal);
            assertThat(byId.options()).isEqualTo(SignalOptions.defaults());
            SignalOptions options = SignalOptions.dedup("once");
            Send byKey = (Send) machine.getMethod("signal", String.class, drop, SignalOptions.class)
                    .invoke(null, "line:7", signal, options);
            assertThat(byKey.id()).isEmpty();
            assertThat(byKey.key()).contains("line:7");
            assertThat(byKey.options()).isEqualTo(options);
        }
    }

    /** As an incremental build does: what is not compiled anew is on the class path, whoever refers to whom. */
    @Test
    void eachMachineAloneGivesWhatAllTogetherGive() throws IOException {
        Map<String, String> all = files(together.classes());
        Map<String, String> alone = new TreeMap<>();
        for (String name : NAMES) {
            Path sources = Files.createDirectories(temporary.resolve(name + "-source"));
            Files.copy(SOURCES.resolve(name + ".java"), sources.resolve(name + ".java"));
            Path classes = Files.createDirectories(temporary.resolve(name));
            Path others = Files.createDirectories(temporary.resolve(name + "-others"));
            copyOthers(together.classes(), others, name);
            String path = others + File.pathSeparator + System.getProperty("java.class.path");
            Compiled compiled = Compiled.of(sources, classes, "-cp", path, "-implicit:none");
            assertThat(compiled.messages()).isEmpty();
            alone.putAll(files(classes));
        }
        assertThat(alone).isEqualTo(all);
    }

    /** All classes but those of a source and what is generated for it. */
    private static void copyOthers(Path classes, Path others, String name) throws IOException {
        try (Stream<Path> found = Files.walk(classes)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith(name)) {
                    Path copy = others.resolve(classes.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
                files.put(folder.relativize(file).toString(), bytes);
            }
        }
        return files;
    }
}
