package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.state.Snapshot;

class HighwayTest {
    private static final float[] LEFT = {1, 0};
    private static final float[] RIGHT = {-1, 0};
    private static final float[] FASTER = {0, 1};
    private static final float[] SLOWER = {0, -1};
    private static final float[] NONE = {0, 0};

    @TempDir
    static Path folder;

    private static Scenario highway;
    private static Scenario empty;

    @BeforeAll
    static void load() throws Exception {
        highway = ScenarioLoader.load("highway", new ArrayList<>());
        String text = highway.source().replace("count: 20", "count: 0");
        empty = ScenarioLoader.load(
                Files.writeString(folder.resolve("empty.yaml"), text).toString(), new ArrayList<>());
    }

    private static Episode episode(Scenario scenario) {
        Episode episode = new Episode(scenario);
        episode.reset(1);
        return episode;
    }

    private static void act(Episode episode, float[] action, int times) {
        for (int k = 0; k < times; k++) {
            episode.act(action, 0);
        }
    }

    private static ActorStates actors(Episode episode) {
        return episode.world().view().actors();
    }

    @Test
    void eachStepOfSpeedLeadsToTheNextOfThreeSpeeds() {
        Episode episode = episode(empty);
        assertEquals(25, actors(episode).speed[0]);
        act(episode, FASTER, 3);
        assertEquals(30, actors(episode).speed[0], 0.1);
        act(episode, SLOWER, 1);
        act(episode, NONE, 4);
        assertEquals(25, actors(episode).speed[0], 0.1);
        act(episode, SLOWER, 6);
        assertEquals(20, actors(episode).speed[0], 0.1);
    }

    @Test
    void aLaneStepEndsInTheMiddleOfTheNextLaneAndNoneLeadsOffTheRoad() {
        Episode episode = episode(empty);
        int middle = actors(episode).lane[0];
        act(episode, RIGHT, 1);
        act(episode, NONE, 7);
        int right = actors(episode).lane[0];
        assertEquals(highway(middle, false), right);
        assertEquals(0, actors(episode).laneOffset[0], 0.15);
        act(episode, RIGHT, 5);
        assertEquals(right, actors(episode).lane[0]);
        act(episode, LEFT, 2);
        act(episode, NONE, 9);
        assertEquals(highway(middle, true), actors(episode).lane[0]);
        assertEquals(0, actors(episode).laneOffset[0], 0.15);
        assertEquals(EndReason.RUNNING, episode.end());
    }

    private static int highway(int lane, boolean left) {
        var roads = episode(empty).world().view().roads();
        return left ? roads.lane(lane).left() : roads.lane(lane).right();
    }

    @Test
    void aPerfectRunEarnsThirtyAndTheSlowestOfTheMiddleLaneTwentyOne() {
        assertEquals(30, earned(FASTER, RIGHT), 0.5);
        assertEquals(21, earned(SLOWER, SLOWER), 0.1);
    }

    private static double earned(float[] first, float[] then) {
        Episode episode = episode(empty);
        double sum = 0;
        for (int k = 0; episode.end() == EndReason.RUNNING; k++) {
            episode.act(k % 2 == 0 ? first : then, 0);
            sum += episode.reward();
        }
        assertEquals(30, episode.decisions());
        return sum;
    }

    @Test
    void twentyVehiclesStandAheadInAllLanesAsFarApartAsSaid() {
        Set<Integer> lanes = new HashSet<>();
        double last = 0;
        double count = 0;
        for (long seed = 0; seed < 50; seed++) {
            Episode episode = new Episode(highway);
            episode.reset(seed);
            ActorStates a = actors(episode);
            assertEquals(21, a.count);
            for (int i = 1; i < a.count; i++) {
                lanes.add(a.lane[i]);
                double ahead = a.x[i] - a.x[i - 1];
                assertTrue(ahead >= 21 && ahead <= 26, "seed " + seed + ": " + ahead);
            }
            last += a.x[20] - a.x[0];
            count++;
        }
        assertEquals(20 * 23.5, last / count, 5);
        assertEquals(3, lanes.size());
    }

    @Test
    void aForkInTheMiddleOfALaneChangeGoesOnToTheSameLane() {
        Episode episode = episode(highway);
        act(episode, LEFT, 1);
        Snapshot snapshot = new Snapshot();
        episode.save(snapshot);
        act(episode, NONE, 3);
        Episode fork = new Episode(highway);
        fork.restore(snapshot);
        act(fork, NONE, 3);
        assertEquals(episode.world().stateHash(), fork.world().stateHash());
        assertEquals(episode.reward(), fork.reward());
    }

    @Test
    void theTrafficChangesLanes() {
        Episode episode = episode(highway);
        int[] before = actors(episode).lane.clone();
        act(episode, SLOWER, 8);
        int changed = 0;
        for (int i = 1; i < 21; i++) {
            changed += actors(episode).lane[i] != before[i] ? 1 : 0;
        }
        assertNotEquals(0, changed);
    }

    @Test
    void theEgoSeesItsLaneAndTheFourVehiclesNearestAhead() {
        Episode episode = episode(highway);
        float[] seen = new float[25];
        episode.observe(seen, 0);
        ActorStates a = actors(episode);
        assertEquals(1, seen[0]);
        assertEquals(0, seen[1], "the middle lane");
        assertEquals(25 / 20.0 - 1, seen[3], 1e-6);
        for (int k = 1; k <= 4; k++) {
            double ahead = a.x[k] + a.boxOffset[k] - a.x[0];
            assertEquals(1, seen[5 * k]);
            assertEquals(ahead / 100, seen[5 * k + 1], 1e-6);
            assertEquals((a.y[k] - a.y[0]) / 12, seen[5 * k + 2], 1e-6);
            assertEquals((a.speed[k] - 25) / 20, seen[5 * k + 3], 1e-6);
        }
    }
}
