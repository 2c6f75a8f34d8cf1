package org.skidpad.viewer.scene;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.RunHeader;

/**
 * The map and the actors of a recording as draw lists, for any camera and moment. A second recording, if given, adds its ego
 * as an outline at the same time.
 */
public final class Scene {
    /** A map smaller than this is shown whole; on a larger one the camera follows the ego. m. */
    private static final double ROOM_SIZE = 60;
    /** What a following camera shows across its longer side, m. */
    private static final double FOLLOW_WIDTH = 100;

    /** Whoever is this near the ego belongs to its situation, what is shown around them, and what is shown at least, m. */
    private static final double SITUATION_RADIUS = 45;

    private static final double SITUATION_MARGIN = 7;
    private static final double SITUATION_LEAST_WIDTH = 48;

    /** A goal is a point; it is drawn with a radius so that it can be seen. m. */
    private static final double GOAL_RADIUS = 0.2;

    /** Around a map that is shown whole, px: room for the scale bar. */
    public static final double FIT_MARGIN = 46;

    private final Recording run;
    private final Recording other;
    private final MapLayer map;
    private final ActorLayer actors;
    private final EgoLayer ego;
    private Theme theme;

    public Scene(Recording run, Theme theme) {
        this(run, null, theme);
    }

    /** @param other a run to compare with, or null */
    public Scene(Recording run, Recording other, Theme theme) {
        this.run = run;
        this.other = other;
        this.theme = theme;
        map = new MapLayer(run.header().map());
        actors = new ActorLayer(run);
        ego = new EgoLayer(run);
    }

    public Recording recording() {
        return run;
    }

    public Theme theme() {
        return theme;
    }

    public void setTheme(Theme newTheme) {
        theme = newTheme;
    }

    /** The layer that changes with the camera only: grid, road, walls and scale bar. */
    public List<Primitive> mapLayer(Camera camera) {
        List<Primitive> out = new ArrayList<>();
        Area area = camera.viewport();
        out.add(new Primitive.Polygon(
                Primitive.Role.BACKGROUND,
                new double[] {area.x(), area.right(), area.right(), area.x()},
                new double[] {area.y(), area.y(), area.bottom(), area.bottom()},
                theme.background(),
                0,
                0));
        out.addAll(map.draw(camera, theme));
        out.addAll(MapLayer.scaleBar(camera, theme));
        return out;
    }

    /** The layer that changes with time: lidar, paths, actors, goal and collisions, from bottom to top. */
    public List<Primitive> momentLayer(Camera camera, Moment moment, DrawOptions options) {
        List<Primitive> out = new ArrayList<>();
        if (options.trails()) {
            actors.trails(camera, theme, out);
        }
        goal(camera, moment, out);
        if (options.lidar()) {
            ego.lidar(camera, theme, moment, out);
        }
        if (options.paths()) {
            ego.drivenPath(camera, theme, moment, out);
            ego.predictedPath(camera, theme, moment, out);
        }
        actors.draw(camera, theme, moment, options, out);
        if (other != null) {
            ActorLayer.ghost(other, momentOfOther(moment), camera, theme, out);
        }
        actors.collisions(camera, theme, moment, out);
        return out;
    }

    private Moment momentOfOther(Moment moment) {
        return Moment.at(other, moment.time(run));
    }

    private void goal(Camera camera, Moment moment, List<Primitive> out) {
        double x = run.goalX(moment.sample());
        double y = run.goalY(moment.sample());
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return;
        }
        double sx = camera.screenX(x);
        double sy = camera.screenY(y);
        double radius = Math.max(9, GOAL_RADIUS * camera.scale());
        out.add(new Primitive.Disc(
                Primitive.Role.GOAL, sx, sy, radius, Theme.withOpacity(theme.goal(), 0.18), theme.goal(), 2));
        out.add(new Primitive.Disc(Primitive.Role.GOAL, sx, sy, Math.max(3, radius / 4), theme.goal(), 0, 0));
        out.add(new Primitive.Label(
                Primitive.Role.GOAL,
                sx,
                sy - radius - 10,
                "goal",
                12,
                true,
                Primitive.Anchor.CENTRE,
                theme.goal(),
                theme.halo()));
    }

    /** Everything there is to see: the map, or without one all positions of the run. m, map frame. */
    public Bounds bounds() {
        Bounds positions = actors.positions();
        Bounds lines = map.bounds();
        if (lines.isEmpty()) {
            return positions.grownBy(5);
        }
        return isRoom() || positions.isEmpty() ? lines : positions.grownBy(10);
    }

    private boolean isRoom() {
        Bounds lines = map.bounds();
        return !lines.isEmpty() && Math.max(lines.width(), lines.height()) <= ROOM_SIZE;
    }

    /** True where the first view should move with the ego because the map does not fit in one picture. */
    public boolean followsAtFirst() {
        Bounds all = map.bounds().isEmpty() ? actors.positions() : map.bounds();
        return Math.max(all.width(), all.height()) > ROOM_SIZE;
    }

    /** Sets the camera as a viewer first meets the run at a moment: a whole room, or a stretch of road around the ego. */
    public void frame(Camera camera, Moment moment) {
        if (!followsAtFirst() || !hasEgo(run, moment.sample())) {
            camera.fit(bounds(), FIT_MARGIN);
            return;
        }
        Area area = camera.viewport();
        camera.setScale(Math.max(area.width(), area.height()) / FOLLOW_WIDTH);
        follow(camera, moment, run.header().ego());
    }

    /** Sets the camera so that the ego and whoever is near it fill the picture. */
    public void frameSituation(Camera camera, Moment moment) {
        if (!hasEgo(run, moment.sample())) {
            frame(camera, moment);
            return;
        }
        Bounds near = actors.near(moment, SITUATION_RADIUS).grownBy(SITUATION_MARGIN);
        camera.fit(near, 0);
        Area area = camera.viewport();
        double most = Math.max(area.width(), area.height()) / SITUATION_LEAST_WIDTH;
        if (camera.scale() > most) {
            camera.setScale(most);
        }
    }

    /** Centres the camera on an actor. */
    public void follow(Camera camera, Moment moment, int actor) {
        if (actor >= 0 && run.present(moment.sample(), actor)) {
            camera.centreOn(moment.x(run, actor), moment.y(run, actor));
        }
    }

    /** The actor under a point of the screen, or -1. */
    public int actorAt(Camera camera, Moment moment, double screenX, double screenY) {
        return actors.at(camera, moment, screenX, screenY);
    }

    /** True where a sample has an ego; a recording of traffic alone has none. */
    static boolean hasEgo(Recording run, int sample) {
        int ego = run.header().ego();
        return ego >= 0 && ego < run.header().actors().size() && run.present(sample, ego);
    }

    /** What an actor is called on the screen. */
    public static String nameOf(RunHeader header, int actor) {
        String name = header.actors().get(actor).name();
        return name == null || name.isBlank() ? "actor " + actor : name;
    }
}
