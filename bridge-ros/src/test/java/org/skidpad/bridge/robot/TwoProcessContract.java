package org.skidpad.bridge.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.Fault;
import org.skidpad.bridge.control.GoalSeeker;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

/** A robot and its driver in two processes: they meet, drive, and either's death by SIGKILL stops the robot. */
public abstract class TwoProcessContract {
    /** The promise of the product, s. */
    private static final double STOPS_WITHIN_S = 0.5;

    private static final ControlSettings SETTINGS =
            ControlSettings.DEFAULT.withTimeout(30).withGoalRadius(0.3);

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

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited in vain for " + what);
            Thread.sleep(5);
        }
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
        try (Transport transport = open("robot")) {
            RobotServer server = new RobotServer(
                    new Room(2.5, 120),
                    1,
                    TestRobots.burger(),
                    transport,
                    RobotOptions.DEFAULT.withMaxWall(40).withEndWithTask(false));
            Latest<Odometry> odometries = listen("watcher_of_robot");
            CompletableFuture<RobotReport> run = CompletableFuture.supplyAsync(server::run, TestRobots.OWN_THREAD);
            Odometry odometry = new Odometry();
            await("motion", () -> odometries.takeInto(odometry, 0) > 0 && odometry.linearX > 0.15);
            driver.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            await("standstill", () -> odometries.takeInto(odometry, 0) > 0 && odometry.linearX < 0.01);
            double took = (System.nanoTime() - killed) * 1e-9;
            server.requestStop();
            RobotReport report = finished(run);
            System.out.println(transport.description() + ": driver killed, standstill after " + took + " s: " + report);
            assertTrue(took <= STOPS_WITHIN_S, "it took " + took + " s");
            assertEquals(1, report.commandTimeouts());
            closeListener();
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
            RobotServer server = new RobotServer(
                    new Room(2.5, 120),
                    1,
                    TestRobots.burger(),
                    transport,
                    RobotOptions.DEFAULT.withMaxWall(40).withEndWithTask(false));
            CompletableFuture<RobotReport> run = CompletableFuture.supplyAsync(server::run, TestRobots.OWN_THREAD);
            await("motion", () -> motions.get() > 20);
            driver.destroy();
            assertTrue(driver.waitFor(5, TimeUnit.SECONDS), "the driver does not end");
            await("a stop", () -> stopsSinceMotion.get() > 0);
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
                Transport ear = open("ear")) {
            AtomicLong lastMotion = new AtomicLong();
            AtomicLong commands = new AtomicLong();
            ear.subscribe(Topic.CMD_VEL, twist -> {
                commands.incrementAndGet();
                if (twist.linearX != 0 || twist.angularZ != 0) {
                    lastMotion.set(System.nanoTime());
                }
            });
            Deployment deployment = new Deployment(
                    new GoalSeeker(),
                    TestRobots.burger(),
                    transport,
                    DeploymentOptions.DEFAULT.withControl(SETTINGS.withPatience(8)));
            CompletableFuture<ControlReport> run =
                    CompletableFuture.supplyAsync(deployment::run, TestRobots.OWN_THREAD);
            await("motion", () -> lastMotion.get() != 0);
            Thread.sleep(1000);
            robot.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            Thread.sleep(1000);
            deployment.requestStop();
            ControlReport report = finished(run);
            double took = (lastMotion.get() - killed) * 1e-9;
            System.out.println(transport.description() + ": robot killed, last motion command after " + took + " s");
            assertTrue(took <= STOPS_WITHIN_S, "it still commanded motion after " + took + " s");
            assertEquals(1, report.interventions().size(), report.toString());
            Fault fault = report.interventions().get(0).fault();
            assertTrue(fault == Fault.STALE_ODOMETRY || fault == Fault.STALE_SCAN, fault.toString());
        } finally {
            robot.destroyForcibly().waitFor();
        }
    }

    private Transport listener;

    private Latest<Odometry> listen(String name) {
        listener = open(name);
        return listener.latest(Topic.ODOM);
    }

    private void closeListener() {
        listener.close();
    }

    private static <R> R finished(CompletableFuture<R> run)
            throws InterruptedException, ExecutionException, TimeoutException {
        return run.get(20, TimeUnit.SECONDS);
    }
}
