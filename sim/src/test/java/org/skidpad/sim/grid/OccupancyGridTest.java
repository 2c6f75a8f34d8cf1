package org.skidpad.sim.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OccupancyGridTest {
    /** Rows are written as they are seen: the first is the topmost. */
    private static OccupancyGrid grid(double resolution, double x, double y, double yaw, String... picture) {
        int columns = picture[0].length();
        byte[] cells = new byte[columns * picture.length];
        for (int r = 0; r < picture.length; r++) {
            for (int c = 0; c < columns; c++) {
                char seen = picture[picture.length - 1 - r].charAt(c);
                cells[r * columns + c] =
                        seen == '#' ? OccupancyGrid.OCCUPIED : seen == '?' ? OccupancyGrid.UNKNOWN : OccupancyGrid.FREE;
            }
        }
        return new OccupancyGrid(columns, picture.length, resolution, x, y, yaw, cells);
    }

    private static double totalLength(Walls walls) {
        double sum = 0;
        for (int i = 0; i < walls.count; i++) {
            sum += Math.hypot(walls.x1[i] - walls.x0[i], walls.y1[i] - walls.y0[i]);
        }
        return sum;
    }

    @Test
    void aBlockHasFourWalls() {
        Walls walls = grid(0.5, 10, 20, 0, "....", ".##.", ".##.", "....").walls();
        assertEquals(4, walls.count);
        assertEquals(4, totalLength(walls), 1e-12);
        assertArrayEquals(new double[] {10.5, 10.5, 10.5, 11.5}, walls.x0, 1e-12);
        assertArrayEquals(new double[] {20.5, 21.5, 20.5, 20.5}, walls.y0, 1e-12);
    }

    @Test
    void aHollowRoomHasAnInnerAndAnOuterOutline() {
        Walls walls = grid(1, 0, 0, 0, "#####", "#...#", "#...#", "#####").walls();
        assertEquals(8, walls.count);
        assertEquals(2 * (5 + 4) + 2 * (3 + 2), totalLength(walls), 1e-12);
    }

    @Test
    void blocksThatTouchAtACornerKeepTheirOwnWalls() {
        Walls walls = grid(1, 0, 0, 0, "#.", ".#").walls();
        assertEquals(8, walls.count);
    }

    @Test
    void unknownCellsAreNoWalls() {
        assertEquals(0, grid(1, 0, 0, 0, "??", "?.").walls().count);
    }

    @Test
    void theYawTurnsTheGridAboutItsOrigin() {
        OccupancyGrid grid = grid(1, 5, 5, Math.PI / 2, "..#");
        assertEquals(OccupancyGrid.OCCUPIED, grid.at(4.5, 7.5));
        assertEquals(OccupancyGrid.FREE, grid.at(4.5, 6.5));
        assertEquals(OccupancyGrid.UNKNOWN, grid.at(5.5, 7.5));
        Walls walls = grid.walls();
        for (int i = 0; i < walls.count; i++) {
            assertEquals(4.5, walls.x0[i], 0.5 + 1e-9);
            assertEquals(7.5, walls.y0[i], 0.5 + 1e-9);
        }
    }

    @Test
    void cellsThatDoNotFillTheGridAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OccupancyGrid(2, 2, 1, 0, 0, 0, new byte[3]));
    }

    /** The outline is as long as the sides between occupied and other cells, however they are joined. */
    @Property(tries = 200)
    void noSideIsLostOrCountedTwice(@ForAll @Size(35) boolean[] occupied) {
        byte[] cells = new byte[35];
        for (int i = 0; i < 35; i++) {
            cells[i] = occupied[i] ? OccupancyGrid.OCCUPIED : OccupancyGrid.FREE;
        }
        OccupancyGrid grid = new OccupancyGrid(7, 5, 1, 0, 0, 0, cells);
        int sides = 0;
        for (int r = 0; r < 5; r++) {
            for (int c = 0; c < 7; c++) {
                if (grid.cell(c, r) == OccupancyGrid.OCCUPIED) {
                    int[][] around = {{c - 1, r}, {c + 1, r}, {c, r - 1}, {c, r + 1}};
                    for (int[] n : around) {
                        sides += grid.cell(n[0], n[1]) == OccupancyGrid.OCCUPIED ? 0 : 1;
                    }
                }
            }
        }
        assertEquals(sides, totalLength(grid.walls()), 1e-9);
    }

    /** Line after line and cell after cell, as the method's description says it. */
    @Property
    void wallsComeRowsFirstAndThenColumnsEachAsLongAsItGoes(
            @ForAll @Size(min = 1, max = 60) List<Boolean> drawn, @ForAll @IntRange(min = 1, max = 9) int wide) {
        int columns = Math.min(wide, drawn.size());
        int rows = drawn.size() / columns;
        byte[] cells = new byte[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = drawn.get(i) ? OccupancyGrid.OCCUPIED : i % 3 == 0 ? OccupancyGrid.UNKNOWN : OccupancyGrid.FREE;
        }
        OccupancyGrid grid = new OccupancyGrid(columns, rows, 1, 0, 0, 0, cells);
        List<String> expected = new ArrayList<>();
        for (int upright = 0; upright < 2; upright++) {
            int lines = upright == 1 ? columns : rows;
            int steps = upright == 1 ? rows : columns;
            for (int line = 0; line <= lines; line++) {
                int begin = 0;
                int side = 0;
                for (int step = 0; step <= steps; step++) {
                    int here = step == steps ? 0 : side(grid, upright == 1, line, step);
                    if (here != side && side != 0) {
                        expected.add(
                                upright == 1
                                        ? line + " " + begin + " " + line + " " + step
                                        : begin + " " + line + " " + step + " " + line);
                    }
                    begin = here != side ? step : begin;
                    side = here;
                }
            }
        }
        Walls walls = grid.walls();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < walls.count; i++) {
            found.add((int) walls.x0[i] + " " + (int) walls.y0[i] + " " + (int) walls.x1[i] + " " + (int) walls.y1[i]);
        }
        assertEquals(expected, found);
    }

    private static int side(OccupancyGrid grid, boolean upright, int line, int step) {
        byte before = upright ? grid.cell(line - 1, step) : grid.cell(step, line - 1);
        byte after = upright ? grid.cell(line, step) : grid.cell(step, line);
        return (after == OccupancyGrid.OCCUPIED ? 1 : 0) - (before == OccupancyGrid.OCCUPIED ? 1 : 0);
    }
}
