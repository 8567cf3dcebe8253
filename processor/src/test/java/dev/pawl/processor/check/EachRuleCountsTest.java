package dev.pawl.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pawl.processor.baseline.BaselineDirectory;
import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.read.Reading;
import dev.pawl.processor.read.Readings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule is the one that tells of its mistakes: when it is taken out of the list, exactly those are missing from what is
 * said of the folders under {@code mistakes}, and there are some.
 */
class EachRuleCountsTest {

    private static final Path FOLDERS = Path.of("src", "test", "resources", "mistakes");

    /** A machine of a folder, what it is compared with, and what all rules say of it, alone and as a release. */
    private record Read(
            String folder, Reading machine, Baseline baseline, List<Problem> problems, List<Problem> released) {}

    private static final List<Read> MACHINES = new ArrayList<>();

    /** All cores compile. */
    @BeforeAll
    static void readAll() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            MACHINES.addAll(folders.sorted().toList().parallelStream()
                    .flatMap(EachRuleCountsTest::read)
                    .toList());
        }
    }

    private static Stream<Read> read(Path folder) {
        String name = folder.getFileName().toString();
        return Readings.of(sources(folder)).stream().map(machine -> {
            Baseline baseline = baseline(name, machine);
            return new Read(
                    name,
                    machine,
                    baseline,
                    problems(machine, baseline, Checks.RULES),
                    released(machine, baseline, Checks.RELEASE_RULES));
        });
    }

    static List<Rule> rules() {
        return Checks.RULES;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void withoutItItsMistakesAreNotTold(Rule rule) {
        List<Rule> others = Checks.RULES.stream().filter(other -> other != rule).toList();
        int missed = 0;
        for (Read read : MACHINES) {
            List<Problem> own = problems(read.machine(), read.baseline(), List.of(rule));
            List<Problem> rest = new ArrayList<>(read.problems());
            assertThat(rest).as(read.folder()).containsAll(own);
            rest.removeAll(own);
            assertThat(problems(read.machine(), read.baseline(), others))
                    .as(read.folder())
                    .isEqualTo(rest);
            missed += own.size();
        }
        assertThat(missed).isPositive();
    }

    static List<Release.Rule> releaseRules() {
        return Checks.RELEASE_RULES;
    }

    @ParameterizedTest
    @MethodSource("releaseRules")
    void withoutItChangesAreNotTold(Release.Rule rule) {
        List<Release.Rule> others =
                Checks.RELEASE_RULES.stream().filter(other -> other != rule).toList();
        int missed = 0;
        for (Read read : MACHINES) {
            List<Problem> without = released(read.machine(), read.baseline(), others);
            assertThat(read.released()).as(read.folder()).containsAll(without);
            missed += read.released().size() - without.size();
        }
        assertThat(missed).isPositive();
    }

    private static List<Problem> released(Reading machine, Baseline baseline, List<Release.Rule> rules) {
        return Checks.of(machine.machine(), machine.declarations(), baseline, Checks.RULES, rules);
    }

    @Test
    void noRuleIsForgotten() {
        List<String> classes = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(Rule.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAssignableTo(Rule.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        assertThat(Checks.RULES.stream().map(rule -> rule.getClass().getName()).sorted())
                .isEqualTo(classes);
    }

    private static List<Problem> problems(Reading machine, Baseline baseline, List<Rule> rules) {
        return Checks.of(machine.machine(), machine.declarations(), baseline, rules, List.of());
    }

    private static Baseline baseline(String folder, Reading machine) {
        Map<String, String> options = new HashMap<>();
        Path baseline = FOLDERS.resolve(folder).resolve("baseline");
        if (Files.exists(baseline)) {
            options.put("pawl.baseline", baseline.toAbsolutePath().toString());
        } else if (folder.startsWith("baseline-directory")) {
            options.put("pawl.baseline", "/nowhere/baseline");
        }
        return BaselineDirectory.of(options)
                .find(machine.machine().name(), machine.machine().version());
    }

    private static JavaFileObject[] sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .map(EachRuleCountsTest::source)
                    .toArray(JavaFileObject[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(Path file) {
        try {
            return JavaFileObjects.forResource(file.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
