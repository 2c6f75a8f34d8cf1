package org.skidpad.bridge.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.control.ControlReport.Outcome;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.robot.TestRobots;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;

class ControlLoopTest {
    private final SimulatedRobot robot = new SimulatedRobot();
    private final StateEstimate state = robot.estimate();
    private final List<Intervention> told = new ArrayList<>();
    private ControlSettings settings = ControlSettings.DEFAULT;

    private ControlLoop loop(Policy policy) {
        ControlListener listener = new ControlListener() {
            @Override
            public void intervention(Intervention intervention) {
                told.add(intervention);
            }
        };
        return new ControlLoop(ControlParts.plain(
                policy,
                state,
                new Watchdog(WatchdogLimits.DEFAULT, true, true),
                ActionLimits.of(policy.contract()),
                robot,
                settings,
                listener,
                robot));
    }

    /** Runs {@code change} once, when this much time has passed. */
    private void at(double seconds, Runnable change) {
        Runnable before = robot.everyMs;
        boolean[] done = new boolean[1];
        robot.everyMs = () -> {
            before.run();
            if (!done[0] && robot.seconds() >= seconds) {
                done[0] = true;
                change.run();
            }
        };
    }

    @Test
    void aGoalOneMetreAwayIsReachedInTheTimeTheSpeedLimitAllows() {
        state.goal(1, 0);
        ControlReport report = loop(new GoalSeeker()).run();
        assertEquals(Outcome.GOAL_REACHED, report.outcome());
        assertEquals(0.75 / 0.22, report.durationS(), 0.15);
        assertTrue(report.standstill());
        assertEquals(0, report.missedDeadlines());
        assertEquals(0, report.interventions().size());
        assertTrue(report.scanToCommand().p50() <= 6, "ticks follow scans: " + report.scanToCommand());
        assertTrue(report.scanToCommand().max() <= 51, "no scan waits a period: " + report.scanToCommand());
    }

    @Test
    void aGoalBehindIsFoundInTheOdomFrame() {
        robot.heading = 2;
        robot.x = 3;
        robot.y = -1;
        state.goal(2, -1.5);
        assertTrue(loop(new GoalSeeker()).run().goalReached());
        assertEquals(0.25, Math.hypot(robot.x - 2, robot.y + 1.5), 0.02);
    }

    @Test
    void silenceOfOdometryStopsTheRobotWithinHalfASecondAndItDrivesOnWhenItIsBack() {
        state.goal(2, 0);
        at(2, () -> robot.sendsOdometry = false);
        boolean[] moved = new boolean[1];
        at(2.5, () -> moved[0] = robot.speed != 0);
        at(4, () -> robot.sendsOdometry = true);
        ControlReport report = loop(new GoalSeeker()).run();
        assertFalse(moved[0], "it still moved half a second after the silence began");
        assertEquals(List.of(Fault.STALE_ODOMETRY), faults());
        assertTrue(report.goalReached());
    }

    @Test
    void silenceOfTheLidarStopsTheRobotWithinHalfASecond() {
        state.goal(2, 0);
        at(2, () -> robot.sendsScans = false);
        boolean[] moved = new boolean[1];
        at(2.5, () -> moved[0] = robot.speed != 0);
        settings = settings.withPatience(1);
        ControlReport report = loop(new GoalSeeker()).run();
        assertFalse(moved[0]);
        assertEquals(List.of(Fault.STALE_SCAN), faults());
        assertEquals(Outcome.ROBOT_LOST, report.outcome());
    }

    @Test
    void aFrozenLidarThatRepeatsItsLastScanIsStale() {
        state.goal(2, 0);
        at(2, () -> robot.scanRepeatsItself = true);
        settings = settings.withPatience(1);
        assertEquals(Outcome.ROBOT_LOST, loop(new GoalSeeker()).run().outcome());
        assertEquals(List.of(Fault.STALE_SCAN), faults());
        assertEquals(0, robot.speed);
    }

    @Test
    void odometryThatIsNotANumberStopsTheRobot() {
        state.goal(2, 0);
        at(2, () -> robot.x = Double.NaN);
        at(2.1, () -> assertEquals(0, robot.speed));
        at(3, () -> robot.x = 0.4);
        assertTrue(loop(new GoalSeeker()).run().goalReached());
        assertEquals(List.of(Fault.NOT_A_NUMBER), faults());
    }

