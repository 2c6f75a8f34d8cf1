package org.skidpad.scenarios.indoor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.geometry.Pose;

class RoomTest {
    private static final double CLEARANCE = 0.2;

    private static RoomSpec spec(double boxes) {
        return new RoomSpec(
                new Distribution.Uniform(4, 6),
                new Distribution.Uniform(4, 6),
                Distribution.constant(boxes),
                new Distribution.Uniform(0.2, 0.9),
                Distribution.constant(3),
                new Distribution.Uniform(0.1, 0.3),
                new Distribution.Uniform(0.3, 0.7),
                Distribution.constant(0.9),
                null,
                CLEARANCE);
    }

    private static Room draw(RoomSpec spec, long seed) {
        return spec.draw(new Draws(seed, (name, value) -> {}), 2.5);
    }

    /** An independent judge: a finer grid, all eight neighbours, nothing but the exact distance to the walls. */
    private static boolean thereIsAWay(Room room) {
        double cell = 0.04;
        int columns = (int) (room.length() / cell) + 1;
        int rows = (int) (room.width() / cell) + 1;
        boolean[] seen = new boolean[columns * rows];
        Deque<Integer> open = new ArrayDeque<>();
        int from = index(room.start(), cell, columns);
        int to = index(room.goal(), cell, columns);
        seen[from] = true;
        open.add(from);
        while (!open.isEmpty()) {
            int at = open.remove();
            if (at == to) {
                return true;
            }
            for (int dr = -1; dr <= 1; dr++) {
                for (int dc = -1; dc <= 1; dc++) {
                    int c = at % columns + dc;
                    int r = at / columns + dr;
                    if (c < 0 || r < 0 || c >= columns || r >= rows || seen[r * columns + c]) {
                        continue;
                    }
                    if (room.distanceToWalls(c * cell, r * cell) >= CLEARANCE - 0.02) {
                        seen[r * columns + c] = true;
                        open.add(r * columns + c);
                    }
                }
            }
        }
        return false;
    }

    private static int index(Pose pose, double cell, int columns) {
        return (int) Math.round(pose.y() / cell) * columns + (int) Math.round(pose.x() / cell);
    }

    @Property(tries = 150)
    void thereIsAlwaysAWayFromStartToGoal(@ForAll long seed) {
        Room room = draw(spec(6), seed);
        assertTrue(thereIsAWay(room));
        double dx = room.goal().x() - room.start().x();
        double dy = room.goal().y() - room.start().y();
        assertTrue(Math.sqrt(dx * dx + dy * dy) >= 2.5);
        assertTrue(room.distanceToWalls(room.start().x(), room.start().y()) >= CLEARANCE);
        assertTrue(room.distanceToWalls(room.goal().x(), room.goal().y()) >= CLEARANCE);
    }

    private static RoomSpec floor(Distribution corridor) {
        return new RoomSpec(
                new Distribution.Uniform(7, 10),
                new Distribution.Uniform(6, 8),
                Distribution.constant(2),
                new Distribution.Uniform(0.2, 0.5),
                Distribution.constant(0),
                Distribution.constant(0.1),
                null,
                null,
                new FloorSpec(
                        new Distribution.Uniform(2, 4.99),
                        new Distribution.Uniform(1, 3.99),
                        new Distribution.Uniform(0.6, 1.2),
                        corridor,
                        0.2),
                CLEARANCE);
    }

    @Property(tries = 100)
    void thereIsAlwaysAWayThroughAFloorOfRooms(@ForAll long seed) {
        for (Distribution corridor : new Distribution[] {null, new Distribution.Uniform(1, 1.6)}) {
            Room room = draw(floor(corridor), seed);
            assertTrue(room.obstacleCount() > 0);
            assertTrue(thereIsAWay(room));
        }
    }

    @Property(tries = 100)
    void aTrackIsClosedAsLongAsAskedForAndNowhereNarrower(@ForAll long seed) {
        Track track = new TrackSpec(Distribution.constant(50), Distribution.constant(2), new Distribution.Uniform(0, 1))
                .draw(new Draws(seed, (name, value) -> {}), 1);
        Pose[] path = track.patrols().get(0);
        int lap = path.length / 12;
        double length = 0;
        for (int i = 0; i < lap; i++) {
            double dx = path[i + 1].x() - path[i].x();
            double dy = path[i + 1].y() - path[i].y();
            length += Math.sqrt(dx * dx + dy * dy);
        }
        assertEquals(50, length, 1e-9);
        assertEquals(path[0], path[lap]);
        var walls = track.walls();
        for (int i = 0; i < lap; i += 5) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int w = 0; w < walls.count; w++) {
                double dx = walls.x0[w] - path[i].x();
                double dy = walls.y0[w] - path[i].y();
                nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy));
            }
            // Corners of the walls lie half the width aside; between two centre points that is off by their distance.
            assertEquals(1, nearest, 0.1);
        }
    }

    @Test
    void aRoomTooFullToCrossIsLeftEmpty() {
        Room room = draw(spec(99), 1);
        assertEquals(0, room.obstacleCount());
        assertTrue(thereIsAWay(room));
    }

    @Test
    void mostRoomsAreCluttered() {
        int cluttered = 0;
        for (long seed = 0; seed < 50; seed++) {
            cluttered += draw(spec(6), seed).obstacleCount() > 0 ? 1 : 0;
        }
        assertEquals(50, cluttered);
    }

    @Test
    void equalSeedsGiveEqualRooms() {
        assertEquals(draw(spec(6), 4).start(), draw(spec(6), 4).start());
        assertEquals(draw(spec(6), 4).walls().count, draw(spec(6), 4).walls().count);
    }

    @Test
    void distanceToABoxIsExact() {
        // A box of 2 × 1 m turned by 90°: its right face is at x = 0.5, its top at y = 1.
        Obstacle box = Obstacle.box(0, 0, Math.PI / 2, 1, 0.5);
        assertEquals(0.5, box.distance(1, 0), 1e-12);
        assertEquals(Math.sqrt(2), box.distance(1.5, 2), 1e-12);
        assertEquals(0, box.distance(0.2, 0.3));
    }
}
