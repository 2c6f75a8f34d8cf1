package org.skidpad.scenarios.script;

import org.skidpad.scenarios.script.Action.Domain;
import org.skidpad.sim.state.StateVisitor;

/** Speeds (OpenSCENARIO XML, class {@code SpeedAction}). SI units. */
public final class LongitudinalActions {
    private LongitudinalActions() {}

    /** The speed an actor goes for. */
    public interface TargetSpeed {
        double of(Stage stage);

        /** The actor whose speed it depends on, or -1. */
        default int reference() {
            return -1;
        }
    }

    /** {@code factor} times the speed of an actor plus {@code delta}, m/s. */
    public static TargetSpeed speedOf(int actor, double factor, double delta) {
        return new TargetSpeed() {
            @Override
            public double of(Stage stage) {
                return stage.puppets[actor].speed * factor + delta;
            }

            @Override
            public int reference() {
                return actor;
            }
        };
    }

    /** Changes speed to a fixed or relative target; {@code continuous} never ends and follows the target. */
    public static Action speed(Dynamics dynamics, TargetSpeed target, boolean continuous) {
        return new Action(Domain.LONGITUDINAL, target.reference() >= 0 ? 3 : 2) {
            @Override
            int reference() {
                return target.reference();
            }

            @Override
            ActionRun begin(Stage stage, int actor) {
                Puppet p = stage.puppets[actor];
                return new SpeedRun(p, dynamics, target, continuous);
            }
        };
    }

    private static final class SpeedRun extends ActionRun {
        private final Puppet p;
        private final Dynamics dynamics;
        private final TargetSpeed target;
        private final boolean continuous;
        private double from;
        private double travelledBefore;
        private double elapsed;
        private double goal = Double.NaN;

        SpeedRun(Puppet p, Dynamics dynamics, TargetSpeed target, boolean continuous) {
            this.p = p;
            this.dynamics = dynamics;
            this.target = target;
            this.continuous = continuous;
            from = p.speed;
            travelledBefore = p.odometer;
        }

        @Override
        void makeRoom(Stage stage) {
            if (elapsed == 0 && dynamics.shape() == Dynamics.Shape.STEP && !continuous) {
                step(stage, 0);
                p.speed = p.nextSpeed;
                doneAtOnce = true;
            }
        }

        @Override
        boolean step(Stage stage, double dt) {
            elapsed += dt;
            if (continuous || Double.isNaN(goal)) {
                goal = Math.max(-p.performance.speed(), Math.min(p.performance.speed(), target.of(stage)));
            }
            double change = goal - from;
            double progress = dynamics.overTime(from, goal)
                    .within(p.performance, change)
                    .progress(change, elapsed, p.odometer - travelledBefore);
            p.nextSpeed = progress >= 1 ? goal : from + change * dynamics.fraction(progress);
            return progress >= 1 && !continuous;
        }

        @Override
        public void visitState(StateVisitor v) {
            from = v.real(from);
            travelledBefore = v.real(travelledBefore);
            elapsed = v.real(elapsed);
            goal = v.real(goal);
        }
    }
}
