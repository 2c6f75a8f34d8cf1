package org.skidpad.scenarios.rosmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.random.RandomStream;

/** Against the definition, cell by cell: all distances measured, all neighbours visited. */
class OpenRunsTest {
    @ParameterizedTest
    @CsvSource({"0, 0.3", "1, 0.1", "1.5, 0.05", "2.83, 0.03", "6.2, 0.01", "40, 0.001"})
    void theLargestSpaceIsWhatTheDefinitionGives(double needed, double share) {
        for (int seed = 0; seed < 60; seed++) {
            RandomStream random = new RandomStream(seed, 0, "grid");
            OccupancyGrid grid = drawn(random, share);
            List<Integer> expected = largest(grid, needed);
            OpenRuns.Space space = new OpenRuns(grid, needed).largest();
            List<Integer> cells = new ArrayList<>();
            for (int run = 0; run < space.firsts().length; run++) {
                for (int k = space.before()[run]; k < space.before()[run + 1]; k++) {
                    cells.add(space.firsts()[run] + k - space.before()[run]);
                }
            }
            assertEquals(expected, cells, "seed " + seed);
        }
    }

    private static OccupancyGrid drawn(RandomStream random, double share) {
        int columns = 1 + random.nextInt(30);
        int rows = 1 + random.nextInt(30);
        boolean framed = random.nextInt(2) == 0;
        byte[] cells = new byte[columns * rows];
        for (int cell = 0; cell < cells.length; cell++) {
            int column = cell % columns;
            int row = cell / columns;
            boolean edge = column == 0 || row == 0 || column == columns - 1 || row == rows - 1;
            cells[cell] = framed && edge || random.uniform(0, 1) < share
                    ? random.nextInt(2) == 0 ? OccupancyGrid.OCCUPIED : OccupancyGrid.UNKNOWN
                    : OccupancyGrid.FREE;
        }
        return new OccupancyGrid(columns, rows, 1, 0, 0, 0, cells);
    }

    private static List<Integer> largest(OccupancyGrid grid, double needed) {
        int columns = grid.columns();
        int size = columns * grid.rows();
        boolean[] open = new boolean[size];
        for (int cell = 0; cell < size; cell++) {
            open[cell] = grid.cell(cell % columns, cell / columns) == OccupancyGrid.FREE;
            for (int other = 0; other < size; other++) {
                double dx = cell % columns - other % columns;
                double dy = cell / columns - other / columns;
                boolean free = grid.cell(other % columns, other / columns) == OccupancyGrid.FREE;
                open[cell] &= free || dx * dx + dy * dy >= needed * needed;
            }
        }
        List<Integer> best = List.of();
        boolean bestInside = false;
        for (int cell = 0; cell < size; cell++) {
            if (!open[cell]) {
                continue;
            }
            List<Integer> space = new ArrayList<>();
            ArrayDeque<Integer> next = new ArrayDeque<>(List.of(cell));
            open[cell] = false;
            boolean inside = true;
            while (!next.isEmpty()) {
                int at = next.remove();
                space.add(at);
                int column = at % columns;
                int row = at / columns;
                inside &= column > 0 && row > 0 && column < columns - 1 && row < grid.rows() - 1;
                int[][] around = {{column - 1, row}, {column + 1, row}, {column, row - 1}, {column, row + 1}};
                for (int[] to : around) {
                    boolean there = to[0] >= 0 && to[0] < columns && to[1] >= 0 && to[1] < grid.rows();
                    if (there && open[to[1] * columns + to[0]]) {
                        open[to[1] * columns + to[0]] = false;
                        next.add(to[1] * columns + to[0]);
                    }
                }
            }
            if (inside && !bestInside || inside == bestInside && space.size() > best.size()) {
                best = space.stream().sorted().toList();
                bestInside = inside;
            }
        }
        return best;
    }
}
