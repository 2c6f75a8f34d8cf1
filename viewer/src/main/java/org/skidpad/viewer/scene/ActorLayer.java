package org.skidpad.viewer.scene;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.RunHeader;
import org.skidpad.sim.record.RunHeader.ActorInfo;
import org.skidpad.viewer.scene.Primitive.Anchor;
import org.skidpad.viewer.scene.Primitive.Disc;
import org.skidpad.viewer.scene.Primitive.Label;
import org.skidpad.viewer.scene.Primitive.Polygon;
import org.skidpad.viewer.scene.Primitive.Polyline;
import org.skidpad.viewer.scene.Primitive.Role;

/** The actors: bodies with a mark at the front, names, speeds, trails, and where they collided. */
final class ActorLayer {
    /** How far ahead a velocity arrow reaches, s. */
    private static final double ARROW_SECONDS = 0.5;
    /** Below this speed an actor has no arrow, m/s. */
    private static final double STANDING = 0.05;
    /** A body is never painted shorter than this, px, so that it can be seen in an overview. */
    private static final double MIN_BODY_PIXELS = 7;
    /** Names are left out below this scale, px/m: they would cover the traffic. The ego keeps its name. */
    private static final double NAME_SCALE = 4;
    /** About the size of a name's letters, px. */
    private static final double NAME_CHARACTER = 6;

    private static final double NAME_HEIGHT = 12;
    /** Trails leave out points nearer than this, px. */
    private static final double TRAIL_PIXELS = 1.5;

    private final Recording run;
    private final RunHeader header;
    private final Bounds positions;
    /** Where names are in the picture that is being drawn. */
    private final List<Area> taken = new ArrayList<>();

    ActorLayer(Recording run) {
        this.run = run;
        header = run.header();
        double minX = Double.POSITIVE_INFINITY;
        double minY = minX;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = maxX;
        for (int sample = 0; sample < run.samples(); sample++) {
            for (int actor = 0; actor < header.actors().size(); actor++) {
                if (run.present(sample, actor)) {
                    double x = run.x(sample, actor);
                    double y = run.y(sample, actor);
                    minX = Math.min(minX, x);
                    maxX = Math.max(maxX, x);
                    minY = Math.min(minY, y);
                    maxY = Math.max(maxY, y);
                }
            }
        }
        positions = new Bounds(minX, minY, maxX, maxY);
    }

    /** Every position of every actor during the run. */
    Bounds positions() {
        return positions;
    }

    /** Where the ego is at a moment and everybody within a distance of it, m. */
    Bounds near(Moment moment, double distance) {
        int ego = header.ego();
        double x = moment.x(run, ego);
        double y = moment.y(run, ego);
        Bounds out = Bounds.EMPTY.including(x, y);
        for (int actor = 0; actor < header.actors().size(); actor++) {
            if (run.present(moment.sample(), actor)) {
                double otherX = moment.x(run, actor);
                double otherY = moment.y(run, actor);
                if (Math.hypot(otherX - x, otherY - y) < distance) {
                    out = out.including(otherX, otherY);
                }
            }
        }
        return out;
    }

    void draw(Camera camera, Theme theme, Moment moment, DrawOptions options, List<Primitive> out) {
        int ego = header.ego();
        taken.clear();
        if (ego >= 0 && run.present(moment.sample(), ego)) {
            Body body = Body.of(run, moment, ego, camera);
            isFree(body, "ego");
        }
        for (int actor = 0; actor < header.actors().size(); actor++) {
            if (actor != ego) {
                draw(actor, camera, theme, moment, options, out);
            }
        }
        // Last, so that nothing covers it.
        draw(ego, camera, theme, moment, options, out);
    }

    private void draw(int actor, Camera camera, Theme theme, Moment moment, DrawOptions options, List<Primitive> out) {
        if (actor < 0 || !run.present(moment.sample(), actor)) {
            return;
        }
        ActorInfo info = header.actors().get(actor);
        Body body = Body.of(run, moment, actor, camera);
        double reach = body.reach();
        Area area = camera.viewport();
        if (body.centreX < area.x() - reach
                || body.centreX > area.right() + reach
                || body.centreY < area.y() - reach
                || body.centreY > area.bottom() + reach) {
            return;
        }
        boolean isEgo = actor == header.ego();
        int fill = isEgo ? theme.ego() : colour(info, theme);
        boolean isLead = actor == run.egoLead(moment.sample());
        int outline = isEgo ? theme.text() : isLead ? theme.lead() : theme.outline();
        double outlineWidth = isEgo || isLead ? 2 : 1;
        if (run.touching(moment.sample(), actor)) {
            outline = theme.collision();
            outlineWidth = 3;
        }
        if (options.velocities()) {
            velocity(body, run.speed(moment.sample(), actor), camera.scale(), fill, out);
        }
        boolean tiny = body.halfLength < 6;
        body.paint(
                isEgo ? Role.EGO : Role.ACTOR,
                fill,
                tiny && !isEgo ? 0 : outline,
                tiny ? 1 : outlineWidth,
                theme.headingMark(),
                out);
        String name = isEgo ? "ego" : Scene.nameOf(header, actor);
        if (options.labels() && (isEgo || camera.scale() >= NAME_SCALE && isFree(body, name))) {
            out.add(new Label(
                    Role.NAME,
                    body.centreX,
                    body.centreY - body.halfHeight() - 9,
                    name,
                    11,
                    isEgo,
                    Anchor.CENTRE,
                    isEgo ? theme.ego() : theme.faintText(),
                    theme.halo()));
        }
    }

