package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.bridge.twin.TwinBuild;

/** Policies cross to the twin: other physics, genuine ROS 1. */
class TwinTransferTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void canBeBuilt() {
        List<String> missing = TwinBuild.missingPackages();
        if (!missing.isEmpty()) {
            System.out.println("SKIPPED: the twin is not built here; apt-get install " + String.join(" ", missing));
        }
        Assumptions.assumeTrue(missing.isEmpty(), "the twin needs " + missing);
    }

    /** A rule instead of a trained policy, and three rooms instead of a hundred. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_rule_that_finds_its_goal_in_skidpad_finds_it_on_the_twin_within_the_limits() {
        System.out.println("SHORTENED: transfer to the twin, follow-gap in 3 rooms instead of a trained policy in 100");
        assertEquals(ExitCode.DONE, Main.execute("twin", "judge", "follow-gap", "--rooms", "3", "--speed", "10"));
    }

    @Test
    @Tag("long")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void a_trained_policy_keeps_85_percent_of_its_success_in_a_hundred_unseen_rooms() {
        assertEquals(ExitCode.DONE, Main.execute("train", "room-goal", "--out", folder.toString()));
        String policy = folder.resolve("room-goal.policy").toString();
        assertEquals(ExitCode.DONE, Main.execute("twin", "judge", policy, "--rooms", "100", "--require", "85"));
    }
}
