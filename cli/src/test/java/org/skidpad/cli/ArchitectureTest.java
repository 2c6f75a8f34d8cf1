package org.skidpad.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the module map: who may see whom, and which package alone may see a foreign library. */
class ArchitectureTest {
    private static final JavaClasses SKIDPAD = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // What tests of other modules share comes in a jar of its own where Maven packs them.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.skidpad");

    private static void check(ArchRule rule) {
        rule.check(SKIDPAD);
    }

    /** Without it, a class path on which nothing was found would pass every rule. */
    @Test
    void everyModuleIsLookedAt() {
        for (String module : List.of("sim", "scenarios", "policies", "bridge", "viewer", "evaluation", "cli")) {
            assertTrue(SKIDPAD.stream().anyMatch(c -> c.getPackageName().startsWith("org.skidpad." + module)), module);
        }
    }

    /** Without it, a rule engine that reports nothing would pass every rule. */
    @Test
    void aBrokenRuleIsReported() {
        ArchRule broken = noClasses()
                .that()
                .resideInAPackage("org.skidpad.cli..")
                .should()
                .haveSimpleName("Main");
        assertThrows(AssertionError.class, () -> check(broken));
    }

    @Test
    void simSeesNoOtherModule() {
        check(noClasses()
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
                        "org.skidpad.cli.."));
    }

    @Test
    void policiesBridgeAndViewerSeeOnlySim() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.skidpad.policies..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.skidpad.scenarios..",
                        "org.skidpad.bridge..",
                        "org.skidpad.viewer..",
                        "org.skidpad.evaluation..",
                        "org.skidpad.cli.."));
    }

    @Test
    void theBridgeSeesOnlySim() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.skidpad.bridge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.skidpad.scenarios..",
                        "org.skidpad.policies..",
                        "org.skidpad.viewer..",
                        "org.skidpad.evaluation..",
                        "org.skidpad.cli.."));
    }

    @Test
    void theViewerSeesRecordingsAndNeverALiveWorld() {
        check(noClasses()
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
                        "org.skidpad.cli.."));
    }

    @Test
    void evaluationSeesScenariosAndSim() {
        check(noClasses()
                .that()
                .resideInAPackage("org.skidpad.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.skidpad.policies..", "org.skidpad.bridge..", "org.skidpad.viewer..", "org.skidpad.cli.."));
    }

    @Test
    void jbox2dStaysInPhysics() {
        check(onlyIn("org.jbox2d..", "org.skidpad.sim.physics.."));
    }

    @Test
    void zstdStaysInTheContainer() {
        check(onlyIn("com.github.luben..", "org.skidpad.sim.record.mcap.."));
    }

    @Test
    void lz4StaysInItsPackage() {
        check(onlyIn("net.jpountz..", "org.skidpad.sim.record.lz4.."));
    }

    @Test
    void bzip2StaysWithTheBags() {
        check(onlyIn("org.apache.commons.compress..", "org.skidpad.bridge.bag.."));
    }

    @Test
    void leastSquaresStayInIdentification() {
        check(onlyIn("org.hipparchus.optim..", "org.skidpad.bridge.identify.."));
        check(onlyIn("org.hipparchus.linear..", "org.skidpad.bridge.identify.."));
    }

    @Test
    void djlStaysInItsPackage() {
        check(onlyIn("ai.djl..", "org.skidpad.policies.djl.."));
    }

    /** World and traffic count as one: the tick asks drivers for decisions, which they take from the frozen view of the world. */
    @Test
    void packagesOfAModuleSeeEachOtherInOneDirection() {
        for (String module : List.of("sim", "scenarios", "policies", "bridge", "viewer", "evaluation")) {
            check(slices().assignedFrom(new SliceAssignment() {
                        @Override
                        public SliceIdentifier getIdentifierOf(JavaClass c) {
                            String name = c.getPackageName();
                            return name.startsWith("org.skidpad." + module)
                                    ? SliceIdentifier.of(name.replace("sim.traffic", "sim.world"))
                                    : SliceIdentifier.ignore();
                        }

                        @Override
                        public String getDescription() {
                            return "packages of " + module;
                        }
                    })
                    .should()
                    .beFreeOfCycles());
        }
    }

    /** The format is read, then the world populated, then played: what is read knows nothing of how it is. */
    @Test
    void aScenarioIsDataThatKnowsNothingOfItsReaders() {
        check(noClasses()
                .that()
                .resideInAPackage("org.skidpad.scenarios.populate..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.skidpad.scenarios.format.."));
    }

    @Test
    void javaFxStaysInItsPackage() {
        check(onlyIn("javafx..", "org.skidpad.viewer.fx.."));
    }

    @Test
    void snakeYamlStaysInItsPackage() {
        check(onlyIn("org.snakeyaml..", "org.skidpad.scenarios.yaml.."));
    }

    @Test
    void hipparchusStaysWithVariations() {
        check(onlyIn("org.hipparchus.random..", "org.skidpad.scenarios.vary.."));
    }

    @Test
    void proj4jStaysWithMapProjections() {
        check(onlyIn("org.locationtech..", "org.skidpad.scenarios.geo.."));
    }

    @Test
    void ihmcStaysInTheRos2Transport() {
        check(onlyIn("us.ihmc..", "org.skidpad.bridge.transport.ros2.."));
    }

    @Test
    void picocliStaysAtTheEdge() {
        check(onlyIn("picocli..", "org.skidpad.cli.."));
    }

    @Test
    void robotControlKnowsNoTransport() {
        check(noClasses()
                .that()
                .resideInAPackage("org.skidpad.bridge.control..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "us.ihmc..", "org.skidpad.bridge.transport.ros1..", "org.skidpad.bridge.transport.ros2.."));
    }

    @Test
    void nothingBelowTheEdgeReadsTheWallClock() {
        check(noClasses()
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
                .haveFullyQualifiedName("java.util.Random"));
    }

    @Test
    void sinesAndCosinesAreTakenWhereTheyAllocateNothing() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.skidpad.sim..", "org.skidpad.scenarios..", "org.skidpad.policies..")
                .and()
                .doNotHaveFullyQualifiedName("org.skidpad.sim.geometry.Trigonometry")
                .should()
                .callMethod(StrictMath.class, "sin", double.class)
                .orShould()
                .callMethod(StrictMath.class, "cos", double.class)
                .orShould()
                .callMethod(StrictMath.class, "tan", double.class));
    }

    @Test
    void noPackageIsCalledUtil() {
        check(classes().should().resideOutsideOfPackages("..util..", "..utils..", "..helper..", "..common.."));
    }

    @Test
    void modulesAreFreeOfCycles() {
        check(slices().matching("org.skidpad.(*)..").should().beFreeOfCycles());
    }

    private static ArchRule onlyIn(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
