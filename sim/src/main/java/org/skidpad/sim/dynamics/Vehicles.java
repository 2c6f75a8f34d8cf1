package org.skidpad.sim.dynamics;

import static org.skidpad.sim.dynamics.SingleTrack.GRAVITY;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * Moves actors that have tyres, wheels or bodies of their own for one tick; index = actor. What a model needs between ticks is in
 * {@link ActorStates} alone: speed, lateral speed and yaw rate at the reference point, and the steering angle, are the whole
 * state of a dynamic single track, so that a push by a contact is felt by its tyres.
 */
public final class Vehicles {
    /** Largest step of the integrator, s; steps are shorter at low speed, where the tyres are stiff. */
    private static final double LONGEST_STEP_S = 0.01;

    /** Step times settling rate; RK4 is stable up to 2.78, and accurate well below. */
    private static final double STIFFEST_STEP = 1;

    private final ActorStates actors;
    private final SingleTrackParameters[] cars;
    private final WheelParameters[] wheels;
    private final RungeKutta4<SingleTrackParameters> integrator =
            new RungeKutta4<>(SingleTrack::dynamic, SingleTrack.DYNAMIC_SIZE);
    private final double[] state = new double[SingleTrack.DYNAMIC_SIZE];
    private final PoseHolder pose = new PoseHolder();

    public Vehicles(ActorStates actors) {
        this.actors = actors;
        cars = new SingleTrackParameters[actors.capacity];
        wheels = new WheelParameters[actors.capacity];
    }

    /** Forgets all parameters. */
    public void reset() {
        Arrays.fill(cars, null);
        Arrays.fill(wheels, null);
    }

    public void configure(int actor, SingleTrackParameters car) {
        cars[actor] = car;
    }

    public void configure(int actor, WheelParameters w) {
        wheels[actor] = w;
    }

    /** Acceleration of a rolling single track within power and grip of its car, if it has one, m/s². */
    public double acceleration(int i, double wanted) {
        return cars[i] == null ? wanted : SingleTrack.limitedAcceleration(cars[i], actors.speed[i], wanted);
    }

    /** Curvature of the path of a rolling single track that the grip beside its acceleration allows, 1/m. */
    public double curvature(int i, double acceleration) {
        double wanted = Arc.curvature(actors.steering[i], actors.wheelbase[i]);
        SingleTrackParameters car = cars[i];
        if (car == null || !car.frictionCircle()) {
            return wanted;
        }
        double square = actors.speed[i] * actors.speed[i];
        if (square == 0) {
            // Standing takes no side force; and where the brakes use all grip, 0/0 would bound the curvature by
            // nothing.
            return wanted;
        }
        double most = SingleTrack.gripLeft(car.friction() * GRAVITY, acceleration) / square;
        return Math.max(-most, Math.min(most, wanted));
    }

    /** True where the tyres of a dynamic single track roll without slip, so that it is to be moved as a kinematic one. */
    public boolean rolls(int i) {
        return !(actors.speed[i] >= cars[i].kinematicBelow());
    }

    /**
     * Moves a dynamic single track that does not {@link #rolls roll}, by {@link RungeKutta4} with steps of at most 10 ms. Where a
     * speed limit is reached within the tick, the rest of it is driven at that speed.
     *
     * @param wanted acceleration, m/s²
     * @param steering angle of the front wheels at the end of the tick as far as stops and motor allow, rad
     * @param min least speed, m/s
     * @param max greatest speed, m/s
     */
    public void drive(int i, double wanted, double steering, double min, double max, double dt) {
        SingleTrackParameters car = cars[i];
        double lr = car.rearAxle();
        double heading = actors.heading[i];
        double forward = actors.speed[i];
        double left = actors.lateralSpeed[i] + lr * actors.yawRate[i];
        double speed = Math.sqrt(forward * forward + left * left);
        // The pose starts at zero, so that rounding does not depend on where in the map the car is.
        state[SingleTrack.X] = 0;
        state[SingleTrack.Y] = 0;
        state[SingleTrack.STEERING] = actors.steering[i];
        state[SingleTrack.SPEED] = speed;
        state[SingleTrack.HEADING] = heading;
        state[SingleTrack.YAW_RATE] = actors.yawRate[i];
        state[SingleTrack.SLIP_ANGLE] = StrictMath.atan2(left, forward);
        double rate = (steering - actors.steering[i]) / dt;
        double a = SingleTrack.limitedAcceleration(car, speed, wanted);
        double after = speed + a * dt;
        double limit = after < min ? min : after > max ? max : Double.NaN;
        double until = limit == limit ? Math.max(0, Math.min(dt, (limit - speed) / a)) : dt;
        integrate(car, rate, wanted, until);
        if (until < dt) {
            state[SingleTrack.SPEED] = Math.max(min, Math.min(max, state[SingleTrack.SPEED]));
            if (a < 0) {
                state[SingleTrack.SPEED] = limit;
            }
            integrate(car, rate, 0, dt - until);
        }
        settle(i, car, heading, forward, dt);
    }

