package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.state.StateVisitor;

/**
 * Arrives somewhere when another actor arrives elsewhere (OpenSCENARIO XML, class {@code SynchronizeAction}). With a final speed
 * the speed goes to an apex and back, or to rest and up again, with even accelerations; without one it is even all the way.
 * Looked at anew in each tick, like in the reference player.
 *
 * @param master the other actor
 * @param masterTarget where it goes
 * @param target where the actor goes
 * @param masterTolerance m from its target at which the master has arrived
 * @param tolerance likewise for the actor
 * @param finalSpeed when it arrives, or null for any
 * @param steady metres before the target from which the final speed is kept; NaN where {@code steadyS} counts
 * @param steadyS s before the arrival from which the final speed is kept
 */
public record Synchronization(
        int master,
        Position masterTarget,
        Position target,
        double masterTolerance,
        double tolerance,
        LongitudinalActions.TargetSpeed finalSpeed,
        double steady,
        double steadyS) {
    /** How hard it brakes to stop at once, m/s². */
    private static final double BRAKE = 8;

    private static final double NEAR = 1e-6;

    /** This as an action. */
    public Action action() {
        return new Action(Action.Domain.LONGITUDINAL, 7) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                return new Run(Synchronization.this, stage.puppets[actor], stage.puppets[master]);
            }
        };
    }

    private enum Phase {
        NEW,
        /** Towards the apex, which is faster than the way's mean. */
        RUSH,
        /** Towards the apex, which is slower. */
        LINGER,
        /** From the apex to the final speed. */
        EVEN,
        /** Braking to rest in a hurry. */
        BRAKING,
        /** At rest until the last even stretch brings it there in time. */
        RESTING,
        /** At rest because the master rests. */
        WAITING,
        STEADY;

        private static final Phase[] ALL = values();
    }

    private static final class Run extends ActionRun {
        private final Synchronization plan;
        private final Puppet p;
        private final Puppet master;
        private final Spot spot = new Spot();
        private Phase phase = Phase.NEW;
        private double before = Double.POSITIVE_INFINITY;
        private double masterBefore = Double.POSITIVE_INFINITY;
        /** Who followed a trajectory when the distances before were measured. */
        private int measured;

        Run(Synchronization plan, Puppet p, Puppet master) {
            this.plan = plan;
            this.p = p;
            this.master = master;
        }

        @Override
        boolean step(Stage stage, double dt) {
            double ahead = remaining(stage, p, plan.target);
            double masterAhead = remaining(stage, master, plan.masterTarget);
            if (Double.isNaN(ahead) || Double.isNaN(masterAhead)) {
                stage.note(p.index, "synchronisation of " + p.name + ": a target is nowhere");
                return true;
            }
            double s = Math.abs(ahead);
            double masterS = Math.abs(masterAhead);
            // A distance that is measured in another way than before says nothing of who came nearer.
            int measure = onLine(p) + 2 * onLine(master);
            boolean further = measure == measured && (s > before || masterS > masterBefore);
            boolean done = s < plan.tolerance + NEAR || masterS < plan.masterTolerance + NEAR || further;
            before = s;
            masterBefore = masterS;
            measured = measure;
            double way = Math.max(NEAR, s - plan.tolerance);
            double closing = Math.signum(masterAhead) * master.speed;
            double seconds = closing > NEAR
                    ? Math.max(NEAR, masterS - plan.masterTolerance) / closing
                    : Double.POSITIVE_INFINITY;
            if (done || seconds < dt) {
                if (plan.finalSpeed != null) {
                    p.nextSpeed = plan.finalSpeed.of(stage);
                }
                return true;
            }
            p.nextSpeed = plan.finalSpeed == null ? anySpeed(way, seconds, dt) : toSpeed(stage, way, seconds, dt);
            return false;
        }

        /** 1 where an actor follows a trajectory. */
        private static int onLine(Puppet who) {
            return who.lateral instanceof Trajectory.Run run && run.going() ? 1 : 0;
        }

        /** Metres to a target: along the trajectory it follows, else along the road, else straight. Negative behind. */
        private double remaining(Stage stage, Puppet who, Position target) {
            spot.lane = null;
            if (!target.resolve(stage, spot)) {
                return Double.NaN;
            }
            if (who.lateral instanceof Trajectory.Run run && run.going()) {
                return run.distanceTo(spot);
            }
            if (stage.map != null && who.spot.lane != null && spot.lane != null) {
                double along = stage.map.along(who.spot.lane, who.spot.s, spot.lane, spot.s);
                if (!Double.isNaN(along)) {
                    return who.facesAlong() ? along : -along;
                }
            }
            double dx = spot.x - who.spot.x;
            double dy = spot.y - who.spot.y;
            double cos = dx * Trigonometry.cos(who.spot.heading) + dy * Trigonometry.sin(who.spot.heading);
            return Math.sqrt(dx * dx + dy * dy) * (cos < 0 ? -1 : 1);
        }

        private double anySpeed(double way, double seconds, double dt) {
            if (Double.isInfinite(seconds)) {
                return p.speed;
            }
            return p.speed + 2 * (way / seconds - p.speed) / seconds * dt;
        }

        private double toSpeed(Stage stage, double whole, double whenThere, double dt) {
            double v1 = plan.finalSpeed.of(stage);
            double way = whole;
            double seconds = whenThere;
            if (Double.isInfinite(seconds)) {
                phase = phase == Phase.STEADY ? Phase.STEADY : Phase.WAITING;
            }
            double steadyS = Double.isNaN(plan.steady) ? plan.steadyS : plan.steady / v1;
            if (steadyS > 0 && phase != Phase.STEADY) {
                if (way - steadyS * v1 < NEAR || seconds - steadyS < NEAR) {
                    phase = Phase.STEADY;
                } else {
                    way -= steadyS * v1;
                    seconds -= steadyS;
                }
            }
            if (phase == Phase.STEADY) {
                return v1;
            }
            if (phase == Phase.WAITING) {
                if (Double.isInfinite(seconds)) {
                    return 0;
                }
                phase = Phase.NEW;
            }
            if (phase == Phase.BRAKING) {
                double next = p.speed - BRAKE * dt;
                phase = next < 0 ? Phase.RESTING : phase;
                return Math.max(0, next);
            }
            if (phase == Phase.RESTING) {
                if (seconds >= 2 * way / v1) {
                    return 0;
                }
                phase = Phase.EVEN;
            }
            double onLine = 2 * way / seconds - Math.max(0, v1);
            if (phase == Phase.EVEN) {
                return seconds < 1e-3 || way < 1e-3 ? 0 : Math.max(0, onLine);
            }
            if (phase != Phase.NEW && Math.abs(p.speed - (2 * way / seconds - v1)) < 0.1) {
                phase = Phase.EVEN;
                return p.speed;
            }
            if (phase == Phase.NEW) {
                phase = (v1 + p.speed) / 2 < way / seconds ? Phase.RUSH : Phase.LINGER;
            }
            return towardsApex(way, seconds, v1, dt);
        }

        /**
         * With one acceleration a, the same up and down, over an apex speed u: from v0 it takes (u - v0)/a, to v1 (u - v1)/a.
         * Both times make T, both ways make s; that is 2u² - 4(s/T)u + 2(s/T)(v0 + v1) - v0² - v1² = 0.
         */
        private double towardsApex(double s, double seconds, double v1, double dt) {
            double v0 = p.speed;
            double mean = s / seconds;
            double root = Math.sqrt(Math.max(0, mean * mean - mean * (v0 + v1) + (v0 * v0 + v1 * v1) / 2));
            double apex = phase == Phase.RUSH ? mean + root : mean - root;
            double share = 2 * apex - v0 - v1;
            double until = Math.abs(share) < NEAR ? seconds / 2 : seconds * (apex - v0) / share;
            double a = until <= 0 || until >= seconds ? 0 : (apex - v0) / until;
            if (phase == Phase.LINGER && a > 0 || phase == Phase.RUSH && a < 0) {
                phase = Phase.EVEN;
                return v0;
            }
            if (apex < 0) {
                double rest = 2 * v0 * s / (v0 * v0 + v1 * v1);
                a = rest > NEAR ? -v0 / rest : 0;
                if (rest * v0 / 2 > s / 2) {
                    a = -BRAKE;
                    phase = Phase.BRAKING;
                }
                if (v0 + a * dt < 0) {
                    phase = Phase.RESTING;
                    return 0;
                }
            }
            return v0 + a * dt;
        }

        @Override
        public void visitState(StateVisitor v) {
            phase = v.choice(phase, Phase.ALL);
            before = v.real(before);
            masterBefore = v.real(masterBefore);
            measured = (int) v.whole(measured, 0, 3);
        }
    }
}
