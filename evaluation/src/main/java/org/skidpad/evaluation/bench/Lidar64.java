package org.skidpad.evaluation.bench;

import java.util.Locale;
import org.skidpad.sim.sensor.Lidar;
import org.skidpad.sim.sensor.parameters.LidarParameters;

/** Scans of 64 beams over the full circle, 50 m, from each pose of {@link PeerScenes}: mean range 21.976, hit rate 0.794. */
final class Lidar64 implements Workload {
    private static final int BEAMS = 64;
    private static final double RANGE = 50;

    @Override
    public String name() {
        return "lidar64";
    }

    @Override
    public String summary() {
        return "64 beams among 100 boxes and 200 segments";
    }

    @Override
    public Figure figure() {
        return Figure.perSecond("rays", "rays");
    }

    @Override
    public Run open(int threads) {
        return new Scans();
    }

    private static final class Scans implements Run {
        private final PeerScenes scene = new PeerScenes();
        private final StillView view = new StillView(scene.actors, scene.walls);
        private final Lidar lidar = new Lidar(new LidarParameters(BEAMS, 0, 2 * Math.PI, 0, RANGE, 10, 0, 0, 0));
        private final float[] ranges = new float[BEAMS];

        @Override
        public long chunk() {
            for (int p = 0; p < PeerScenes.POSES; p++) {
                scan(p);
            }
            return (long) PeerScenes.POSES * BEAMS;
        }

        private void scan(int pose) {
            scene.actors.x[0] = scene.poseX[pose];
            scene.actors.y[0] = scene.poseY[pose];
            scene.actors.heading[0] = scene.poseHeading[pose];
            lidar.scan(view, 0, ranges);
        }

        @Override
        public Answer answer() {
            double sum = 0;
            long hits = 0;
            for (int p = 0; p < PeerScenes.POSES; p++) {
                scan(p);
                for (float range : ranges) {
                    sum += Math.min(RANGE, range);
                    hits += range < RANGE ? 1 : 0;
                }
            }
            double rays = (double) PeerScenes.POSES * BEAMS;
            String detail = String.format(Locale.ROOT, "mean_range=%.4f hit=%.3f", sum / rays, hits / rays);
            boolean right = Math.abs(sum / rays - 21.976) <= 0.001 && Math.abs(hits / rays - 0.794) <= 0.001;
            return Answer.of(detail, right, "mean_range 21.976 ± 0.001 and hit 0.794 ± 0.001");
        }
    }
}
