package org.skidpad.sim.dynamics;

/**
 * What a car is to a single-track model ({@link SingleTrack}). Units SI, steering in rad and left positive; the tyres of an
 * axle push sideways with {@code friction · cornering · vertical force} a rad of slip angle.
 *
 * @param mass kg
 * @param yawInertia about the vertical axis through the centre of gravity, kg m²
 * @param frontAxle centre of gravity to front axle, m
 * @param rearAxle centre of gravity to rear axle, m
 * @param gravityHeight height of the centre of gravity, m
 * @param corneringFront cornering stiffness coefficient of the front axle, 1/rad
 * @param corneringRear likewise of the rear axle
 * @param friction coefficient between tyres and ground
 * @param steeringMax greatest angle of the front wheels to either side, rad
 * @param steeringRateMax rad/s
 * @param speedMin least speed, m/s, not positive
 * @param speedMax m/s
 * @param switchSpeed above it the engine's power limits forward acceleration to {@code accelerationMax · switchSpeed / v}, m/s
 * @param accelerationMax greatest magnitude of acceleration and braking, m/s²
 * @param kinematicBelow speed under which tyres are taken not to slip, m/s: slip angles have the speed in their denominator
 * @param frictionCircle whether acceleration and side force share the grip of the tyres; the published models leave it to the
 *     user to stay within
 */
public record SingleTrackParameters(
        double mass,
        double yawInertia,
        double frontAxle,
        double rearAxle,
        double gravityHeight,
        double corneringFront,
        double corneringRear,
        double friction,
        double steeringMax,
        double steeringRateMax,
        double speedMin,
        double speedMax,
        double switchSpeed,
        double accelerationMax,
        double kinematicBelow,
        boolean frictionCircle) {
    /** Ford Escort: vehicle 1 of the CommonRoad vehicle models (Althoff, Koschi and Manzinger, IV 2017), as published. */
    public static final SingleTrackParameters FORD_ESCORT =
            commonRoad(1225.89, 1538.85, 0.88392, 1.50876, 0.5578, 0.910, -13.9, 45.8, 4.755);

    /** BMW 320i: vehicle 2 of the CommonRoad vehicle models, as published. */
    public static final SingleTrackParameters BMW_320I =
            commonRoad(1093.30, 1791.60, 1.15620, 1.42272, 0.5749, 1.066, -13.9, 50.8, 7.319);

    /** Volkswagen Vanagon: vehicle 3 of the CommonRoad vehicle models, as published. */
    public static final SingleTrackParameters VW_VANAGON =
            commonRoad(1478.90, 2473.12, 1.15079, 1.32114, 0.7478, 1.023, -11.2, 41.7, 7.824);

    /** F1TENTH race car, 1:10, as in f1tenth_gym; kinematic below 0.5 m/s. */
    public static final SingleTrackParameters F1TENTH = new SingleTrackParameters(
            3.74, 0.04712, 0.15875, 0.17145, 0.074, 4.718, 5.4562, 1.0489, 0.4189, 3.2, -5, 20, 7.319, 9.51, 0.5,
            false);

    public SingleTrackParameters {
        positive("mass", mass);
        positive("yawInertia", yawInertia);
        positive("frontAxle", frontAxle);
        positive("rearAxle", rearAxle);
        positive("corneringFront", corneringFront);
        positive("corneringRear", corneringRear);
        positive("friction", friction);
        positive("steeringMax", steeringMax);
        positive("steeringRateMax", steeringRateMax);
        positive("switchSpeed", switchSpeed);
        positive("accelerationMax", accelerationMax);
        positive("kinematicBelow", kinematicBelow);
        if (!(gravityHeight >= 0 && gravityHeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gravityHeight must not be negative, is " + gravityHeight);
        }
        if (!(steeringMax < Math.PI / 2)) {
            throw new IllegalArgumentException("steeringMax must be below π/2 rad, is " + steeringMax);
        }
        if (!(speedMin <= 0 && speedMax > 0)) {
            throw new IllegalArgumentException(
                    "the speed must be able to be zero, limits " + speedMin + "…" + speedMax);
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
    }

    /** Tyre of the published set: friction p_dy1 = 1.0489, cornering stiffness p_ky1 / p_dy1 = 21.92 / 1.0489. */
    private static SingleTrackParameters commonRoad(
            double mass,
            double yawInertia,
            double frontAxle,
            double rearAxle,
            double height,
            double steeringMax,
            double speedMin,
            double speedMax,
            double switchSpeed) {
        return new SingleTrackParameters(
                mass,
                yawInertia,
                frontAxle,
                rearAxle,
                height,
                21.92 / 1.0489,
                21.92 / 1.0489,
                1.0489,
                steeringMax,
                0.4,
                speedMin,
                speedMax,
                switchSpeed,
                11.5,
                0.1,
                false);
    }

    /** Axle to axle, m. */
    public double wheelbase() {
        return frontAxle + rearAxle;
    }

    /** The same car on other ground. */
    public SingleTrackParameters withFriction(double coefficient) {
        return new SingleTrackParameters(
                mass,
                yawInertia,
                frontAxle,
                rearAxle,
                gravityHeight,
                corneringFront,
                corneringRear,
                coefficient,
                steeringMax,
                steeringRateMax,
                speedMin,
                speedMax,
                switchSpeed,
                accelerationMax,
                kinematicBelow,
                frictionCircle);
    }

    /** The same car with {@link #frictionCircle} on or off. */
    public SingleTrackParameters withFrictionCircle(boolean on) {
        return new SingleTrackParameters(
                mass,
                yawInertia,
                frontAxle,
                rearAxle,
                gravityHeight,
                corneringFront,
                corneringRear,
                friction,
                steeringMax,
                steeringRateMax,
                speedMin,
                speedMax,
                switchSpeed,
                accelerationMax,
                kinematicBelow,
                on);
    }
}
