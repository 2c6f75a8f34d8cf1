package org.skidpad.viewer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.RunHeader;
import org.skidpad.sim.record.RunHeader.ActorInfo;
import org.skidpad.sim.record.RunHeader.MapLine;

/** Recordings made from formulas, with known positions at every time. */
public final class SyntheticRun implements Recording {
    private final RunHeader header;
    private final double[][] x;
    private final double[][] y;
    private final double[][] heading;
    private final double[][] speed;
    private final double[][] acceleration;
    private final double[][] yawRate;
    private final double[] gap;
    private final int[] lead;
    private final Scan[] scans;
    private final List<RunEvent> events = new ArrayList<>();
    private double goalX = Double.NaN;
    private double goalY = Double.NaN;
    private EndReason end = EndReason.SUCCESS;
    private boolean complete = true;

    private SyntheticRun(RunHeader header, int samples) {
        this.header = header;
        int actors = header.actors().size();
        x = new double[samples][actors];
        y = new double[samples][actors];
        heading = new double[samples][actors];
        speed = new double[samples][actors];
        acceleration = new double[samples][actors];
        yawRate = new double[samples][actors];
        gap = new double[samples];
        Arrays.fill(gap, Double.POSITIVE_INFINITY);
        lead = new int[samples];
        Arrays.fill(lead, -1);
        scans = new Scan[samples];
    }

    private static RunHeader header(
            String scenario, double tick, List<ActorInfo> actors, List<MapLine> map, Map<String, Double> parameters) {
        return new RunHeader(scenario, "", "idm", 42, tick, "test", 0, actors, map, parameters);
    }

    private static ActorInfo car(String name) {
        return new ActorInfo(name, ActorType.CAR, 4.8, 1.9, 1.4, 0);
    }

    /**
     * Three lanes of 3.5 m along x from -200 m to 2,200 m; the ego starts at (0, 0) with 30 m/s and brakes at 2 m/s² from 4 s
     * to 6 s. Actor 1 leads it: 50 m ahead, 22 m/s. The others keep 25 m/s in the other lanes. 10 samples a second.
     */
    public static SyntheticRun motorway(int actors, double seconds) {
        List<ActorInfo> infos = new ArrayList<>();
        infos.add(car("Ego"));
        for (int actor = 1; actor < actors; actor++) {
            infos.add(
                    actor % 7 == 0
                            ? new ActorInfo("truck " + actor, ActorType.TRUCK, 12, 2.5, 4, 0)
                            : car("car " + actor));
        }
        List<MapLine> map = new ArrayList<>();
        for (int border = 0; border < 4; border++) {
            double across = -1.75 - 3.5 + 3.5 * border;
            double[] xy = new double[2 * 241];
            for (int i = 0; i <= 240; i++) {
                xy[2 * i] = -200 + 10 * i;
                xy[2 * i + 1] = across;
            }
            map.add(new MapLine(border == 0 || border == 3 ? "road_edge" : "lane_dashed", xy));
        }
        for (int lane = -1; lane <= 1; lane++) {
            map.add(new MapLine("lane_center", new double[] {-200, 3.5 * lane, 2200, 3.5 * lane}));
        }
        double tick = 0.1;
        int samples = (int) Math.round(seconds / tick) + 1;
        SyntheticRun run = new SyntheticRun(header("motorway", tick, infos, map, Map.of()), samples);
        double egoX = 0;
        double egoSpeed = 30;
        for (int sample = 0; sample < samples; sample++) {
            double t = sample * tick;
            double a = t >= 4 && t < 6 ? -2 : 0;
            run.x[sample][0] = egoX;
            run.speed[sample][0] = egoSpeed;
            run.acceleration[sample][0] = a;
            egoX += egoSpeed * tick;
            egoSpeed += a * tick;
            if (actors > 1) {
                run.x[sample][1] = 50 + 22 * t;
                run.speed[sample][1] = 22;
                run.gap[sample] = run.x[sample][1] - run.x[sample][0] - 4.8;
                run.lead[sample] = run.gap[sample] > 0 ? 1 : -1;
                if (run.gap[sample] <= 0) {
                    run.gap[sample] = Double.POSITIVE_INFINITY;
                }
            }
            for (int actor = 2; actor < actors; actor++) {
                run.x[sample][actor] = -150 + 23 * actor + 25 * t;
                run.y[sample][actor] = actor % 2 == 0 ? 3.5 : -3.5;
                run.speed[sample][actor] = 25;
            }
        }
        run.events.add(new RunEvent(4, "storyboard", 1, "lead brakes"));
        return run;
    }