    private void integrate(SingleTrackParameters car, double steeringRate, double acceleration, double duration) {
        if (duration <= 0) {
            return;
        }
        double from = state[SingleTrack.SPEED];
        double to = from + SingleTrack.limitedAcceleration(car, from, acceleration) * duration;
        double slowest = Math.max(car.kinematicBelow(), Math.min(from, to));
        double step = Math.min(LONGEST_STEP_S, STIFFEST_STEP / SingleTrack.settlingRate(car, slowest));
        int steps = (int) Math.ceil(duration / step * (1 - 1e-12));
        integrator.advance(car, state, steeringRate, acceleration, duration / steps, steps);
    }

    /** From the state at the centre of gravity to that at the reference point, the rear axle. */
    private void settle(int i, SingleTrackParameters car, double headingBefore, double forwardBefore, double dt) {
        double lr = car.rearAxle();
        double speed = state[SingleTrack.SPEED];
        double heading = state[SingleTrack.HEADING];
        double slip = state[SingleTrack.SLIP_ANGLE];
        double yawRate = state[SingleTrack.YAW_RATE];
        double forward = speed * Trigonometry.cos(slip);
        double left = speed * Trigonometry.sin(slip) - lr * yawRate;
        if (speed < car.kinematicBelow()) {
            yawRate = forward * Arc.curvature(state[SingleTrack.STEERING], car.wheelbase());
            left = 0;
        }
        actors.x[i] += state[SingleTrack.X] - lr * (Trigonometry.cos(heading) - Trigonometry.cos(headingBefore));
        actors.y[i] += state[SingleTrack.Y] - lr * (Trigonometry.sin(heading) - Trigonometry.sin(headingBefore));
        actors.heading[i] = Angles.wrap(heading);
        actors.steering[i] = state[SingleTrack.STEERING];
        actors.speed[i] = forward;
        actors.lateralSpeed[i] = left;
        actors.yawRate[i] = yawRate;
        actors.acceleration[i] = (forward - forwardBefore) / dt;
    }

    /** True where a differential drive has wheels that slip, so that {@link #speedOverGround} is not that of its rims. */
    public boolean slips(int i) {
        return wheels[i] != null;
    }

    /**
     * Speed over ground of a differential drive whose rims turn at a speed and yaw rate, m/s.
     *
     * @param rimSpeed what both rims together would make it go, m/s
     * @param rimYawRate likewise, rad/s
     */
    public double speedOverGround(int i, double rimSpeed, double rimYawRate, double dt) {
        return (wheelOverGround(i, -1, rimSpeed, rimYawRate, dt) + wheelOverGround(i, 1, rimSpeed, rimYawRate, dt))
                * 0.5;
    }

    /** Yaw rate over ground of a differential drive, rad/s; see {@link #speedOverGround}. */
    public double yawRateOverGround(int i, double rimSpeed, double rimYawRate, double dt) {
        return (wheelOverGround(i, 1, rimSpeed, rimYawRate, dt) - wheelOverGround(i, -1, rimSpeed, rimYawRate, dt))
                / wheels[i].separation();
    }

    /** @param side 1 for the right wheel, -1 for the left */
    private double wheelOverGround(int i, int side, double rimSpeed, double rimYawRate, double dt) {
        WheelParameters w = wheels[i];
        double arm = side * w.separation() * 0.5;
        double slip = side > 0 ? w.slipRight() : w.slipLeft();
        double now = actors.speed[i] + arm * actors.yawRate[i];
        double wanted = (rimSpeed + arm * rimYawRate) * (1 - slip);
        double most = w.friction() * GRAVITY * dt;
        return now + Math.max(-most, Math.min(most, wanted - now));
    }

    /**
     * Moves an omnidirectional base along the arc of a velocity held over the tick, its change limited by the grip of its wheels.
     *
     * @param forward m/s
     * @param left m/s
     * @param turning rad/s
     */
    public void glide(int i, double forward, double left, double turning, double dt) {
        double x = forward;
        double y = left;
        if (wheels[i] != null) {
            double changeX = forward - actors.speed[i];
            double changeY = left - actors.lateralSpeed[i];
            double change = Math.sqrt(changeX * changeX + changeY * changeY);
            double most = wheels[i].friction() * GRAVITY * dt;
            if (change > most) {
                x = actors.speed[i] + changeX * (most / change);
                y = actors.lateralSpeed[i] + changeY * (most / change);
            }
        }
        actors.acceleration[i] = (x - actors.speed[i]) / dt;
        actors.speed[i] = x;
        actors.lateralSpeed[i] = y;
        actors.yawRate[i] = turning;
        if (x == 0 && y == 0 && turning == 0) {
            return;
        }
        double heading = actors.heading[i];
        pose.x = actors.x[i];
        pose.y = actors.y[i];
        pose.heading = heading;
        Arc.advance(pose, x * dt, turning * dt);
        double headingAfter = pose.heading;
        pose.heading = heading + Math.PI / 2;
        Arc.advance(pose, y * dt, turning * dt);
        actors.x[i] = pose.x;
        actors.y[i] = pose.y;
        actors.heading[i] = headingAfter;
    }
}
