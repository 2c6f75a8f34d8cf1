package org.skidpad.viewer.scene;

import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.Primitive.Polyline;
import org.skidpad.viewer.scene.Primitive.Role;

/** Where an actor went, as lines on the screen. */
final class Path {
    private Path() {}

    /** From one sample to another, both included; broken where the actor is absent; points nearer than a few px left out. */
    static void draw(
            Recording run,
            int actor,
            int from,
            int to,
            double minPixels,
            Camera camera,
            Role role,
            int colour,
            double width,
            List<Primitive> out) {
        double[] x = new double[to - from + 1];
        double[] y = new double[to - from + 1];
        int count = 0;
        for (int sample = from; sample <= to; sample++) {
            if (!run.present(sample, actor)) {
                add(x, y, count, role, colour, width, out);
                count = 0;
                continue;
            }
            double px = camera.screenX(run.x(sample, actor));
            double py = camera.screenY(run.y(sample, actor));
            boolean last = sample == to || !run.present(sample + 1, actor);
            if (count == 0 || last || Math.abs(px - x[count - 1]) + Math.abs(py - y[count - 1]) >= minPixels) {
                x[count] = px;
                y[count] = py;
                count++;
            }
        }
        add(x, y, count, role, colour, width, out);
    }

    private static void add(
            double[] x, double[] y, int count, Role role, int colour, double width, List<Primitive> out) {
        if (count > 1) {
            out.add(new Polyline(role, Arrays.copyOf(x, count), Arrays.copyOf(y, count), colour, width));
        }
    }
}
