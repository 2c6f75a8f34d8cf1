package org.skidpad.viewer.scene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast ratios of WCAG 2.1, success criteria 1.4.3 (text) and 1.4.11 (graphics). */
class ThemeTest {
    private static double channel(int value) {
        double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double luminance(int argb) {
        return 0.2126 * channel(argb >> 16 & 255) + 0.7152 * channel(argb >> 8 & 255) + 0.0722 * channel(argb & 255);
    }

    private static double contrast(int a, int b) {
        double high = Math.max(luminance(a), luminance(b));
        double low = Math.min(luminance(a), luminance(b));
        return (high + 0.05) / (low + 0.05);
    }

    private static Theme theme(String name) {
        return name.equals("dark") ? Theme.DARK : Theme.LIGHT;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void textCanBeReadOnItsBackground(String name) {
        Theme theme = theme(name);
        for (int background : new int[] {theme.background(), theme.panel()}) {
            assertTrue(contrast(theme.text(), background) >= 7, name + " text");
            assertTrue(contrast(theme.faintText(), background) >= 4.5, name + " faint text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void actorsLinesAndMarksStandOutFromTheRoad(String name) {
        Theme theme = theme(name);
        int[] marks = {
            theme.ego(),
            theme.vehicle(),
            theme.vulnerable(),
            theme.obstacle(),
            theme.collision(),
            theme.goal(),
            theme.lidarHit(),
            theme.predictedPath(),
            theme.roadEdge()
        };
        for (int mark : marks) {
            assertTrue(contrast(mark, theme.background()) >= 3, name + " " + Integer.toHexString(mark));
            assertTrue(contrast(mark, theme.roadSurface()) >= 2.5, name + " on road " + Integer.toHexString(mark));
        }
    }
}