    /**
     * A room of 6 m by 4 m around (0, 0) with a box in it; a round robot of 0.1 m drives a circle of 1 m radius around (0, 0)
     * from (1, 0) at 0.2 m/s, with 72 beams that see the walls and the box. 20 samples a second, 5 scans.
     */
    public static SyntheticRun room(double seconds) {
        List<MapLine> map = List.of(
                new MapLine("wall", new double[] {-3, -2, 3, -2, 3, 2, -3, 2, -3, -2}),
                // A box in single segments, as grid maps have it.
                new MapLine("wall", new double[] {-2, 0.5, -1.4, 0.5}),
                new MapLine("wall", new double[] {-1.4, 0.5, -1.4, 1.1}),
                new MapLine("wall", new double[] {-1.4, 1.1, -2, 1.1}),
                new MapLine("wall", new double[] {-2, 1.1, -2, 0.5}));
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("walker_speed", 0.02);
        double tick = 0.05;
        int samples = (int) Math.round(seconds / tick) + 1;
        List<ActorInfo> infos = List.of(
                new ActorInfo("burger", ActorType.ROBOT, 0.2, 0.2, 0, 0.1),
                new ActorInfo("walker", ActorType.PEDESTRIAN, 0.5, 0.5, 0, 0.25));
        SyntheticRun run = new SyntheticRun(header("room", tick, infos, map, parameters), samples);
        for (int sample = 0; sample < samples; sample++) {
            double angle = 0.2 * sample * tick;
            run.x[sample][0] = Math.cos(angle);
            run.y[sample][0] = Math.sin(angle);
            run.heading[sample][0] = org.skidpad.sim.geometry.Angles.wrap(angle + Math.PI / 2);
            run.speed[sample][0] = 0.2;
            run.yawRate[sample][0] = 0.2;
            run.x[sample][1] = 2.2;
            run.y[sample][1] = -1 + 0.02 * sample * tick;
            run.heading[sample][1] = Math.PI / 2;
            run.speed[sample][1] = 0.02;
            run.scans[sample] = sample % 4 == 0
                    ? scan(sample * tick, run.x[sample][0], run.y[sample][0], run.heading[sample][0], map)
                    : run.scans[sample - 1];
        }
        run.goalX = -2.3;
        run.goalY = -1.4;
        run.events.add(new RunEvent(2, "intervention", 0, "speed limited"));
        run.events.add(new RunEvent(5, "collision", 0, "with walker"));
        run.end = EndReason.COLLISION;
        return run;
    }

    private static Scan scan(double time, double x, double y, double heading, List<MapLine> walls) {
        int beams = 72;
        double increment = 2 * Math.PI / beams;
        float[] ranges = new float[beams];
        for (int beam = 0; beam < beams; beam++) {
            double dx = Math.cos(heading + beam * increment);
            double dy = Math.sin(heading + beam * increment);
            double best = Double.POSITIVE_INFINITY;
            for (MapLine wall : walls) {
                double[] xy = wall.xy();
                for (int i = 0; i + 3 < xy.length; i += 2) {
                    double ex = xy[i + 2] - xy[i];
                    double ey = xy[i + 3] - xy[i + 1];
                    double determinant = dx * ey - dy * ex;
                    double range = ((xy[i] - x) * ey - (xy[i + 1] - y) * ex) / determinant;
                    double along = ((xy[i] - x) * dy - (xy[i + 1] - y) * dx) / determinant;
                    if (range > 0 && along >= 0 && along <= 1) {
                        best = Math.min(best, range);
                    }
                }
            }
            ranges[beam] = best < 3.5 ? (float) best : Float.POSITIVE_INFINITY;
        }
        return new Scan(time, 0, increment, 3.5, 0, 0, ranges);
    }

    public SyntheticRun withEvent(RunEvent event) {
        events.add(event);
        return this;
    }

    public SyntheticRun endedBy(EndReason reason, boolean properEnd) {
        end = reason;
        complete = properEnd;
        return this;
    }

    /** The same without an ego: traffic alone. */
    public SyntheticRun withoutEgo() {
        SyntheticRun copy = new SyntheticRun(
                new RunHeader(
                        header.scenario(),
                        "",
                        "",
                        header.seed(),
                        header.tickS(),
                        "test",
                        -1,
                        header.actors(),
                        header.map(),
                        Map.of()),
                samples());
        for (int sample = 0; sample < samples(); sample++) {
            copy.x[sample] = x[sample];
            copy.y[sample] = y[sample];
            copy.heading[sample] = heading[sample];
            copy.speed[sample] = speed[sample];
        }
        return copy;
    }

    @Override
    public RunHeader header() {
        return header;
    }

    @Override
    public int samples() {
        return x.length;
    }

    @Override
    public double time(int sample) {
        return sample * header.tickS();
    }

    @Override
    public boolean present(int sample, int actor) {
        return true;
    }

    @Override
    public double x(int sample, int actor) {
        return x[sample][actor];
    }

    @Override
    public double y(int sample, int actor) {
        return y[sample][actor];
    }

    @Override
    public double heading(int sample, int actor) {
        return heading[sample][actor];
    }

    @Override
    public double speed(int sample, int actor) {
        return speed[sample][actor];
    }

    @Override
    public double acceleration(int sample, int actor) {
        return acceleration[sample][actor];
    }

    @Override
    public double yawRate(int sample, int actor) {
        return yawRate[sample][actor];
    }

    @Override
    public double steering(int sample, int actor) {
        return 0;
    }

    @Override
    public double laneOffset(int sample, int actor) {
        return Double.NaN;
    }

    @Override
    public long stateHash(int sample) {
        return 0x9E3779B97F4A7C15L * (sample + 1);
    }

    @Override
    public double egoGap(int sample) {
        return gap[sample];
    }

    @Override
    public int egoLead(int sample) {
        return lead[sample];
    }

    @Override
    public double goalX(int sample) {
        return goalX;
    }

    @Override
    public double goalY(int sample) {
        return goalY;
    }

    @Override
    public Scan scan(int sample) {
        return scans[sample];
    }

    @Override
    public Decision decision(int sample) {
        return null;
    }

    @Override
    public List<Decision> decisions() {
        return List.of();
    }

    @Override
    public List<RunEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public EndReason end() {
        return end;
    }

    @Override
    public boolean complete() {
        return complete;
    }
}