    @Test
    void aScanFullOfNaNStopsTheRobot() {
        state.goal(2, 0);
        at(2, () -> robot.wall = Float.NaN);
        at(2.2, () -> assertEquals(0, robot.speed));
        settings = settings.withPatience(1);
        loop(new GoalSeeker()).run();
        assertEquals(List.of(Fault.NOT_A_NUMBER), faults());
    }

    @Test
    void aClockJumpForwardsOrBackwardsStopsTheRobotUntilDataIsFreshAgain() {
        for (long jump : new long[] {5_000_000_000L, -5_000_000_000L}) {
            SimulatedRobot jumper = new SimulatedRobot();
            StateEstimate estimate = jumper.estimate();
            estimate.goal(1, 0);
            List<Fault> seen = new ArrayList<>();
            ControlListener listener = new ControlListener() {
                @Override
                public void intervention(Intervention intervention) {
                    seen.add(intervention.fault());
                }
            };
            boolean[] done = new boolean[1];
            jumper.everyMs = () -> {
                if (!done[0] && jumper.seconds() >= 2) {
                    done[0] = true;
                    jumper.stampOffsetNs += jump;
                }
            };
            GoalSeeker policy = new GoalSeeker();
            ControlReport report = new ControlLoop(ControlParts.plain(
                            policy,
                            estimate,
                            new Watchdog(WatchdogLimits.DEFAULT, true, true),
                            ActionLimits.of(policy.contract()),
                            jumper,
                            settings,
                            listener,
                            jumper))
                    .run();
            assertEquals(List.of(Fault.CLOCK_JUMP), seen);
            assertTrue(report.goalReached());
        }
    }

    @Test
    void aPolicyThatThinksTooLongIsReplacedByAStop() {
        state.goal(2, 0);
        GoalSeeker slow = new GoalSeeker() {
            @Override
            public void act(Observations in, Actions out) {
                super.act(in, out);
                if (robot.seconds() > 2 && robot.seconds() < 2.3) {
                    robot.nowNs += 80_000_000;
                }
            }
        };
        ControlReport report = loop(slow).run();
        assertEquals(Fault.POLICY_OVERRUN, told.get(0).fault());
        assertTrue(report.missedDeadlines() > 0);
        assertTrue(report.goalReached());
    }

    @Test
    void aProcessThatIsFrozenAfterItsDecisionDoesNotSendItWhenItIsThawed() {
        state.goal(2, 0);
        int[] commands = new int[1];
        GoalSeeker once = new GoalSeeker() {
            @Override
            public void act(Observations in, Actions out) {
                super.act(in, out);
                if (robot.seconds() > 2 && commands[0] == 0) {
                    commands[0] = robot.commands;
                    robot.asksBeforeFreezing = 1;
                    at(robot.seconds() + 1, () -> assertEquals(commands[0], robot.commands));
                }
            }
        };
        assertTrue(loop(once).run().goalReached());
        assertEquals(List.of(Fault.LATE_TICK), faults());
    }

    @Test
    void aPolicyThatAnswersNaNIsReplacedByAStop() {
        state.goal(2, 0);
        settings = settings.withPatience(1).withTimeout(5);
        GoalSeeker broken = new GoalSeeker() {
            @Override
            public void act(Observations in, Actions out) {
                super.act(in, out);
                if (robot.seconds() > 2) {
                    out.values[1] = Float.NaN;
                }
            }
        };
        loop(broken).run();
        assertEquals(Fault.POLICY_NOT_A_NUMBER, told.get(0).fault());
        assertEquals(0, robot.speed);
    }

    @Test
    void nothingIsCommandedBeforeTheRobotIsHeard() {
        robot.sendsOdometry = false;
        settings = settings.withPatience(1);
        ControlReport report = loop(new GoalSeeker()).run();
        assertEquals(Outcome.ROBOT_NEVER_READY, report.outcome());
        assertEquals(0, robot.commands);
        assertTrue(robot.stops > 0);
        assertEquals(0, told.size(), "waiting is no intervention");
        assertFalse(report.standstill());
    }

    @Test
    void aPolicyThatSeeksAGoalWaitsForOne() {
        settings = settings.withPatience(2);
        at(1.5, () -> {
            assertEquals(0, robot.commands);
            state.goal(0.5, 0);
        });
        ControlReport report = loop(new GoalSeeker()).run();
        assertTrue(report.goalReached());
        assertEquals(Fault.NONE, report.lastFault());
    }

