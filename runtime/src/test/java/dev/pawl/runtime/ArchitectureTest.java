package dev.pawl.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the runtime: api → engine → store → jdbc, and never back; spi, event and error below them all. */
class ArchitectureTest {

    private static final String ENGINE = "dev.pawl.runtime.internal.engine..";
    private static final String STORE = "dev.pawl.runtime.internal.store..";
    private static final String JDBC = "dev.pawl.runtime.internal.jdbc..";
    private static final String SPI = "dev.pawl.runtime.spi..";
    private static final String EVENT = "dev.pawl.runtime.event..";
    private static final String ERROR = "dev.pawl.runtime.error..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.pawl.runtime");

    @Test
    void theEngineUsesTheStoreAndWhatIsBelow() {
        check(usesOfTheRuntimeOnly(ENGINE, STORE, JDBC, SPI, EVENT, ERROR));
    }

    @Test
    void theStoreUsesJdbcAndWhatIsBelow() {
        check(usesOfTheRuntimeOnly(STORE, JDBC, SPI, ERROR));
    }

    @Test
    void jdbcUsesNothingAboveIt() {
        check(usesOfTheRuntimeOnly(JDBC, SPI, ERROR));
    }

    @Test
    void theSpiUsesErrorsOnly() {
        check(usesOfTheRuntimeOnly(SPI, ERROR));
    }

    @Test
    void eventsUseNothingOfTheRuntime() {
        check(usesOfTheRuntimeOnly(EVENT));
    }

    @Test
    void errorsUseNothingButWhatUsersWriteAndTheJdk() {
        check(classes()
                .that()
                .resideInAPackage(ERROR)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ERROR, "dev.pawl", "java..", "org.jspecify.."));
    }

    @Test
    void statementsAreTheStores() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(STORE, JDBC)
                .should()
                .dependOnClassesThat(assignableTo(Statement.class).or(assignableTo(ResultSet.class)))
                .orShould()
                .accessTargetWhere(member(Connection.class, "createStatement|prepare(Statement|Call)")));
    }

    @Test
    void threadsAreStartedByTheEngineAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE)
                .should()
                .accessTargetWhere(constructs(Thread.class))
                .orShould()
                .accessTargetWhere(constructs(ExecutorService.class))
                .orShould()
                .accessTargetWhere(constructs(Timer.class))
                .orShould()
                .accessTargetWhere(member(Executors.class, ".*"))
                .orShould()
                .accessTargetWhere(member(Thread.class, "of(Virtual|Platform)|startVirtualThread")));
    }

    @Test
    void timeIsHandedIn() {
        check(noClasses()
                .that(areNoTimeSource())
                .should()
                .accessTargetWhere(member(System.class, "currentTimeMillis|nanoTime"))
                .orShould()
                .accessTargetWhere(member(Clock.class, "system.*|tick.*"))
                .orShould()
                .accessTargetWhere(constructs(Date.class))
                .orShould()
                .accessTargetWhere(now()));
    }

    /** What is stored is text: nothing in it names a class, and nothing of it is run. */
    @Test
    void noClassIsLoadedByItsName() {
        check(noClasses()
                .should()
                .accessTargetWhere(member(Class.class, "forName"))
                .orShould()
                .accessTargetWhere(targetOwner(assignableTo(ClassLoader.class))
                        .and(target(nameMatching("loadClass|defineClass|<init>"))))
                .orShould()
                .accessTargetWhere(member(MethodHandles.Lookup.class, "findClass|define.*"))
                .orShould()
                .accessTargetWhere(member(ServiceLoader.class, ".*"))
                .orShould()
                .dependOnClassesThat(assignableTo(ObjectInputStream.class)
                        .or(resideInAnyPackage(
                                "java.beans..", "javax.naming..", "javax.script..", "javax.tools..", "java.rmi.."))));
    }

    /** By its name nothing is called but a factory of the JDK's, and what a step asks of its connection. */
    @Test
    void noMethodIsCalledByItsName() {
        check(noClasses()
                .that(describe(
                        "are neither StepThreads nor GuardedConnection",
                        type -> !type.getSimpleName().equals("StepThreads")
                                && !type.getSimpleName().equals("GuardedConnection")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.lang.reflect")));
    }

    @Test
    void staticsAreFinal() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void staticArraysArePrivate() {
        check(fields().that()
                .areStatic()
                .and()
                .areNotPrivate()
                .and()
                // javac's own, for a switch over an enum
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .notHaveRawType(describe("an array", JavaClass::isArray)));
    }

    @Test
    void staticsHoldNoState() {
        check(fields().that()
                .areStatic()
                .should()
                .notHaveRawType(resideInAnyPackage("java.util.concurrent", "java.util.concurrent.atomic")
                        .and(assignableTo(Map.class)
                                .or(assignableTo(Collection.class))
                                .or(resideInAnyPackage("java.util.concurrent.atomic")))
                        .or(assignableTo(ThreadLocal.class))
                        .or(assignableTo(Lock.class))
                        .or(assignableTo(RandomGenerator.class))
                        .or(assignableTo(StringBuilder.class))));
    }

    private static ArchRule usesOfTheRuntimeOnly(String layer, String... below) {
        return classes()
                .that()
                .resideInAPackage(layer)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.pawl.runtime..")
                        .or(resideInAnyPackage(layer))
                        .or(resideInAnyPackage(below)));
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> member(Class<?> owner, String names) {
        return targetOwner(equivalentTo(owner))
                .and(target(nameMatching(names)))
                .as(owner.getSimpleName() + "." + names);
    }

    private static DescribedPredicate<JavaAccess<?>> constructs(Class<?> type) {
        return targetOwner(assignableTo(type)).and(target(name("<init>"))).as("a new " + type.getSimpleName());
    }

    private static DescribedPredicate<JavaAccess<?>> now() {
        return targetOwner(belongToAnyOf(
                        Instant.class,
                        LocalDate.class,
                        LocalDateTime.class,
                        LocalTime.class,
                        OffsetDateTime.class,
                        ZonedDateTime.class))
                .and(target(name("now")))
                .as("now() of java.time");
    }

    private static DescribedPredicate<JavaClass> areNoTimeSource() {
        return describe(
                "are neither *Clock nor *Ticker",
                type -> !type.getName().endsWith("Clock") && !type.getName().endsWith("Ticker"));
    }

    /** The digits of a {@code %d} are those of the default locale, and no statement or document is written in such. */
    @Test
    void numbersAreTheSameInEveryLocale() throws IOException {
        Pattern localized = Pattern.compile("%(\\d+\\$)?[,\\d.]*[df]");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(localized);
            }
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
