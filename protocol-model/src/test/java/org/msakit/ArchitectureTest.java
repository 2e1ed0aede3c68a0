package org.msakit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The model is pure: no I/O but its own resource, no third party, no cycles. */
@AnalyzeClasses(packages = "org.msakit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.msakit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_THIRD_PARTY =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("org.msakit..", "java..", "javax.crypto..");

    @ArchTest
    static final ArchRule NO_NETWORK_NO_CLOCK = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(Socket|ServerSocket|URL).*|java\\.time\\.(Clock|Instant)|java\\.nio\\.file\\..*");
}
