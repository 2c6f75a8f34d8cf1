package org.skidpad.sim.env;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.world.CrashScene;
import org.skidpad.sim.world.WorldConfig.ContactMode;

class EpisodeSnapshotTest {
    private static final CrashScene SCENARIO = new CrashScene(ContactMode.RIGID, false);

    /** Acts until the end, and notes what the policy would see and earn. */
    private static List<String> goOn(Episode episode) {
        List<String> log = new ArrayList<>();
        float[] row = new float[SCENARIO.task().contract().observationSize()];
        while (episode.end() == EndReason.RUNNING) {
            episode.act(new float[] {episode.decisions() % 7 - 3}, 0);
            episode.observe(row, 0);
            log.add(episode.world().stateHash() + " " + episode.reward() + " " + episode.end() + Arrays.toString(row)
                    + Arrays.toString(episode.measurement().ranges));
        }
        return log;
    }

    @Test
    void anEpisodeGoesOnAsItDidWithItsRewardsMonitorsAndHeldScans() {
        Episode first = new Episode(SCENARIO);
        first.reset(2);
        List<Snapshot> snapshots = new ArrayList<>();
        List<List<String>> rests = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            Snapshot here = new Snapshot();
            first.save(here);
            snapshots.add(here);
            first.act(new float[] {1}, 0);
        }
        for (Snapshot here : snapshots) {
            first.restore(here);
            rests.add(goOn(first));
        }
        for (int k = 0; k < snapshots.size(); k++) {
            Episode other = new Episode(SCENARIO);
            other.restore(Snapshot.of(snapshots.get(k).toBytes(), "bytes"));
            assertEquals(k, other.decisions());
            assertEquals(rests.get(k), goOn(other));
        }
    }

    @Test
    void aNewSeedChangesTheNoiseOfTheSensorsFromThereOn() {
        Episode episode = new Episode(SCENARIO);
        episode.reset(2);
        Snapshot here = new Snapshot();
        episode.save(here);
        List<String> old = goOn(episode);
        episode.restore(here, 77);
        List<String> anew = goOn(episode);
        episode.restore(here, 77);
        assertEquals(anew, goOn(episode));
        assertFalse(old.equals(anew));
    }

    @Test
    void anAgentIsRestoredIntoAnotherAgentOfAnotherEnvironment() {
        float[] expected;
        Snapshot here = new Snapshot();
        Transitions out = new Transitions(2, SCENARIO.task().contract().observationSize());
        Actions actions = new Actions(2, 1);
        try (VectorEnvironment one = new VectorEnvironment(SCENARIO, 2, 1)) {
            one.reset(9, out);
            for (int k = 0; k < 5; k++) {
                one.step(actions, out);
            }
            one.save(1, here);
            for (int k = 0; k < 60; k++) {
                one.step(actions, out);
            }
            expected = second(out);
        }
        try (VectorEnvironment two = new VectorEnvironment(SCENARIO, 2, 2)) {
            two.reset(100, out);
            two.restore(0, here, out);
            for (int k = 0; k < 60; k++) {
                two.step(actions, out);
            }
            assertArrayEquals(expected, first(out));
        }
    }

    private static float[] first(Transitions out) {
        return Arrays.copyOf(out.observations.values, out.observations.values.length / 2);
    }

    private static float[] second(Transitions out) {
        float[] all = out.observations.values;
        return Arrays.copyOfRange(all, all.length / 2, all.length);
    }
}
