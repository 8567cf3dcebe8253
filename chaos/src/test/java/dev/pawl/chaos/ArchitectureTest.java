package dev.pawl.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.pawl.chaos");

    @Test
    void theCheckerKnowsNothingOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.pawl.chaos.check")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("dev.pawl.chaos.check", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void nothingReachesIntoTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.pawl.chaos.work")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.pawl.runtime.internal..", "dev.pawl.runtime.spi..")
                .check(CLASSES);
    }
}
