package org.skidpad.viewer.scene;

/**
 * What of a moment is shown.
 *
 * @param lidar hits and rays of the ego's newest scan
 * @param paths driven and predicted path of the ego
 * @param labels names of the actors
 * @param velocities arrows that reach half a second ahead
 * @param trails where every actor goes during the whole run
 */
public record DrawOptions(boolean lidar, boolean paths, boolean labels, boolean velocities, boolean trails) {
    public static final DrawOptions ALL = new DrawOptions(true, true, true, true, false);

    public DrawOptions withLidar(boolean on) {
        return new DrawOptions(on, paths, labels, velocities, trails);
    }

    public DrawOptions withPaths(boolean on) {
        return new DrawOptions(lidar, on, labels, velocities, trails);
    }

    public DrawOptions withLabels(boolean on) {
        return new DrawOptions(lidar, paths, on, velocities, trails);
    }

    public DrawOptions withVelocities(boolean on) {
        return new DrawOptions(lidar, paths, labels, on, trails);
    }

    public DrawOptions withTrails(boolean on) {
        return new DrawOptions(lidar, paths, labels, velocities, on);
    }
}
