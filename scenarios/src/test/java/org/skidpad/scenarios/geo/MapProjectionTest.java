package org.skidpad.scenarios.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MapProjectionTest {
    /** Length of a degree of the meridian at the equator of WGS 84, and of one of the equator. */
    @Test
    void aTransverseMercatorMapHasItsOriginWhereItSaysAndTrueScaleThere() {
        MapProjection map = MapProjection.of(
                "+proj=tmerc +lat_0=0 +lon_0=9 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +geoidgrids=egm96_15.gtx +vunits=m +no_defs");
        assertArrayEquals(new double[] {0, 0}, map.toMap(0, 9), 1e-6);
        assertEquals(110_574.3886, map.toMap(1, 9)[1], 0.01);
        assertEquals(1113.1949, map.toMap(0, 9.01)[0], 0.001);
    }

    /** On the central meridian of a UTM zone the scale is 0.9996 and the false easting 500 km. */
    @Test
    void aZoneOfUtmHasItsFalseEastingAndScale() {
        MapProjection map = MapProjection.of("+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs");
        assertEquals(500_000, map.toMap(0, 9)[0], 1e-6);
        assertEquals(0.9996 * 110_574.3886, map.toMap(1, 9)[1], 0.01);
    }

    @Test
    void whatStatesNoProjectionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> MapProjection.of("+lat_0=49 +lon_0=8"));
        assertThrows(IllegalArgumentException.class, () -> MapProjection.of("+proj=nonsense"));
        assertThrows(IllegalArgumentException.class, () -> MapProjection.of(""));
    }
}
