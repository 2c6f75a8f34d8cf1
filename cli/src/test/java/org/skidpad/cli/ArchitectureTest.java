package org.skidpad.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the module map: who may see whom, and which package alone may see a foreign library. */
@AnalyzeClasses(packages = "org.skidpad", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule simSeesNoOtherModule = noClasses()
            .that()
            .resideInAPackage("org.skidpad.sim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.skidpad.scenarios..",
                    "org.skidpad.policies..",
                    "org.skidpad.bridge..",
                    "org.skidpad.viewer..",
                    "org.skidpad.evaluation..",
                    "org.skidpad.cli..");

    @ArchTest
    static final ArchRule policiesBridgeAndViewerSeeOnlySim = noClasses()
            .that()
            .resideInAnyPackage("org.skidpad.policies..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.skidpad.scenarios..",
                    "org.skidpad.bridge..",
                    "org.skidpad.viewer..",
                    "org.skidpad.evaluation..",
                    "org.skidpad.cli..");

    @ArchTest
    static final ArchRule theBridgeSeesOnlySim = noClasses()
            .that()
            .resideInAnyPackage("org.skidpad.bridge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.skidpad.scenarios..",
                    "org.skidpad.policies..",
                    "org.skidpad.viewer..",
                    "org.skidpad.evaluation..",
                    "org.skidpad.cli..");

    @ArchTest
    static final ArchRule theViewerSeesRecordingsAndNeverALiveWorld = noClasses()
            .that()
            .resideInAPackage("org.skidpad.viewer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.skidpad.sim.world..",
                    "org.skidpad.sim.physics..",
                    "org.skidpad.scenarios..",
                    "org.skidpad.policies..",
                    "org.skidpad.bridge..",
                    "org.skidpad.evaluation..",
                    "org.skidpad.cli..");

    @ArchTest
    static final ArchRule evaluationSeesScenariosAndSim = noClasses()
            .that()
            .resideInAPackage("org.skidpad.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.skidpad.policies..", "org.skidpad.bridge..", "org.skidpad.viewer..", "org.skidpad.cli..");

    @ArchTest
    static final ArchRule jbox2dStaysInPhysics = onlyIn("org.jbox2d..", "org.skidpad.sim.physics..");

    @ArchTest
    static final ArchRule zstdStaysInTheContainer = onlyIn("com.github.luben..", "org.skidpad.sim.record.mcap..");

    @ArchTest
    static final ArchRule djlStaysInItsPackage = onlyIn("ai.djl..", "org.skidpad.policies.djl..");

    @ArchTest
    static final ArchRule javaFxStaysInItsPackage = onlyIn("javafx..", "org.skidpad.viewer.fx..");

    @ArchTest
    static final ArchRule snakeYamlStaysInItsPackage = onlyIn("org.snakeyaml..", "org.skidpad.scenarios.yaml..");

    @ArchTest
    static final ArchRule ihmcStaysInTheRos2Transport = onlyIn("us.ihmc..", "org.skidpad.bridge.transport.ros2..");

    @ArchTest
    static final ArchRule picocliStaysAtTheEdge = onlyIn("picocli..", "org.skidpad.cli..");

    @ArchTest
    static final ArchRule robotControlKnowsNoTransport = noClasses()
            .that()
            .resideInAPackage("org.skidpad.bridge.control..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "us.ihmc..", "org.skidpad.bridge.transport.ros1..", "org.skidpad.bridge.transport.ros2..");

    @ArchTest
    static final ArchRule nothingBelowTheEdgeReadsTheWallClock = noClasses()
            .that()
            .resideInAnyPackage("org.skidpad.sim..", "org.skidpad.scenarios..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random");

    @ArchTest
    static final ArchRule noPackageIsCalledUtil =
            classes().should().resideOutsideOfPackages("..util..", "..utils..", "..helper..", "..common..");

    @ArchTest
    static final ArchRule modulesAreFreeOfCycles =
            slices().matching("org.skidpad.(*)..").should().beFreeOfCycles();

    private static ArchRule onlyIn(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
