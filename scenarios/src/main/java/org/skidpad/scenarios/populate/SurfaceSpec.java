package org.skidpad.scenarios.populate;

import static org.skidpad.scenarios.yaml.Quantity.NUMBER;

import java.util.Optional;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.sim.physics.ContactParameters;

/** The key {@code surfaces}: how bodies, walls and the ground rub and bounce. */
public record SurfaceSpec(Distribution friction, Distribution restitution, Distribution ground) {
    /** Rubber on rough concrete is below it. */
    private static final double MOST_FRICTION = 2;

    public static SurfaceSpec read(Optional<YamlMap> written, DistributionReader numbers) {
        ContactParameters usual = ContactParameters.DEFAULT;
        if (written.isEmpty()) {
            return new SurfaceSpec(
                    Distribution.constant(usual.friction()),
                    Distribution.constant(usual.restitution()),
                    Distribution.constant(usual.ground()));
        }
        YamlMap map = written.get();
        SurfaceSpec spec = new SurfaceSpec(
                numbers.read(map, "friction", NUMBER, 0, MOST_FRICTION, usual.friction()),
                numbers.read(map, "restitution", NUMBER, 0, 1, usual.restitution()),
                numbers.read(map, "ground", NUMBER, 0, MOST_FRICTION, usual.ground()));
        map.finish();
        return spec;
    }

    ContactParameters draw(Draws draws) {
        return new ContactParameters(
                draws.of(friction, Draws.NOBODY, "surfaces.friction", "surfaces.friction"),
                draws.of(restitution, Draws.NOBODY, "surfaces.restitution", "surfaces.restitution"),
                draws.of(ground, Draws.NOBODY, "surfaces.ground", "surfaces.ground"));
    }
}
