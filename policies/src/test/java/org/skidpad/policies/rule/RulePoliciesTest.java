package org.skidpad.policies.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

class RulePoliciesTest {
    private static float scaled(double value, double low, double high) {
        return (float) (2 * (Math.max(low, Math.min(high, value)) - low) / (high - low) - 1);
    }

    @Nested
    class OnTheRoad {
        private static final PolicyContract ROAD = new PolicyContract(
                List.of(
                        new Channel("desired_speed_error", 1, "m/s", "base_link", -40, 40),
                        new Channel("slot_gap", 6, "m", "base_link", 0, 100),
                        new Channel("slot_relative_speed", 6, "m/s", "base_link", -20, 20),
                        new Channel("ego_speed", 1, "m/s", "base_link", 0, 40)),
                List.of(new Channel("acceleration", 1, "m/s^2", "base_link", -8, 3)),
                0.1,
                0);

        private double acceleration(String name, double speed, double desired, double gap, double relative) {
            Observations in = new Observations(1, 14);
            Arrays.fill(in.values, 1);
            in.values[0] = scaled(speed - desired, -40, 40);
            in.values[1] = scaled(gap, 0, 100);
            in.values[7] = scaled(relative, -20, 20);
            in.values[13] = scaled(speed, 0, 40);
            Actions out = new Actions(1, 1);
            RulePolicies.create(name, ROAD).act(in, out);
            return out.values[0];
        }

        /** Equilibrium gap (s0 + vT) / √(1 - (v/v0)⁴) = (2 + 30) / √(1 - 16/81). */
        @Test
        void idmNeitherBrakesNorAcceleratesAtTheEquilibriumGap() {
            double gap = 32 / Math.sqrt(1 - 16.0 / 81);
            assertEquals(0, acceleration("idm", 20, 30, gap, 0), 1e-4);
        }

        @Test
        void idmAcceleratesFullyFromRestOnAFreeRoad() {
            assertEquals(1.5, acceleration("idm", 0, 30, Double.POSITIVE_INFINITY, 20), 1e-4);
        }

        @Test
        void idmBrakesAsHardAsAllowedJustBehindAStandingCar() {
            assertEquals(-8, acceleration("idm", 20, 30, 10, -20), 1e-6);
        }

        @Test
        void cruiseIgnoresTheLead() {
            assertEquals(0, acceleration("cruise", 30, 30, 1, -20), 1e-4);
        }

        @Test
        void stopBrakesFully() {
            assertEquals(-8, acceleration("stop", 30, 30, 100, 0), 1e-6);
        }
    }

    @Nested
    class OnATrack {
        private static final PolicyContract TRACK = new PolicyContract(
                List.of(
                        new Channel("ego_speed", 1, "m/s", "base_link", 0, 10),
                        new Channel("desired_speed", 1, "m/s", "base_link", 0, 10),
                        new Channel("lane_offset", 1, "m", "lane", -4, 4),
                        new Channel("lane_heading", 1, "rad", "lane", -1, 1),
                        new Channel("lane_curvature", 1, "1/m", "lane", -2, 2),
                        new Channel("lidar_ranges", 3, "m", "base_scan", 0, 10)),
                List.of(
                        new Channel("acceleration", 1, "m/s^2", "base_link", -8, 3),
                        new Channel("steering", 1, "rad", "base_link", -0.4189, 0.4189)),
                0.05,
                0);

        private float[] act(double speed, double offset, double heading, double curvature, double ahead) {
            Observations in = new Observations(1, 8);
            double[] seen = {speed, 5, offset, heading, curvature, 10, ahead, 10};
            double[][] bounds = {{0, 10}, {0, 10}, {-4, 4}, {-1, 1}, {-2, 2}, {0, 10}, {0, 10}, {0, 10}};
            for (int k = 0; k < 8; k++) {
                in.values[k] = scaled(seen[k], bounds[k][0], bounds[k][1]);
            }
            Actions out = new Actions(1, 2);
            RulePolicies.create("lap", TRACK).act(in, out);
            return out.values;
        }

        @Test
        void lapKeepsTheMiddleOfAStraightAtTheDesiredSpeed() {
            assertEquals(0, act(5, 0, 0, 0, 10)[0], 1e-4);
            assertEquals(0, act(5, 0, 0, 0, 10)[1], 1e-4);
            assertTrue(act(5, 0.5, 0, 0, 10)[1] < 0, "back to the middle");
        }

        @Test
        void lapSteersTheBendAndSlowsDownForItAndForAWall() {
            // v² · 0.5 /m = 4 m/s²
            assertEquals(0, act(Math.sqrt(8), 0, 0, 0.5, 10)[0], 1e-4);
            assertEquals(Math.atan(0.33 * 0.5), act(1, 0, 0, 0.5, 10)[1], 1e-4);
            assertTrue(act(5, 0, 0, 0, 2)[0] < -2, "brakes");
        }
    }

