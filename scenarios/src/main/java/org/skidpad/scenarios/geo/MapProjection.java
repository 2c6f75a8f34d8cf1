package org.skidpad.scenarios.geo;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * The projection that an OpenDRIVE map states in its {@code geoReference}, a PROJ string. Heights, geoids and datum grids are left
 * out: the map is a plane.
 */
public final class MapProjection {
    private static final String GEOGRAPHIC = "+proj=longlat +datum=WGS84 +no_defs";

    /** What of a PROJ string moves a point of the plane. */
    private static final Set<String> USED = Set.of(
            "proj",
            "lat_0",
            "lon_0",
            "lat_ts",
            "lat_1",
            "lat_2",
            "lonc",
            "alpha",
            "k",
            "k_0",
            "x_0",
            "y_0",
            "zone",
            "south",
            "datum",
            "ellps",
            "a",
            "b",
            "rf",
            "towgs84",
            "units",
            "to_meter",
            "no_defs");

    /** The last digits of sines differ between platforms; those of places must not. */
    private static final double GRAIN = 1e-6;

    private final CoordinateTransform toMap;

    private MapProjection(CoordinateTransform toMap) {
        this.toMap = toMap;
    }

    /** @throws IllegalArgumentException where the text states no projection that is known */
    public static MapProjection of(String proj) {
        String used = Arrays.stream(proj.strip().split("\\s+"))
                .filter(p -> p.startsWith("+") && USED.contains(p.substring(1).split("=", 2)[0]))
                .collect(Collectors.joining(" "));
        if (!used.contains("+proj=")) {
            throw new IllegalArgumentException("the georeference states no '+proj='");
        }
        try {
            CRSFactory factory = new CRSFactory();
            CoordinateReferenceSystem map = factory.createFromParameters("map", used);
            CoordinateReferenceSystem earth = factory.createFromParameters("earth", GEOGRAPHIC);
            return new MapProjection(new CoordinateTransformFactory().createTransform(earth, map));
        } catch (Proj4jException | NumberFormatException e) {
            throw new IllegalArgumentException("the georeference '" + used + "' is not understood: " + e.getMessage());
        }
    }

    /**
     * Where a place of WGS 84 lies in the map frame: x, y in m, rounded to a micrometre.
     *
     * @throws IllegalArgumentException where the projection does not reach it
     */
    public double[] toMap(double latitudeDeg, double longitudeDeg) {
        ProjCoordinate out = new ProjCoordinate();
        try {
            toMap.transform(new ProjCoordinate(longitudeDeg, latitudeDeg), out);
        } catch (Proj4jException e) {
            throw new IllegalArgumentException("is outside of the map's projection: " + e.getMessage());
        }
        if (!Double.isFinite(out.x) || !Double.isFinite(out.y)) {
            throw new IllegalArgumentException("is outside of the map's projection");
        }
        return new double[] {Math.rint(out.x / GRAIN) * GRAIN, Math.rint(out.y / GRAIN) * GRAIN};
    }
}