    /** Whether a name fits over a body without lying on another; if so, its place is taken. */
    private boolean isFree(Body body, String name) {
        double half = NAME_CHARACTER * name.length() / 2;
        Area place = new Area(
                body.centreX - half, body.centreY - body.halfHeight() - 9 - NAME_HEIGHT / 2, 2 * half, NAME_HEIGHT);
        for (Area other : taken) {
            if (place.x() < other.right()
                    && other.x() < place.right()
                    && place.y() < other.bottom()
                    && other.y() < place.bottom()) {
                return false;
            }
        }
        taken.add(place);
        return true;
    }

    private static int colour(ActorInfo info, Theme theme) {
        return switch (info.type()) {
            case CAR, TRUCK, BUS, ROBOT -> theme.vehicle();
            case MOTORCYCLE, BICYCLE, PEDESTRIAN -> theme.vulnerable();
            case OBSTACLE -> theme.obstacle();
        };
    }

    private static void velocity(Body body, double speed, double scale, int colour, List<Primitive> out) {
        double length = Math.abs(speed) * ARROW_SECONDS * scale;
        if (Math.abs(speed) < STANDING || length < 3) {
            return;
        }
        double direction = Math.signum(speed);
        double fromX = body.centreX + direction * body.halfLength * body.cos;
        double fromY = body.centreY - direction * body.halfLength * body.sin;
        double toX = fromX + direction * length * body.cos;
        double toY = fromY - direction * length * body.sin;
        double head = Math.min(7, length / 2);
        double backX = toX - direction * head * body.cos;
        double backY = toY + direction * head * body.sin;
        int shown = Theme.withOpacity(colour, 0.85);
        out.add(new Polyline(Role.VELOCITY, new double[] {fromX, backX}, new double[] {fromY, backY}, shown, 1.6));
        out.add(new Polygon(
                Role.VELOCITY,
                new double[] {toX, backX - 0.55 * head * body.sin, backX + 0.55 * head * body.sin},
                new double[] {toY, backY - 0.55 * head * body.cos, backY + 0.55 * head * body.cos},
                shown,
                0,
                0));
    }

    /** The ego of another run: its outline and its name. */
    static void ghost(Recording other, Moment moment, Camera camera, Theme theme, List<Primitive> out) {
        if (!Scene.hasEgo(other, moment.sample())) {
            return;
        }
        int ego = other.header().ego();
        Body body = Body.of(other, moment, ego, camera);
        body.paint(Role.GHOST, Theme.withOpacity(theme.ghost(), 0.15), theme.ghost(), 1.5, 0, out);
        out.add(new Label(
                Role.GHOST,
                body.centreX,
                body.centreY + body.halfHeight() + 10,
                "compared",
                11,
                false,
                Anchor.CENTRE,
                theme.ghost(),
                theme.halo()));
    }

    void trails(Camera camera, Theme theme, List<Primitive> out) {
        for (int actor = 0; actor < header.actors().size(); actor++) {
            boolean isEgo = actor == header.ego();
            int colour = isEgo ? theme.ego() : colour(header.actors().get(actor), theme);
            Path.draw(
                    run,
                    actor,
                    0,
                    run.samples() - 1,
                    TRAIL_PIXELS,
                    camera,
                    Role.TRAIL,
                    Theme.withOpacity(colour, isEgo ? 0.9 : 0.35),
                    isEgo ? 2.5 : 1.5,
                    out);
        }
    }