    @Nested
    class WithMoreToSee {
        private static final PolicyContract STREET = org.skidpad.sim.env.StandardTasks.street();

        private static double street(double speed, double curvatureAt20, double x, double y, double vx, double vy) {
            var m = new org.skidpad.sim.sensor.Measurement(0, 1);
            m.speed = speed;
            m.desiredSpeed = speed;
            Arrays.fill(m.slotGap, Double.POSITIVE_INFINITY);
            m.laneCurvatureAhead[1] = curvatureAt20;
            m.laneOffset = 0;
            m.objectCount = 1;
            m.objectX[0] = x;
            m.objectY[0] = y;
            m.objectVx[0] = vx - speed;
            m.objectVy[0] = vy;
            Observations in = new Observations(1, STREET.observationSize());
            new org.skidpad.sim.env.ObservationBuilder(STREET).build(m, in.values, 0);
            Actions out = new Actions(1, 1);
            RulePolicies.create("defensive", STREET).act(in, out);
            return out.values[0];
        }

        @Test
        void defensiveBrakesForWhoWillBeInItsWayAndNotForWhoWillNot() {
            // 15 m/s, 30 m off: there in about 2 s. Who walks in from 4 m aside at 1.5 m/s is there by then.
            assertTrue(street(15, 0, 33, -4, 0, 1.5) < -3);
            assertEquals(0, street(15, 0, 33, -4, 0, -1.5), 0.01, "walks away");
            assertEquals(0, street(15, 0, 33, -4, 0, 0), 0.01, "stands at the kerb");
            assertEquals(0, street(15, 0, 33, -20, 0, 1.5), 0.01, "comes long after");
            assertEquals(0, street(15, 0, -10, 0, 0, 0), 0.01, "is behind");
        }

        @Test
        void defensiveSlowsDownForABendByTheTimeItIsThere() {
            // Allowed speed² is 1.6 R = 32; from 15 m/s within 20 m that takes (32 - 225) / 40 m/s².
            assertEquals(-4, street(15, 1 / 20.0, 100, 50, 15, 0), 1e-3, "no harder than 4 m/s2");
            assertEquals((32 - 100) / 40.0, street(10, 1 / 20.0, 100, 50, 10, 0), 1e-3);
            assertEquals(0, street(10, 1 / 200.0, 100, 50, 10, 0), 0.01);
        }

        private static float[] lanes(double goalAside, double laneOffset, double gapBeside, double relative) {
            return lanes(goalAside, laneOffset, 0, gapBeside, relative);
        }

        private static float[] lanes(
                double goalAside, double laneOffset, double laneHeading, double gapBeside, double relative) {
            PolicyContract contract = org.skidpad.sim.env.StandardTasks.lanes();
            var m = new org.skidpad.sim.sensor.Measurement(0, 2);
            m.speed = 20;
            m.desiredSpeed = 25;
            m.laneOffset = laneOffset;
            m.laneHeading = laneHeading;
            Arrays.fill(m.slotGap, Double.POSITIVE_INFINITY);
            m.slotGap[3] = gapBeside;
            m.slotRelativeSpeed[3] = relative;
            m.goalX = 300;
            m.goalY = goalAside;
            Observations in = new Observations(1, contract.observationSize());
            new org.skidpad.sim.env.ObservationBuilder(contract).build(m, in.values, 0);
            Actions out = new Actions(1, 2);
            RulePolicies.create("lane-change", contract).act(in, out);
            return new float[] {out.values[0], out.values[1]};
        }

        @Test
        void laneChangeStepsTowardsTheGoalsLaneWhereNobodyHasToBrakeForIt() {
            assertEquals(1, lanes(3.5, 0, 60, 0)[0]);
            assertEquals(0, lanes(3.5, 0, 6, 0)[0], "somebody is beside");
            assertEquals(0, lanes(3.5, 0, 30, 15)[0], "somebody comes up fast");
            assertEquals(0, lanes(3.5, 1.2, 60, 0)[0], "the last change is not over");
            assertEquals(0, lanes(3.5, 0.4, 0.09, 60, 0)[0], "it has just begun one");
            assertEquals(0, lanes(0.5, 0, 60, 0)[0], "the goal is in its lane");
            assertEquals(1, lanes(0.5, 0, 60, 0)[1], "and the road is free");
        }

        private static float[] racer(IntToDoubleFunction rangeOfDegree) {
            PolicyContract contract = org.skidpad.sim.env.StandardTasks.racer();
            var m = new org.skidpad.sim.sensor.Measurement(360, 2);
            m.speed = 2;
            m.desiredSpeed = 3;
            m.scanAngleIncrement = Math.PI / 180;
            for (int i = 0; i < 360; i++) {
                m.ranges[i] = (float) rangeOfDegree.applyAsDouble(i);
            }
            m.goalX = Double.NaN;
            Observations in = new Observations(1, contract.observationSize());
            new org.skidpad.sim.env.ObservationBuilder(contract).build(m, in.values, 0);
            Actions out = new Actions(1, 2);
            RulePolicies.create("arcs", contract).act(in, out);
            return new float[] {out.values[0], out.values[1]};
        }

