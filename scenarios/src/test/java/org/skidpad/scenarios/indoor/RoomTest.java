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
