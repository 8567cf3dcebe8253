package dev.pawl.processor.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.PawlProcessor;
import dev.pawl.processor.pages.Page.Snippet;
import dev.pawl.runtime.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the README and the guides show compiles, with what stands around it in {@code src/test/resources/pages}, and is run,
 * each page on a schema that is new.
 */
class SnippetsTest {

    @TempDir
    private static Path folder;

    private static final Map<Path, Surroundings> SOURCES = new HashMap<>();
    private static final List<Snippet> SHOWN = new ArrayList<>();
    private static final List<String> MESSAGES = new ArrayList<>();

    private static final List<String> PAGES = new ArrayList<>();
    private static TestDatabase database;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeAll
    static void compile() throws IOException {
        for (Page page : Page.all()) {
            PAGES.add(page.name());
            SHOWN.addAll(page.snippets());
            for (Surroundings source : Surroundings.of(page)) {
                Path file = folder.resolve("sources")
                        .resolve(page.name())
                        .resolve(source.file().getFileName());
                Files.createDirectories(file.getParent());
                SOURCES.put(Files.write(file, source.lines()), source);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String classes = Files.createDirectories(folder.resolve("classes")).toString();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    diagnostics,
                    List.of("-d", classes, "-Xlint:all,-processing,-serial,-auxiliaryclass,-try"),
                    null,
                    files.getJavaFileObjectsFromPaths(SOURCES.keySet()));
            task.setProcessors(List.of(new PawlProcessor()));
            task.call();
        }
        diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .forEach(diagnostic -> MESSAGES.add(message(diagnostic)));
    }

    /** What the compiler says, at the line of the page where it says it. */
    private static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
        String text = diagnostic.getKind() + " " + diagnostic.getMessage(Locale.ROOT);
        Surroundings source = diagnostic.getSource() == null
                ? null
                : SOURCES.get(Path.of(diagnostic.getSource().toUri()));
        return source == null ? text : source.origins().get((int) diagnostic.getLineNumber() - 1) + ": " + text;
    }

    @Test
    void eachSnippetHasItsSurroundings() {
        List<Snippet> alone = new ArrayList<>(SHOWN);
        SOURCES.values().forEach(source -> alone.removeAll(source.filled()));
        assertThat(SHOWN).hasSizeGreaterThan(30);
        assertThat(alone).as("no file in %s shows these", Surroundings.FOLDER).isEmpty();
    }

    @Test
    void eachCompilesWithoutAWord() {
        assertThat(MESSAGES).isEmpty();
    }

    @Timeout(60)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            readme.Shop       | Done[result=Shipped[order=42]]
            children.Order    | Done[result=Closed[order=1, picked=2, missing=0]]
            deployment.Around | [1, 1, 0]
            effects.Around    | [Closed[cents=300], Packed[order=7], Told[cents=50], -50, 50]
            history.Around    | [INSERTED, ENTERED, 0, []]
            limits.Around     | [Concurrency[places=20], Sent[to=bob]]
            observing.Around  | [pawl.ended[machine, Checkout, status, DONE]]
            operations.Around | Optional.empty
            retention.Around  | [Checkout 8760, Contract null, Thumbnail 1]
            schedules.Around  | [hourly 0 * * * * ALL, nightly-report 0 3 * * * ONCE]
            """)
    void whatRunsComesToThis(String surroundings, String end) throws Exception {
        URL[] classes = {folder.resolve("classes").toUri().toURL()};
        database.execute("DROP SCHEMA IF EXISTS pawl CASCADE");
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Method run = loader.loadClass(surroundings).getDeclaredMethod("run", DataSource.class);
            run.setAccessible(true);
            assertThat(run.invoke(null, database.dataSource())).hasToString(end);
        }
    }

    /** A page that is only compiled shows what nobody has tried. */
    @Test
    void eachPageIsRun() throws ReflectiveOperationException {
        String run = getClass()
                .getDeclaredMethod("whatRunsComesToThis", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();
        assertThat(PAGES).allSatisfy(page -> assertThat(run).contains(page + "."));
    }
}
