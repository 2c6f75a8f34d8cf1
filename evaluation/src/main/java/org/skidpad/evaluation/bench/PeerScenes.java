package org.skidpad.evaluation.bench;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.world.Bodies;

/**
 * The scene of the workload lidar64, rebuilt bit for bit: 200 x 200 m, 100 boxes of 4.5 x 2 m, 200 segments of 5 to 20 m and
 * 2,000 sensor poses outside every box, from {@link PeerRandom} at seed 7.
 */
final class PeerScenes {
    static final int POSES = 2000;
    private static final int BOXES = 100;
    private static final int SEGMENTS = 200;

    /** The sensor carrier is actor 0; the boxes follow. */
    final ActorStates actors = new ActorStates(BOXES + 1);

    final Walls walls;
    final double[] poseX = new double[POSES];
    final double[] poseY = new double[POSES];
    final double[] poseHeading = new double[POSES];

    private final PeerRandom random = new PeerRandom(7);

    PeerScenes() {
        actors.count = BOXES + 1;
        actors.present[0] = true;
        actors.type[0] = ActorType.ROBOT;
        actors.motion[0] = MotionModel.PRESCRIBED;
        actors.length[0] = Bodies.TURTLEBOT3_BURGER.length();
        actors.width[0] = Bodies.TURTLEBOT3_BURGER.width();
        for (int i = 1; i <= BOXES; i++) {
            actors.present[i] = true;
            actors.type[i] = ActorType.CAR;
            actors.motion[i] = MotionModel.FIXED;
            actors.length[i] = 4.5;
            actors.width[i] = 2;
            actors.x[i] = random.next() * 200;
            actors.y[i] = random.next() * 200;
            actors.heading[i] = random.next() * 2 * Math.PI;
        }
        double[][] c = new double[4][SEGMENTS];
        for (int k = 0; k < SEGMENTS; k++) {
            c[0][k] = random.next() * 200;
            c[1][k] = random.next() * 200;
            double heading = random.next() * 2 * Math.PI;
            double length = 5 + 15 * random.next();
            c[2][k] = c[0][k] + length * StrictMath.cos(heading);
            c[3][k] = c[1][k] + length * StrictMath.sin(heading);
        }
        walls = new Walls(c[0], c[1], c[2], c[3]);
        for (int k = 0; k < POSES; k++) {
            do {
                poseX[k] = random.next() * 200;
                poseY[k] = random.next() * 200;
            } while (isNearBox(poseX[k], poseY[k]));
            poseHeading[k] = random.next() * 2 * Math.PI;
        }
    }

    private boolean isNearBox(double x, double y) {
        for (int i = 1; i <= BOXES; i++) {
            double dx = x - actors.x[i];
            double dy = y - actors.y[i];
            if (dx * dx + dy * dy < 6.25) {
                return true;
            }
        }
        return false;
    }
}