    /** A cross in a ring where a collision has happened by now. */
    void collisions(Camera camera, Theme theme, Moment moment, List<Primitive> out) {
        double now = moment.time(run);
        for (RunEvent event : run.events()) {
            if (!event.kind().equals("collision") || event.time() > now) {
                continue;
            }
            int actor = event.actor() < 0 ? header.ego() : event.actor();
            Moment then = Moment.at(run, event.time());
            if (actor < 0 || actor >= header.actors().size() || !run.present(then.sample(), actor)) {
                continue;
            }
            Body body = Body.of(run, then, actor, camera);
            double arm = 4;
            double x = body.centreX;
            double y = body.centreY;
            out.add(new Disc(
                    Role.COLLISION, x, y, 9, Theme.withOpacity(theme.background(), 0.8), theme.collision(), 2.5));
            out.add(new Primitive.Segments(
                    Role.COLLISION,
                    new double[] {x - arm, y - arm, x + arm, y + arm, x - arm, y + arm, x + arm, y - arm},
                    theme.collision(),
                    2.5));
        }
    }

    int at(Camera camera, Moment moment, double screenX, double screenY) {
        int best = -1;
        double bestDistance = 4;
        for (int actor = 0; actor < header.actors().size(); actor++) {
            if (run.present(moment.sample(), actor)) {
                double distance = Body.of(run, moment, actor, camera).distance(screenX, screenY);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = actor;
                }
            }
        }
        return best;
    }

    /** An actor's outline on the screen: centre, half extents (px) and the direction it faces. */
    private record Body(
            double centreX,
            double centreY,
            double cos,
            double sin,
            double halfLength,
            double halfWidth,
            boolean round) {
        static Body of(Recording run, Moment moment, int actor, Camera camera) {
            ActorInfo info = run.header().actors().get(actor);
            double heading = moment.heading(run, actor);
            double cos = Math.cos(heading);
            double sin = Math.sin(heading);
            boolean round = info.radius() > 0;
            double halfLength = (round ? info.radius() : info.length() / 2) * camera.scale();
            double halfWidth = (round ? info.radius() : info.width() / 2) * camera.scale();
            double enlarge = Math.max(1, MIN_BODY_PIXELS / 2 / Math.max(1e-6, halfLength));
            return new Body(
                    camera.screenX(moment.x(run, actor) + info.boxOffset() * cos),
                    camera.screenY(moment.y(run, actor) + info.boxOffset() * sin),
                    cos,
                    sin,
                    halfLength * enlarge,
                    halfWidth * enlarge,
                    round);
        }

        double reach() {
            return halfLength + halfWidth + 200;
        }

        double halfHeight() {
            return round ? halfLength : Math.abs(sin) * halfLength + Math.abs(cos) * halfWidth;
        }

        /** From a point to the body, px; 0 inside. */
        double distance(double px, double py) {
            double along = (px - centreX) * cos - (py - centreY) * sin;
            double across = (px - centreX) * sin + (py - centreY) * cos;
            if (round) {
                return Math.max(0, Math.hypot(along, across) - halfLength);
            }
            return Math.hypot(Math.max(0, Math.abs(along) - halfLength), Math.max(0, Math.abs(across) - halfWidth));
        }

        /** Screen x of a point given along and across (left) the body in half extents. */
        private double x(double along, double across) {
            return centreX + along * halfLength * cos - across * halfWidth * sin;
        }

        private double y(double along, double across) {
            return centreY - along * halfLength * sin - across * halfWidth * cos;
        }

        void paint(Role role, int fill, int outline, double outlineWidth, int mark, List<Primitive> out) {
            if (round) {
                out.add(new Disc(role, centreX, centreY, halfLength, fill, outline, outlineWidth));
                if (mark != 0) {
                    out.add(new Polyline(
                            Role.HEADING_MARK,
                            new double[] {centreX, x(0.9, 0)},
                            new double[] {centreY, y(0.9, 0)},
                            mark,
                            Math.min(4, Math.max(1.5, halfLength / 4))));
                }
                return;
            }
            // Front corners are cut a little: the shape alone says which way it faces.
            out.add(new Polygon(
                    role,
                    new double[] {x(-1, 1), x(0.82, 1), x(1, 0.6), x(1, -0.6), x(0.82, -1), x(-1, -1)},
                    new double[] {y(-1, 1), y(0.82, 1), y(1, 0.6), y(1, -0.6), y(0.82, -1), y(-1, -1)},
                    fill,
                    outline,
                    outlineWidth));
            if (mark != 0 && halfLength > 6) {
                // As long as the body is wide, whatever its length: the same arrow on a car and on a truck.
                double unit = Math.min(1, 1.2 * halfWidth / halfLength);
                double tip = 0.72;
                double[] along = {tip, tip - unit, tip - 0.7 * unit, tip - unit};
                double[] across = {0, 0.6, 0, -0.6};
                double[] markX = new double[along.length];
                double[] markY = new double[along.length];
                for (int i = 0; i < along.length; i++) {
                    markX[i] = x(along[i], across[i]);
                    markY[i] = y(along[i], across[i]);
                }
                out.add(new Polygon(Role.HEADING_MARK, markX, markY, mark, 0, 0));
            }
        }
    }
}