        /** Range at an angle to walls 1 m to either side, and one straight ahead or round a corner. */
        @Test
        void arcsGoStraightInACorridorTurnAtACornerAndStopBeforeAWall() {
            float[] straight = racer(d -> Math.min(20, 1 / Math.max(1e-3, Math.abs(Math.sin(Math.toRadians(d))))));
            assertEquals(0, straight[1], 0.02);
            assertTrue(straight[0] > 0);
            float[] open = racer(d -> d < 100 ? 20 : d > 340 || d < 200 ? 2.2 : 1);
            assertTrue(open[1] > 0.05, "steers " + open[1]);
            assertTrue(racer(d -> 0.6)[0] < -1);
        }
    }

    @Nested
    class InARoom {
        private static final int SECTORS = 36;
        private static final PolicyContract ROOM = new PolicyContract(
                List.of(
                        new Channel("lidar_sectors", SECTORS, "m", "base_link", 0, 3.5),
                        new Channel("goal_distance", 1, "m", "base_link", 0, 10),
                        new Channel("goal_direction", 2, "1", "base_link", -1, 1)),
                List.of(
                        new Channel("speed", 1, "m/s", "base_link", 0, 0.22),
                        new Channel("yaw_rate", 1, "rad/s", "base_link", -2.84, 2.84)),
                0.1,
                0);

        private final Policy policy = RulePolicies.create("follow-gap", ROOM);

        private Actions act(double x, double y, double heading, double goalX, double goalY, double[][] posts) {
            Observations in = new Observations(1, SECTORS + 3);
            double[] ranges = new double[SECTORS];
            Arrays.fill(ranges, 3.5);
            for (double[] post : posts) {
                for (int beam = 0; beam < 360; beam++) {
                    double range = hit(post, x, y, heading + Math.toRadians(beam));
                    int sector = (int) Math.floor(beam / 10.0 + 0.5) % SECTORS;
                    ranges[sector] = Math.min(ranges[sector], range);
                }
            }
            for (int k = 0; k < SECTORS; k++) {
                in.values[k] = scaled(ranges[k], 0, 3.5);
            }
            double dx = goalX - x;
            double dy = goalY - y;
            in.values[SECTORS] = scaled(Math.hypot(dx, dy), 0, 10);
            double bearing = Math.atan2(dy, dx) - heading;
            in.values[SECTORS + 1] = (float) Math.cos(bearing);
            in.values[SECTORS + 2] = (float) Math.sin(bearing);
            Actions out = new Actions(1, 2);
            policy.act(in, out);
            return out;
        }

        /** Distance along a ray to a circle {x, y, radius}. */
        private double hit(double[] post, double x, double y, double angle) {
            double px = post[0] - x;
            double py = post[1] - y;
            double along = px * Math.cos(angle) + py * Math.sin(angle);
            double aside = py * Math.cos(angle) - px * Math.sin(angle);
            double under = post[2] * post[2] - aside * aside;
            return along > 0 && under > 0 ? along - Math.sqrt(under) : Double.POSITIVE_INFINITY;
        }

        @Test
        void followGapDrivesStraightToAFreeGoalAndTurnsToOneBehind() {
            Actions ahead = act(0, 0, 0, 3, 0, new double[0][]);
            assertEquals(0.22, ahead.values[0], 1e-6);
            assertEquals(0, ahead.values[1], 1e-4);
            Actions left = act(0, 0, 0, 0, 3, new double[0][]);
            assertEquals(0, left.values[0], 1e-6);
            assertTrue(left.values[1] > 1, "turns left, with " + left.values[1]);
        }

        @Test
        void followGapReachesTheGoalBehindARowOfPostsWithoutTouchingOne() {
            double[][] posts = {{1, 0, 0.15}, {1, 0.45, 0.15}, {1, -0.5, 0.15}, {2, 0.4, 0.2}, {2, -0.5, 0.2}};
            double x = 0;
            double y = 0;
            double heading = 0;
            boolean arrived = false;
            for (int tick = 0; tick < 600 && !arrived; tick++) {
                Actions out = act(x, y, heading, 3, 0, posts);
                heading += 0.1 * out.values[1];
                x += 0.1 * out.values[0] * Math.cos(heading);
                y += 0.1 * out.values[0] * Math.sin(heading);
                for (double[] post : posts) {
                    double clearance = Math.hypot(post[0] - x, post[1] - y) - post[2];
                    assertTrue(clearance > 0.105, "touches a post at " + x + ", " + y);
                }
                arrived = Math.hypot(3 - x, y) < 0.2;
            }
            assertTrue(arrived, "stands at " + x + ", " + y);
        }
    }
}
