package org.skidpad.bridge.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.Flag;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

/**
 * Faults between real processes: a driver with its supervisor, a robot, and this process, which breaks things and listens to the
 * commands. After each fault standstill must be commanded within twice the timeout, and motion again only on request.
 */
abstract class FaultInjectionContract {
    /** In {@code ./skidpad verify --long}, over both transports; otherwise each kind once on either. */
    private static final int WHOLE = 1000;

    /** Timeouts of {@link TestRobots#burger}, s. */
    private static final double ODOMETRY = 0.25;

    private static final double SCAN = 0.45;

    /** How long after a fault has been healed nothing may move, s. */
    private static final double STAYS = 0.6;

    private Process robot;
    private Process driver;
    private Transport ear;
    private Publisher<Flag> resume;
    private volatile long lastMotionNs;
    private volatile long firstStopNs;
    private volatile boolean armed;

    protected abstract String transport();

    protected abstract int domain();

    protected abstract String master();

    /** Breaks what only this transport has; {@code heal} repairs it. */
    protected void breakMaster(boolean heal) throws IOException, InterruptedException {}

    /** Kinds and the timeouts that are to notice them, s. */
    protected Map<String, Double> kinds() {
        Map<String, Double> kinds = new TreeMap<>(Map.of(
                "drop", ODOMETRY,
                "delay", ODOMETRY,
                "repeat", ODOMETRY,
                "corrupt", SCAN,
                "nan-odometry", ODOMETRY,
                "nan-scan", SCAN,
                "jump+", ODOMETRY,
                "jump-", ODOMETRY,
                "frame", ODOMETRY,
                "reorder", SCAN));
        kinds.putAll(Map.of("policy frozen", 0.25, "JVM frozen", 0.25, "JVM killed", 0.25, "robot killed", SCAN));
        return kinds;
    }

    @Test
    void everyFaultStopsTheRobotWithinTwiceItsTimeoutAndOnlyARequestLetsItGo() throws Exception {
        List<String> names = new ArrayList<>(kinds().keySet());
        boolean whole = Boolean.getBoolean("skidpad.long");
        int count = Integer.getInteger("skidpad.faults", whole ? WHOLE / 2 : names.size());
        if (!whole) {
            System.out.println("SHORTENED: faults injected over " + transport() + ": " + count + " of " + WHOLE / 2);
        }
        TransportOptions where =
                TransportOptions.of("breaker").withDomainId(domain()).withMasterUri(master());
        try (Transport opened = TransportFactory.open(transport(), where)) {
            ear = opened;
            ear.subscribe(Topic.CMD_VEL, twist -> heard(twist.linearX != 0 || twist.angularZ != 0));
            resume = ear.advertise(Topic.of("/skidpad/resume", MessageType.BOOL));
            robot = start("robot");
            driver = start("supervised");
            awaitMotion("the first motion");
            double longest = 0;
            for (int i = 0; i < count; i++) {
                longest = Math.max(longest, inject(i, names.get(i % names.size())));
            }
            System.out.printf(
                    "%s: %d faults, standstill commanded after %.3f s at most%n", transport(), count, longest);
        } finally {
            end(driver);
            end(robot);
        }
    }

    private void heard(boolean motion) {
        long now = System.nanoTime();
        if (motion) {
            lastMotionNs = now;
        } else if (armed && firstStopNs == 0) {
            firstStopNs = now;
        }
    }

    /** @return how long after the fault standstill was commanded, s */
    private double inject(int number, String kind) throws Exception {
        double bound = 2 * kinds().get(kind);
        String what = "fault " + number + ", " + kind;
        firstStopNs = 0;
        armed = true;
        long begun = System.nanoTime();
        broken(kind);
        while (System.nanoTime() - begun < bound * 1e9) {
            Thread.sleep(5);
        }
        long bounded = System.nanoTime();
        assertTrue(firstStopNs != 0, what + ": no standstill was commanded within " + bound + " s");
        Thread.sleep(200);
        healed(kind);
        Thread.sleep(Math.round(STAYS * 1000));
        armed = false;
        assertTrue(lastMotionNs < bounded, what + ": motion was commanded again without a request");
        double took = (firstStopNs - begun) * 1e-9;
        awaitMotion(what + ": motion after the request");
        return took;
    }

    private void broken(String kind) throws Exception {
        switch (kind) {
            case "policy frozen" -> say(driver, "freeze");
            case "JVM frozen" -> signal(driver, "STOP");
            case "JVM killed" -> driver.destroyForcibly();
            case "robot killed" -> robot.destroyForcibly();
            case "master killed" -> breakMaster(false);
            default -> say(robot, kind);
        }
    }

    private void healed(String kind) throws Exception {
        switch (kind) {
            case "policy frozen" -> Thread.sleep(1500);
            case "JVM frozen" -> signal(driver, "CONT");
            case "JVM killed" -> {
                end(driver);
                driver = null;
            }
            case "robot killed" -> {
                end(robot);
                robot = start("robot");
                Thread.sleep(1500);
            }
            case "master killed" -> breakMaster(true);
            default -> say(robot, "heal");
        }
    }

    /** A new driver begins by itself; a stopped one is asked. */
    private void awaitMotion(String what) throws Exception {
        long begun = System.nanoTime();
        if (driver == null) {
            driver = start("supervised");
        }
        Flag yes = new Flag();
        yes.value = true;
        await(what, () -> {
            resume.publish(yes);
            return lastMotionNs > begun;
        });
        Thread.sleep(300);
    }

    private Process start(String side) throws IOException {
        return BridgeProcess.start(side, transport(), Integer.toString(domain()), master(), "100");
    }

    private static void say(Process process, String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor(), "kill -" + name);
    }

    private static void end(Process process) throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + 40_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited in vain for " + what);
            Thread.sleep(50);
        }
    }
}
