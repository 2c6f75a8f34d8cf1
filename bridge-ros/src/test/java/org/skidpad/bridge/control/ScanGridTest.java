package org.skidpad.bridge.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.LaserScan;

class ScanGridTest {
    private static LaserScan scan(int beams, double angleMin, double fieldOfView) {
        LaserScan scan = new LaserScan();
        scan.angleMin = (float) angleMin;
        scan.angleIncrement = (float) (fieldOfView / beams);
        scan.rangeMin = 0.1f;
        scan.rangeMax = 10;
        scan.resize(beams);
        Arrays.fill(scan.ranges, 0, beams, 5);
        return scan;
    }

    @Test
    void aScanOfTheSameDirectionsIsKeptAsItIs() {
        LaserScan scan = scan(4, 0, 2 * Math.PI);
        scan.ranges[1] = 0.05f;
        scan.ranges[2] = Float.NaN;
        scan.ranges[3] = 11;
        float[] out = new float[4];
        ScanGrid.of(scan).resample(scan, out);
        assertArrayEquals(new float[] {5, 0, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY}, out);
    }

    @Test
    void aFinerScanKeepsTheNearestHitOfEachDirectionWhateverAngleItStartsAt() {
        ScanGrid grid = ScanGrid.of(scan(36, 0, 2 * Math.PI));
        LaserScan fine = scan(720, -Math.PI, 2 * Math.PI);
        fine.ranges[360] = 1; // straight ahead
        fine.ranges[540] = 2; // to the left
        float[] out = new float[36];
        grid.resample(fine, out);
        assertEquals(1, out[0]);
        assertEquals(2, out[9]);
        assertEquals(5, out[18]);
    }

    @Test
    void aCoarserScanFillsEveryDirectionWithItsNearestBeam() {
        ScanGrid grid = ScanGrid.of(scan(360, 0, 2 * Math.PI));
        LaserScan coarse = scan(36, 0, 2 * Math.PI);
        coarse.ranges[9] = 2;
        float[] out = new float[360];
        grid.resample(coarse, out);
        assertEquals(2, out[86]);
        assertEquals(2, out[94]);
        assertEquals(5, out[96]);
        assertEquals(5, out[359]);
    }

    @Test
    void whereALidarDoesNotLookNothingIsHit() {
        ScanGrid grid = ScanGrid.of(scan(360, 0, 2 * Math.PI));
        LaserScan front = scan(271, Math.toRadians(-135), Math.toRadians(271));
        float[] out = new float[360];
        grid.resample(front, out);
        assertEquals(5, out[0]);
        assertEquals(5, out[134]);
        assertEquals(Float.POSITIVE_INFINITY, out[180]);
        assertEquals(5, out[300]);
    }

    @Test
    void aScanWithoutGeometryIsNotUsable() {
        LaserScan scan = scan(360, 0, 2 * Math.PI);
        scan.angleIncrement = 0;
        assertFalse(ScanGrid.isUsable(scan, 0.2));
        scan = scan(360, Double.NaN, 2 * Math.PI);
        assertFalse(ScanGrid.isUsable(scan, 0.2));
    }
}
