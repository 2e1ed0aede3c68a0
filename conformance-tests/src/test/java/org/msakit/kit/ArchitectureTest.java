package org.msakit.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Directions between the modules, and no cycles inside them. */
@AnalyzeClasses(packages = "org.msakit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] MODEL = {
        "org.msakit.wire..",
        "org.msakit.dialogue..",
        "org.msakit.catalogue..",
        "org.msakit.policy..",
        "org.msakit.model..",
        "org.msakit.rules..",
        "org.msakit.replies..",
        "org.msakit.monitor..",
        "org.msakit.sendmail..",
        "org.msakit.audit..",
        "org.msakit.tls.."
    };

    @ArchTest
    static final ArchRule KIT_HAS_NO_CYCLES =
            slices().matching("org.msakit.kit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_SERVER_DOES_NOT_JUDGE_ITSELF = noClasses()
            .that()
            .resideInAPackage("org.msakit.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODEL);

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.msakit.server..", "org.msakit.kit..");

    @ArchTest
    static final ArchRule THE_SERVER_KNOWS_NO_KIT = noClasses()
            .that()
            .resideInAPackage("org.msakit.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.msakit.kit..");

    @ArchTest
    static final ArchRule NETTY_STAYS_IN_ITS_HOST = noClasses()
            .that()
            .resideOutsideOfPackage("org.msakit.server.netty..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");
}
