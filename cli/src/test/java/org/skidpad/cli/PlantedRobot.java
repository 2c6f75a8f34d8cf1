package org.skidpad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.skidpad.bridge.identify.RobotLog;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.sensor.EgoSensors;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig.ContactMode;
import org.skidpad.sim.world.WorldView;

/** A simulated robot with known parameters, driven by steps of random commands, and what a noisy recording of it would hold. */
final class PlantedRobot {
    /** A scenario in an empty hall; {@code ego} holds further lines of its ego. */
    static Scenario hall(String model, double stepS, String ego) {
        return hall(model, stepS, 25, ego);
    }

    /** @param at both coordinates of its start, m: near a corner, or in the middle at 25 */
    static Scenario hall(String model, double stepS, double at, String ego) {
        boolean car = model.equals("f1tenth");
        String text = """
                skidpad: 1
                name: hall
                time: {step: %s s, duration: 5000 s}
                room: {procedural: {length: 50 m, width: 50 m}}
                ego:
                  model: %s
                  at: {x: %s m, y: %s m}
                %s
                task: {%s}
                """.formatted(
                        stepS,
                        model,
                        at,
                        at,
                        ego.indent(2).stripTrailing(),
                        car
                                ? "period: 0.1 s, desired_speed: 2, observe: [ego_speed], act: [acceleration, steering]"
                                : "preset: burger");
        // A wall that a long drive comes to is driven through: it would be no limit of the robot's.
        LoadOptions options = LoadOptions.DEFAULT.withContacts(ContactMode.DETECT);
        return ScenarioLoader.ofRecording("hall", text, options, "hall", new ArrayList<>());
    }

    /** How it is driven and with what noise it is seen. */
    record Drive(
            double seconds, double speedMax, double turnMax, double speedNoise, double turnNoise, double standStill) {}

    /** Noise of where a car is seen to be, m. */
    private static final double CAMERA = 0.0005;

    private PlantedRobot() {}

    /** Drives a robot whose second command goes to the wheels as it is. */
    static RobotLog drive(Scenario scenario, Drive drive) {
        return drive(scenario, drive, 1, 0);
    }

    /**
     * Drives it.
     *
     * @param gain what the second command is multiplied with before the simulator gets it, unseen by the recording
     * @param offset and what is added
     */
    static RobotLog drive(Scenario scenario, Drive drive, double gain, double offset) {
        World world = new World(scenario);
        world.reset(1);
        WorldView view = world.view();
        ActorStates a = view.actors();
        int ego = view.ego();
        Task task = scenario.task();
        EgoSensors sensors = task.egoSensors(scenario.config().capacity());
        sensors.reset(1, view);
        Measurement m = new Measurement(task.lidar() == null ? 0 : task.lidar().beams(), 2);
        Random random = new Random(7);
        List<double[]> commands = new ArrayList<>();
        List<double[]> odometry = new ArrayList<>();
        List<double[]> truth = new ArrayList<>();
        List<RobotLog.Scan> scans = new ArrayList<>();
        double dt = view.dt();
        boolean car = a.motion[ego] != MotionModel.DIFFERENTIAL_DRIVE;
        double rise = world.longitudinalMost(ego);
        double fall = -world.longitudinalLeast(ego);
        double reached = 0;
        double[] now = {0, 0};
        double until = drive.standStill();
        double scanTime = Double.NaN;
        int every = (int) Math.max(1, Math.round(0.05 / dt));
        for (long tick = 0; tick * dt < drive.seconds(); tick++) {
            double t = tick * dt;
            if (t >= until) {
                boolean stop = random.nextInt(6) == 0;
                now = new double[] {
                    stop ? 0 : drive.speedMax() * (car ? 0.5 + random.nextDouble() / 2 : 2 * random.nextDouble() - 1),
                    stop ? 0 : drive.turnMax() * (2 * random.nextDouble() - 1)
                };
                until = t + 0.5 + 1.5 * random.nextDouble();
            }
            sensors.measure(view, m);
            if (tick % every == 0) {
                commands.add(new double[] {t, now[0], now[1]});
                double v = m.speed + drive.speedNoise() * random.nextGaussian();
                double w = m.yawRate + drive.turnNoise() * random.nextGaussian();
                odometry.add(new double[] {t, m.x, m.y, m.heading, v, w});
                double blur = car ? CAMERA : 0;
                truth.add(new double[] {
                    t,
                    a.x[ego] + blur * random.nextGaussian(),
                    a.y[ego] + blur * random.nextGaussian(),
                    a.heading[ego],
                    a.speed[ego],
                    a.yawRate[ego] + drive.turnNoise() * random.nextGaussian()
                });
            }
            if (m.scanTime != scanTime && m.ranges.length > 0) {
                scanTime = m.scanTime;
                float[] ranges = new float[m.ranges.length];
                System.arraycopy(m.ranges, 0, ranges, 0, ranges.length);
                scans.add(new RobotLog.Scan(t, ranges));
            }
            ActorCommands out = world.commands();
            out.overridden[ego] = true;
            // The recording has commands at 20 Hz, so the robot gets them at 20 Hz.
            double[] sent = commands.get(commands.size() - 1);
            double change = Math.max(-fall * dt, Math.min(rise * dt, sent[1] - reached));
            reached += change;
            out.longitudinal[ego] = car ? change / dt : sent[1];
            out.lateral[ego] = gain * sent[2] + offset;
            world.tick();
        }
        return new RobotLog(
                commands.toArray(new double[0][]),
                odometry.toArray(new double[0][]),
                truth.toArray(new double[0][]),
                scans);
    }
}