    @Test
    void aReportOfALostRobotSaysWhatWasMissing() {
        settings = settings.withPatience(1);
        assertEquals(Fault.NO_GOAL, loop(new GoalSeeker()).run().lastFault());
        assertEquals(0, robot.commands);
    }

    @Test
    void aGoalInAFrameThatIsNotOdometrysIsRefused() {
        Latest<PoseGoal> goals = new Latest<>(MessageType.POSE_STAMPED);
        StateEstimate estimate = new StateEstimate(robot.odometries, robot.scans, goals, 2);
        PoseGoal goal = MessageType.POSE_STAMPED.create();
        goal.frame = "map";
        goal.x = 1;
        goals.put(goal, 0);
        estimate.update(0);
        assertFalse(estimate.hasGoal());
        goal.frame = "odom";
        goals.put(goal, 0);
        estimate.update(0);
        assertTrue(estimate.hasGoal());
    }

    @Test
    void aRequestToStopEndsWithStandstillShownByOdometry() {
        state.goal(50, 0);
        ControlLoop loop = loop(new GoalSeeker());
        at(1, loop::requestStop);
        ControlReport report = loop.run();
        assertEquals(Outcome.STOPPED, report.outcome());
        assertTrue(report.standstill());
        assertEquals(0, robot.speed);
    }

