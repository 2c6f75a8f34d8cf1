package org.skidpad.bridge.robot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.Fault;
import org.skidpad.bridge.control.GoalSeeker;
import org.skidpad.bridge.control.Intervention;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

/** A robot and its driver in two processes: they meet, drive, and either's death by SIGKILL stops the robot. */
public abstract class TwoProcessContract {
    /** The promise of the product, s. */
    private static final double STOPS_WITHIN_S = 0.5;

    private static final ControlSettings SETTINGS =
            ControlSettings.DEFAULT.withTimeout(60).withPatience(60).withGoalRadius(0.3);

    /** Lets a robot serve as long as its test may take. */
    private static final RobotOptions SERVING =
            RobotOptions.DEFAULT.withMaxWall(3 * Await.PATIENCE_S).withEndWithTask(false);

    protected abstract String transport();

    protected abstract int domain();

    protected abstract String master();

    private Transport open(String name) {
        return TransportFactory.open(
                transport(), TransportOptions.of(name).withDomainId(domain()).withMasterUri(master()));
    }

    private Process start(String side, double goalAhead) throws Exception {
        return BridgeProcess.start(side, transport(), Integer.toString(domain()), master(), Double.toString(goalAhead));
    }

    @Test
    void theRobotInAnotherProcessIsDrivenToItsGoal() throws Exception {
        Process robot = start("robot", 1.2);
        try (Transport transport = open("driver")) {
            ControlReport report = new Deployment(
                            new GoalSeeker(),
                            TestRobots.burger(),
                            transport,
                            DeploymentOptions.DEFAULT.withControl(SETTINGS).withResumeOnRequest(false))
                    .run();
            System.out.println(transport.description() + ": " + report);
            assertTrue(report.goalReached(), report.toString());
            assertTrue(report.standstill(), report.toString());
            assertTrue(report.scanToCommand().count() > 10, report.toString());
        } finally {
            robot.destroyForcibly().waitFor();
        }
    }

    @Test
    void killingTheDriverStopsTheRobotWithinHalfASecond() throws Exception {
        Process driver = start("deploy", 100);
        try (Transport transport = open("robot");
                Transport ear = open("watcher_of_robot");
                GrantedTime time = new GrantedTime()) {
            RobotServer server = new RobotServer(new Room(2.5, 120), 1, TestRobots.burger(), transport, SERVING);
            Latest<Odometry> odometries = ear.latest(Topic.ODOM);
            CompletableFuture<RobotReport> run = CompletableFuture.supplyAsync(server::run, TestRobots.OWN_THREAD);
            Odometry odometry = new Odometry();
            Await.that("motion", () -> odometries.takeInto(odometry, 0) > 0 && odometry.linearX > 0.15);
            driver.destroyForcibly().waitFor();
            long killed = time.nanoTime();
            Await.that("standstill", () -> odometries.takeInto(odometry, 0) > 0 && odometry.linearX < 0.01);
            double took = (time.nanoTime() - killed) * 1e-9;
            server.requestStop();
            RobotReport report = finished(run);
            System.out.println(transport.description() + ": driver killed, standstill after " + took + " s: " + report);
            assertTrue(took <= STOPS_WITHIN_S, "it took " + took + " s");
            assertTrue(report.commandTimeouts() >= 1, report.toString());
        } finally {
            driver.destroyForcibly().waitFor();
        }
    }

    @Test
    void aTerminatedDriverSaysStopBeforeItGoes() throws Exception {
        Process driver = start("deploy", 100);
        try (Transport transport = open("robot_of_polite");
                Transport ear = open("ear_of_polite")) {
            AtomicLong motions = new AtomicLong();
            AtomicLong stopsSinceMotion = new AtomicLong();
            ear.subscribe(Topic.CMD_VEL, twist -> {
                if (twist.linearX != 0 || twist.angularZ != 0) {
                    motions.incrementAndGet();
                    stopsSinceMotion.set(0);
                } else {
                    stopsSinceMotion.incrementAndGet();
                }
            });
            RobotServer server = new RobotServer(new Room(2.5, 120), 1, TestRobots.burger(), transport, SERVING);
            CompletableFuture<RobotReport> run = CompletableFuture.supplyAsync(server::run, TestRobots.OWN_THREAD);
            Await.that("motion", () -> motions.get() > 20);
            driver.destroy();
            assertTrue(driver.waitFor(Await.PATIENCE_S, TimeUnit.SECONDS), "the driver does not end");
            Await.that("a stop", () -> stopsSinceMotion.get() > 0);
            server.requestStop();
            finished(run);
            assertTrue(stopsSinceMotion.get() > 1, "stops are repeated until odometry shows standstill");
        } finally {
            driver.destroyForcibly().waitFor();
        }
    }

    @Test
    void killingTheRobotMakesTheDriverCommandStandstillWithinHalfASecond() throws Exception {
        Process robot = start("robot", 3);
        try (Transport transport = open("driver_of_mortal");
                Transport ear = open("ear");
                GrantedTime time = new GrantedTime()) {
            AtomicLong lastMotion = new AtomicLong();
            AtomicLong commands = new AtomicLong();
            ear.subscribe(Topic.CMD_VEL, twist -> {
                commands.incrementAndGet();
                if (twist.linearX != 0 || twist.angularZ != 0) {
                    lastMotion.set(time.nanoTime());
                }
            });
            Deployment deployment = new Deployment(
                    new GoalSeeker(),
                    TestRobots.burger(),
                    transport,
                    DeploymentOptions.DEFAULT.withControl(SETTINGS).withResumeOnRequest(false));
            CompletableFuture<ControlReport> run =
                    CompletableFuture.supplyAsync(deployment::run, TestRobots.OWN_THREAD);
            Await.that("motion", () -> commands.get() > 20 && time.nanoTime() - lastMotion.get() < 100_000_000);
            robot.destroyForcibly().waitFor();
            long killed = time.nanoTime();
            Thread.sleep(1000);
            deployment.requestStop();
            ControlReport report = finished(run);
            double took = (lastMotion.get() - killed) * 1e-9;
            System.out.println(transport.description() + ": robot killed, last motion command after " + took + " s");
            assertTrue(took <= STOPS_WITHIN_S, "it still commanded motion after " + took + " s");
            List<Intervention> all = report.interventions();
            assertTrue(!all.isEmpty(), report.toString());
            Fault fault = all.get(all.size() - 1).fault();
            assertTrue(
                    List.of(Fault.STALE_ODOMETRY, Fault.STALE_SCAN, Fault.LOST_TRANSPORT, Fault.LATE_TICK)
                            .contains(fault),
                    fault.toString());
        } finally {
            robot.destroyForcibly().waitFor();
        }
    }

    private static <R> R finished(CompletableFuture<R> run)
            throws InterruptedException, ExecutionException, TimeoutException {
        return run.get(Await.PATIENCE_S, TimeUnit.SECONDS);
    }
}
