package org.skidpad.viewer.scene;

/**
 * Colours (ARGB) of a picture. The meanings ego, hit, goal, warning use the palette of Okabe and Ito (2008, "Color Universal
 * Design"), which stays distinct in the common forms of colour blindness; shape and label say the same thing again.
 */
public record Theme(
        String name,
        int background,
        int panel,
        int panelLine,
        int text,
        int faintText,
        int grid,
        int roadSurface,
        int roadEdge,
        int laneLine,
        int wall,
        int ego,
        int vehicle,
        int vulnerable,
        int obstacle,
        int lead,
        int outline,
        int headingMark,
        int drivenPath,
        int predictedPath,
        int lidarRay,
        int lidarHit,
        int collision,
        int goal,
        int ghost,
        int cursor) {
    public static final Theme DARK = new Theme(
            "dark",
            0xFF11151C,
            0xFF171C25,
            0xFF2A3240,
            0xFFE6EAF0,
            0xFF98A3B3,
            0xFF1C222D,
            0xFF262D39,
            0xFFC9D1DB,
            0xFF79869A,
            0xFFB4BECC,
            0xFFF0A30A,
            0xFF7C9CC4,
            0xFFCC79A7,
            0xFF8C939E,
            0xFF56B4E9,
            0xFF0C0F14,
            0xFF11151C,
            0xFFF0A30A,
            0xFF56B4E9,
            0x3300C08B,
            0xFF1FD3A0,
            0xFFFF5B3A,
            0xFF1FC495,
            0xB0FFFFFF,
            0xFFF5F7FA);

    public static final Theme LIGHT = new Theme(
            "light",
            0xFFF4F6F8,
            0xFFFFFFFF,
            0xFFD5DBE3,
            0xFF1B222C,
            0xFF5B6675,
            0xFFE6EAEF,
            0xFFD9DEE5,
            0xFF3D4754,
            0xFF8692A2,
            0xFF2F3844,
            0xFFC96A00,
            0xFF4F76A8,
            0xFFA8457F,
            0xFF6B7480,
            0xFF0072B2,
            0xFFFFFFFF,
            0xFFFFFFFF,
            0xFFC96A00,
            0xFF0072B2,
            0x30009E73,
            0xFF00845F,
            0xFFC62F00,
            0xFF00845F,
            0xB0303844,
            0xFF1B222C);

    /** Around letters on the map: the background, nearly opaque. */
    int halo() {
        return withOpacity(background, 0.75);
    }

    /** The same colour with another opacity, 0 to 1. */
    static int withOpacity(int argb, double opacity) {
        int alpha = (int) Math.round(255 * Math.min(1, Math.max(0, opacity)));
        return alpha << 24 | argb & 0xFFFFFF;
    }
}