    @Test
    void aPolicyThatThrowsLeavesTheRobotStopped() {
        state.goal(50, 0);
        GoalSeeker thrower = new GoalSeeker() {
            @Override
            public void act(Observations in, Actions out) {
                super.act(in, out);
                if (robot.seconds() > 1) {
                    throw new IllegalStateException("out of ideas");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> loop(thrower).run());
        assertTrue(robot.commands > 0);
        assertEquals(0, robot.speed);
    }

    @Test
    void aTickAllocatesNothing() {
        state.goal(1000, 0);
        GoalSeeker policy = new GoalSeeker();
        RobotDescription burger = TestRobots.burger();
        RobotDescription shielded =
                TestRobots.burger(burger.limits().speed(), List.of(), new RobotDescription.Shield(0.02, 0.5));
        robot.wall = 0.5f;
        ControlLoop loop = new ControlLoop(new ControlParts(
                policy,
                state,
                new Watchdog(WatchdogLimits.DEFAULT, true, true),
                Alarms.NONE,
                new CommandMap(policy.contract(), Kinematics.DIFFERENTIAL),
                new SpecificationWatch(
                        List.of(TestRobots.monitor("near", "eventually[0,0.5] (min_clearance > 0.1)", 0.5)),
                        burger.footprint(),
                        0.05),
                new StoppingShield(shielded, 0.05),
                ActionLimits.of(burger.limits(), Double.POSITIVE_INFINITY),
                robot,
                settings,
                ControlListener.NONE,
                robot));
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        robot.sleepUntil(robot.nowNs + 1_000_000_000L);
        for (int i = 0; i < 2000; i++) {
            loop.tick(robot.nowNs);
            robot.sleepUntil(robot.nowNs + 50_000_000L);
        }
        int ticks = 2000;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ticks; i++) {
            loop.tick(robot.nowNs);
            robot.sleepUntil(robot.nowNs + 50_000_000L);
        }
        long perTick = (threads.getCurrentThreadAllocatedBytes() - before) / ticks;
        assertTrue(perTick < 16, perTick + " bytes a tick");
        assertTrue(robot.commands > 2 * ticks - 100);
    }

    @Test
    void whereItIsAskedForAStoppedRobotDrivesOnOnlyOnRequestAndOnlyOnceItStands() {
        state.goal(3, 0);
        Desk desk = new Desk();
        at(2, () -> desk.stop = true);
        at(2.2, () -> assertEquals(0, robot.speed));
        at(3, desk::resume);
        at(3.5, () -> assertTrue(robot.speed > 0, "it was let go"));
        at(4, () -> robot.sendsOdometry = false);
        at(4.4, () -> assertEquals(0, robot.speed));
        at(5, desk::resume); // too early: odometry is still stale
        at(6, () -> robot.sendsOdometry = true);
        at(8, () -> assertEquals(0, robot.speed, "nobody has asked since it is well"));
        at(8, desk::resume);
        ControlReport report = supervised(desk, null, null).run();
        assertEquals(List.of(Fault.OPERATOR_STOP, Fault.STALE_ODOMETRY), faults());
        assertTrue(report.goalReached());
    }

    @Test
    void nothingMovesBeforeTheSupervisorReachesTheRobotAndThenItNeedsNoRequest() {
        state.goal(2, 0);
        Desk desk = new Desk();
        desk.waiting = true;
        at(2, () -> assertEquals(0, robot.speed));
        at(2, () -> desk.waiting = false);
        at(2.5, () -> assertTrue(robot.speed > 0, "it was supervised and well"));
        assertTrue(supervised(desk, null, null).run().goalReached());
        assertEquals(List.of(), faults());
    }

    @Test
    void aSupervisorThatNoLongerReachesEverybodyStopsTheRobotUntilItIsAsked() {
        state.goal(2, 0);
        Desk desk = new Desk();
        at(2, () -> desk.waiting = true);
        at(3, () -> desk.waiting = false);
        at(4, () -> assertEquals(0, robot.speed, "nobody has asked for more"));
        at(4, desk::resume);
        assertTrue(supervised(desk, null, null).run().goalReached());
        assertEquals(List.of(Fault.NO_SUPERVISION), faults());
    }

    @Test
    void aSpecificationSlowsTheRobotAndAnotherStopsIt() {
        state.goal(3, 0);
        RobotDescription burger = TestRobots.burger();
        SpecificationWatch watch = new SpecificationWatch(
                List.of(
                        TestRobots.monitor("near", "min_clearance > 1", 0.5),
                        TestRobots.monitor("touch", "min_clearance > 0.1", 0)),
                burger.footprint(),
                0.05);
        at(3, () -> robot.wall = 0.9f);
        at(3.3, () -> assertEquals(0.11, robot.speed, 1e-3));
        at(4, () -> robot.wall = 0.2f);
        at(4.3, () -> assertEquals(0, robot.speed));
        settings = settings.withTimeout(6);
        ControlReport report = supervised(new Desk(), watch, null).run();
        assertEquals(
                List.of("near", "touch"),
                told.stream().map(Intervention::detail).toList());
        assertEquals(
                List.of(false, true), told.stream().map(Intervention::stopped).toList());
        assertEquals(1, report.stops());
        assertTrue(report.heldBack() > 0);
    }

    @Test
    void theShieldLetsNoCommandThroughThatCouldNotBeTakenBack() {
        state.goal(3, 0);
        RobotDescription burger = TestRobots.burger(
                new RobotDescription.Limit(-0.22, 0.22, 2.5, 100), List.of(), new RobotDescription.Shield(0.02, 0.5));
        at(3, () -> robot.wall = 0.13f); // all round, 2.5 cm from the outline
        at(3.3, () -> assertEquals(0, robot.speed, 1e-6));
        settings = settings.withTimeout(6);
        ControlReport report =
                supervised(new Desk(), null, new StoppingShield(burger, 0.05)).run();
        assertEquals(Fault.SHIELD, told.get(0).fault());
        assertFalse(told.get(0).stopped());
        assertTrue(report.heldBack() > 40);
        assertEquals(0, report.stops());
    }

    /** Somebody at a desk. */
    private static final class Desk implements Alarms {
        boolean stop;
        boolean resume;
        boolean waiting;

        void resume() {
            stop = false;
            resume = true;
        }

        @Override
        public Fault fault(long nowNs) {
            if (stop) {
                return Fault.OPERATOR_STOP;
            }
            return waiting ? Fault.NO_SUPERVISION : Fault.NONE;
        }

        @Override
        public boolean takeResume() {
            boolean was = resume;
            resume = false;
            return was;
        }
    }

    private ControlLoop supervised(Desk desk, SpecificationWatch watch, StoppingShield shield) {
        GoalSeeker policy = new GoalSeeker();
        WatchdogLimits limits = WatchdogLimits.of(TestRobots.burger().timeouts(), true);
        return new ControlLoop(new ControlParts(
                policy,
                state,
                new Watchdog(limits, true, true, desk),
                desk,
                new CommandMap(policy.contract(), Kinematics.DIFFERENTIAL),
                watch,
                shield,
                ActionLimits.of(policy.contract()),
                robot,
                settings,
                new ControlListener() {
                    @Override
                    public void intervention(Intervention intervention) {
                        told.add(intervention);
                    }
                },
                robot));
    }

    private List<Fault> faults() {
        return told.stream().map(Intervention::fault).toList();
    }
}
