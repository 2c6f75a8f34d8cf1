package org.skidpad.viewer.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CameraTest {
    private static Camera camera() {
        Camera camera = new Camera(new Area(20, 50, 800, 600));
        camera.centreOn(100, -40);
        camera.setScale(12);
        return camera;
    }

    @Test
    void theCentreOfTheMapIsInTheMiddleOfItsPartOfTheScreenAndYPointsUp() {
        Camera camera = camera();
        assertEquals(420, camera.screenX(100));
        assertEquals(350, camera.screenY(-40));
        assertEquals(350 - 12, camera.screenY(-39));
        assertEquals(420 + 12, camera.screenX(101));
    }

    @Property
    void mapToScreenAndBackIsTheSamePoint(
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double x,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double y,
            @ForAll @DoubleRange(min = 0.02, max = 2000) double scale) {
        Camera camera = camera();
        camera.setScale(scale);
        assertEquals(x, camera.mapX(camera.screenX(x)), 1e-6);
        assertEquals(y, camera.mapY(camera.screenY(y)), 1e-6);
    }

    @Property
    void zoomKeepsWhatIsUnderTheCursor(
            @ForAll @DoubleRange(min = 20, max = 820) double px,
            @ForAll @DoubleRange(min = 50, max = 650) double py,
            @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
        Camera camera = camera();
        double x = camera.mapX(px);
        double y = camera.mapY(py);
        camera.zoomAbout(px, py, factor);
        assertEquals(px, camera.screenX(x), 1e-6);
        assertEquals(py, camera.screenY(y), 1e-6);
    }

    @Test
    void zoomStopsAtItsLimits() {
        Camera camera = camera();
        camera.zoomAbout(420, 350, 1e9);
        assertEquals(Camera.MAX_SCALE, camera.scale());
        camera.zoomAbout(420, 350, 1e-12);
        assertEquals(Camera.MIN_SCALE, camera.scale());
    }

    @Test
    void panMovesTheMapWithTheCursor() {
        Camera camera = camera();
        double x = camera.mapX(300);
        double y = camera.mapY(200);
        camera.pan(30, -18);
        assertEquals(330, camera.screenX(x), 1e-9);
        assertEquals(182, camera.screenY(y), 1e-9);
    }

    @Test
    void fitShowsTheWholeBoxWithItsMarginAndFillsOneSide() {
        Camera camera = camera();
        camera.fit(new Bounds(0, 0, 100, 10), 50);
        assertEquals(70, camera.screenX(0), 1e-9);
        assertEquals(770, camera.screenX(100), 1e-9);
        assertTrue(camera.screenY(10) >= 100 && camera.screenY(0) <= 600);
        double before = camera.scale();
        camera.fit(Bounds.EMPTY, 10);
        assertEquals(before, camera.scale());
    }
}
