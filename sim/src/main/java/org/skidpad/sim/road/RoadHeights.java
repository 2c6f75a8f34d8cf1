package org.skidpad.sim.road;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.LaneProfiles.Cubic;

/**
 * Heights of roads over the plane that everything moves in, for pictures and recordings in three dimensions: elevation,
 * superelevation and shape of ASAM OpenDRIVE 1.8, clauses 10.5 and 10.5.1 to 10.5.3, and the heights of lanes, clause 11.8. Physics
 * is that of the projection onto the plane: t is measured in it, so that superelevation by an angle adds t · tan of the angle.
 */
public final class RoadHeights {
    /** Profiles of one road. */
    private record Profile(List<Cubic> elevation, List<Cubic> superelevation, List<Section> shape) {
        boolean isFlat() {
            return elevation.isEmpty() && superelevation.isEmpty() && shape.isEmpty();
        }
    }

    /** Heights across a road at one station, cubics of t, t ascending. */
    private record Section(double s, List<Cubic> across) {}

    /** Raise of a lane's inner and outer border from a station on. */
    private record Raise(double s, double inner, double outer) {}

    private final List<Profile> roads = new ArrayList<>();
    private final List<List<Raise>> lanes = new ArrayList<>();
    private boolean flat = true;

    private RoadHeights() {}

    /** Gathers heights while a network is built. */
    static final class Collector {
        private final List<Cubic> elevation = new ArrayList<>();
        private final List<Cubic> superelevation = new ArrayList<>();
        private final List<Section> shape = new ArrayList<>();

        void elevation(Cubic cubic) {
            elevation.add(cubic);
        }

        void superelevation(Cubic cubic) {
            superelevation.add(cubic);
        }

        void shape(double s, Cubic ofT) {
            Section section = shape.stream().filter(p -> p.s == s).findFirst().orElse(null);
            if (section == null) {
                section = new Section(s, new ArrayList<>());
                shape.add(section);
            }
            section.across.add(ofT);
        }

        private Profile profile() {
            elevation.sort(Comparator.comparingDouble(Cubic::startS));
            superelevation.sort(Comparator.comparingDouble(Cubic::startS));
            shape.sort(Comparator.comparingDouble(Section::s));
            shape.forEach(p -> p.across.sort(Comparator.comparingDouble(Cubic::startS)));
            boolean level = shape.stream().allMatch(p -> isZero(p.across));
            return new Profile(
                    unlessZero(elevation), unlessZero(superelevation), level ? List.of() : List.copyOf(shape));
        }

        private static List<Cubic> unlessZero(List<Cubic> cubics) {
            return isZero(cubics) ? List.of() : List.copyOf(cubics);
        }

        private static boolean isZero(List<Cubic> cubics) {
            return cubics.stream().allMatch(c -> c.a() == 0 && c.b() == 0 && c.c() == 0 && c.d() == 0);
        }
    }

    /** Heights of a lane while a network is built: stations of the road, m. */
    static final class LaneCollector {
        private final List<Raise> raises = new ArrayList<>();

        void add(double s, double inner, double outer) {
            raises.add(new Raise(s, inner, outer));
            raises.sort(Comparator.comparingDouble(Raise::s));
        }
    }

    static RoadHeights of(List<Collector> roads, List<LaneCollector> lanes) {
        RoadHeights heights = new RoadHeights();
        for (Collector road : roads) {
            Profile profile = road.profile();
            heights.roads.add(profile);
            heights.flat &= profile.isFlat();
        }
        for (LaneCollector lane : lanes) {
            heights.lanes.add(List.copyOf(lane.raises));
            heights.flat &= lane.raises.isEmpty();
        }
        return heights;
    }

    /** True where every road and lane lies in the plane. */
    public boolean isFlat() {
        return flat;
    }

    /** Height of a road's surface, without what lanes are raised by, m. */
    public double ofRoad(int road, double s, double t) {
        Profile profile = roads.get(road);
        double z = at(profile.elevation, s);
        double roll = at(profile.superelevation, s);
        return z + (roll == 0 ? 0 : t * Trigonometry.tan(roll)) + shape(profile.shape, s, t);
    }

    /**
     * What a lane is raised by over its road, m.
     *
     * @param s station of the road
     * @param share of the lane's width from its inner border to its outer, 0 … 1
     */
    public double ofLane(int lane, double s, double share) {
        Raise raise = null;
        for (Raise r : lanes.get(lane)) {
            raise = raise == null || r.s <= s ? r : raise;
        }
        return raise == null || raise.s > s ? 0 : raise.inner + share * (raise.outer - raise.inner);
    }

    /** Slope of a road along its reference line: rise per metre. */
    public double slope(int road, double s) {
        Cubic c = holding(roads.get(road).elevation, s);
        double u = c == null ? 0 : s - c.startS();
        return c == null ? 0 : c.b() + u * (2 * c.c() + u * 3 * c.d());
    }

    /** Roll of a road about its reference line, rad; positive raises its left side. */
    public double roll(int road, double s) {
        return at(roads.get(road).superelevation, s);
    }

    private static double at(List<Cubic> cubics, double s) {
        Cubic c = holding(cubics, s);
        return c == null ? 0 : c.at(s);
    }

    private static Cubic holding(List<Cubic> cubics, double s) {
        Cubic found = null;
        for (Cubic c : cubics) {
            found = c.startS() <= s ? c : found;
        }
        return found;
    }

    /** Between the stations where a shape is given it changes linearly. */
    private static double shape(List<Section> sections, double s, double t) {
        Section before = null;
        Section after = null;
        for (Section section : sections) {
            if (section.s <= s) {
                before = section;
            } else if (after == null) {
                after = section;
            }
        }
        if (before == null) {
            return 0;
        }
        double here = across(before.across, t);
        return after == null ? here : here + (across(after.across, t) - here) * (s - before.s) / (after.s - before.s);
    }

    /** Left of the first cubic that is given, that one goes on. */
    private static double across(List<Cubic> cubics, double t) {
        Cubic c = holding(cubics, t);
        return c == null ? cubics.get(0).at(t) : c.at(t);
    }
}
