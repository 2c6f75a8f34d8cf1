package org.skidpad.sim.physics;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;

/**
 * What a touch would do, where nothing is pushed: Newton's law of impact for two bodies that meet centrally and without
 * friction. With closing speed {@code v} along the normal, masses {@code m1} and {@code m2} and restitution {@code e}, the
 * impulse is {@code (1 + e) v m1 m2 / (m1 + m2)}; {@code m2} is infinite for walls and for what never moves (Brach and Brach,
 * "Vehicle Accident Analysis and Reconstruction Methods", 2005, chapter 6, with the moment arms left out).
 */
final class ImpactEstimate {
    private final ActorStates actors;
    private final Shapes shapes;
    private double normalX;
    private double normalY;

    ImpactEstimate(ActorStates actors, Shapes shapes) {
        this.actors = actors;
        this.shapes = shapes;
    }

    /** Size of the impulse between an actor and the one that it touches, or {@link Contacts#WALL}, N s; 0 if they part. */
    double impulse(int i, int j, WallGrid walls, ContactParameters parameters) {
        // The world may have been restored since the last tick.
        shapes.update(i);
        if (j >= 0) {
            shapes.update(j);
        }
        if (j == Contacts.WALL) {
            int w = walls.firstOverlap(shapes, i);
            if (w < 0) {
                return 0;
            }
            double ex = walls.walls.x1[w] - walls.walls.x0[w];
            double ey = walls.walls.y1[w] - walls.walls.y0[w];
            double length = Math.sqrt(ex * ex + ey * ey);
            double toWall = ex * (walls.walls.y0[w] - shapes.centreY[i]) - ey * (walls.walls.x0[w] - shapes.centreX[i]);
            double side = toWall < 0 ? -1 : 1;
            normalX = length > 0 ? -side * ey / length : 1;
            normalY = length > 0 ? side * ex / length : 0;
        } else {
            findNormal(i, j);
        }
        double closing = shapes.velocityX(i) * normalX + shapes.velocityY(i) * normalY;
        double inverse = inverseMass(i);
        if (j >= 0) {
            closing -= shapes.velocityX(j) * normalX + shapes.velocityY(j) * normalY;
            inverse += inverseMass(j);
        }
        return closing > 0 && inverse > 0 ? (1 + parameters.restitution()) * closing / inverse : 0;
    }

    private double inverseMass(int i) {
        return actors.motion[i] == MotionModel.FIXED ? 0 : 1 / RigidSolver.mass(actors, i);
    }

    /** From i to j, along the axis on which they overlap least. */
    private void findNormal(int i, int j) {
        double dx = shapes.centreX[j] - shapes.centreX[i];
        double dy = shapes.centreY[j] - shapes.centreY[i];
        double least = Double.POSITIVE_INFINITY;
        normalX = 1;
        normalY = 0;
        for (int axis = 0; axis < 5; axis++) {
            int owner = axis < 2 ? i : j;
            double x;
            double y;
            if (axis == 4) {
                // Centre to centre decides between two discs, and at the corners of a box beside a disc.
                double distance = Math.sqrt(dx * dx + dy * dy);
                if (distance == 0 || actors.radius[i] + actors.radius[j] == 0) {
                    continue;
                }
                x = dx / distance;
                y = dy / distance;
            } else if (actors.radius[owner] > 0) {
                continue;
            } else {
                x = (axis & 1) == 0 ? shapes.cos[owner] : -shapes.sin[owner];
                y = (axis & 1) == 0 ? shapes.sin[owner] : shapes.cos[owner];
            }
            double apart = dx * x + dy * y;
            double overlap = extent(i, x, y) + extent(j, x, y) - Math.abs(apart);
            if (overlap < least) {
                least = overlap;
                normalX = apart < 0 ? -x : x;
                normalY = apart < 0 ? -y : y;
            }
        }
    }

    /** Half of what the outline covers of an axis, m. */
    private double extent(int i, double x, double y) {
        if (actors.radius[i] > 0) {
            return actors.radius[i];
        }
        return actors.length[i] * 0.5 * Math.abs(x * shapes.cos[i] + y * shapes.sin[i])
                + actors.width[i] * 0.5 * Math.abs(y * shapes.cos[i] - x * shapes.sin[i]);
    }
}
