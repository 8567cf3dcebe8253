package dev.pawl.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/**
 * The arrows of the processor: element → read → model → definition → check → generate, with the compiler at both ends alone.
 */
class ArchitectureTest {

    private static final String ENTRY = "dev.pawl.processor";
    private static final String READ = "dev.pawl.processor.read..";
    private static final String MODEL = "dev.pawl.processor.model..";
    private static final String CHECK = "dev.pawl.processor.check..";
    private static final String PROBLEM = "dev.pawl.processor.problem..";
    private static final String DEFINITION = "dev.pawl.processor.definition..";
    private static final String BASELINE = "dev.pawl.processor.baseline..";
    private static final String GENERATE = "dev.pawl.processor.generate..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.pawl.processor");

    @Test
    void elementsAreReadInOnePlaceAndPrintedOnInOne() {
        check(noClasses()
                .that(resideOutsideOfPackage(READ)
                        .and(resideOutsideOfPackage(ENTRY))
                        .and(areNoPrinter()))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..")
                        // JavaPoet takes modifiers as the compiler's enum.
                        .and(DescribedPredicate.not(belongToAnyOf(Modifier.class)))));
    }

    @Test
    void noCompilersOwnApi() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("com.sun..", "jdk..", "sun.."));
    }

    @Test
    void theModelKnowsNobody() {
        check(usesOfTheProcessorOnly(MODEL));
    }

    @Test
    void readersYieldTheModelAndProblems() {
        check(usesOfTheProcessorOnly(READ, MODEL, PROBLEM));
    }

    @Test
    void checksGoFromModelToProblems() {
        check(usesOfTheProcessorOnly(CHECK, MODEL, DEFINITION, PROBLEM));
    }

    @Test
    void generatorsGoFromTheModelToFiles() {
        check(usesOfTheProcessorOnly(GENERATE, MODEL, DEFINITION));
    }

    @Test
    void definitionsAreMadeOfTheModel() {
        check(usesOfTheProcessorOnly(DEFINITION, MODEL));
    }

    @Test
    void baselinesAreFilesOfDefinitions() {
        check(usesOfTheProcessorOnly(BASELINE, DEFINITION));
    }

    @Test
    void problemsPointIntoTheModel() {
        check(classes()
                .that(resideInAnyPackage(PROBLEM).and(areNoPrinter()))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("dev.pawl.processor..").or(resideInAnyPackage(PROBLEM, MODEL))));
    }

    @Test
    void theRuntimeIsNamedInTextOnly() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("dev.pawl.runtime.."));
    }

    @Test
    void staticsAreFinal() {
        check(fields().that().areStatic().should().beFinal());
    }

    private static ArchRule usesOfTheProcessorOnly(String layer, String... others) {
        return classes()
                .that()
                .resideInAPackage(layer)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.pawl.processor..")
                        .or(resideInAnyPackage(layer))
                        .or(resideInAnyPackage(others)));
    }

    /** What prints problems turns a place back into the element that the compiler shows. */
    private static DescribedPredicate<JavaClass> areNoPrinter() {
        return describe(
                "are not the printer of problems",
                type -> !(type.getPackageName().startsWith("dev.pawl.processor.problem")
                        && type.getName().endsWith("Printer")));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
