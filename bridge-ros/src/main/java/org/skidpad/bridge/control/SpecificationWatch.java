package org.skidpad.bridge.control;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.spec.OnlineMonitor;
import org.skidpad.sim.spec.RssLongitudinal;
import org.skidpad.sim.spec.Signals;

/**
 * Watches a robot's specifications while it drives: the same formulas and signals as in simulation, one row a tick. A formula
 * whose robustness is negative slows the robot or stops it. Allocates nothing per tick.
 */
public final class SpecificationWatch {
    private final List<RobotDescription.Monitor> specifications;
    private final OnlineMonitor[] monitors;
    private final RobotDescription.Footprint footprint;
    private final Signals.Sample sample;
    private final double[] row = new double[Signals.COUNT];
    private double slowTo = 1;
    private int worst = -1;

    /** @param periodS time between two ticks, s */
    public SpecificationWatch(
            List<RobotDescription.Monitor> specifications, RobotDescription.Footprint footprint, double periodS) {
        this.specifications = new ArrayList<>(specifications);
        this.footprint = footprint;
        monitors = specifications.stream()
                .map(s -> OnlineMonitor.of(s.formula(), periodS))
                .toArray(OnlineMonitor[]::new);
        sample = new Signals.Sample(RssLongitudinal.DEFAULT, periodS);
    }

    /** Takes in a tick's measurement. */
    public void update(double timeS, Measurement m) {
        sample.time = timeS;
        sample.egoSpeed = m.speed;
        sample.egoAcceleration = m.acceleration;
        sample.minClearance = clearance(m, footprint);
        sample.collision = sample.minClearance <= 0;
        double goal = Math.sqrt(m.goalX * m.goalX + m.goalY * m.goalY);
        sample.distanceToGoal = Double.isNaN(goal) ? Double.POSITIVE_INFINITY : goal;
        sample.writeRow(row);
        slowTo = 1;
        worst = -1;
        for (int i = 0; i < monitors.length; i++) {
            double robustness = monitors[i].push(row);
            double to = specifications.get(i).slowTo();
            if (robustness < 0 && to < slowTo) {
                slowTo = to;
                worst = i;
            }
        }
    }

    /** Takes in a measurement so many times and forgets it, so that the first tick that counts is no slower than the others. */
    void rehearse(Measurement m, int times) {
        for (int i = 0; i < times; i++) {
            update(i, m);
        }
        for (OnlineMonitor monitor : monitors) {
            monitor.reset();
        }
        slowTo = 1;
        worst = -1;
    }

    /**
     * From the footprint to the nearest hit of a scan, m; +Infinity without any. The scan counts as taken here and now; its
     * age is bounded by the watchdog.
     */
    static double clearance(Measurement m, RobotDescription.Footprint footprint) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < m.ranges.length; i++) {
            float range = m.ranges[i];
            if (range <= 0) {
                return 0; // nearer than the lidar can tell, which is at or within the outline
            }
            if (range < least + footprint.length() + Math.abs(m.scanMountX) + Math.abs(footprint.centreX())) {
                double angle = m.scanAngleMin + i * m.scanAngleIncrement;
                double x = m.scanMountX + range * Math.cos(angle);
                double y = m.scanMountY + range * Math.sin(angle);
                least = Math.min(least, footprint.distance(x, y));
            }
        }
        return least;
    }

    /** Share of the greatest speed that is left: 1 where all hold, 0 to stop. */
    public double slowTo() {
        return slowTo;
    }

    /** Name of the specification that asks for the most, empty where all hold. */
    public String violated() {
        return worst < 0 ? "" : specifications.get(worst).name();
    }

    /** From the footprint to the nearest hit of the newest scan, m. */
    public double clearance() {
        return sample.minClearance;
    }
}
