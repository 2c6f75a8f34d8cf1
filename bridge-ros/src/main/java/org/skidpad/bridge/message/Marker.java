package org.skidpad.bridge.message;

/** One shape to draw, m and rad in {@code frame}; textures are not kept. */
public final class Marker {
    /** Most points, and most colours, of one marker. */
    public static final int MAX_POINTS = 8192;

    /** Values of {@link #type}. */
    public static final int ARROW = 0;

    public static final int CUBE = 1;
    public static final int SPHERE = 2;
    public static final int CYLINDER = 3;
    public static final int LINE_STRIP = 4;
    public static final int LINE_LIST = 5;
    public static final int POINTS = 8;
    public static final int TEXT = 9;

    /** Values of {@link #action}. */
    public static final int ADD = 0;

    public static final int DELETE = 2;
    public static final int DELETE_ALL = 3;

    public long stampNs;
    public String frame = "";

    /** With {@link #id} the marker's name: a later one of the same name replaces it. */
    public String namespace = "";

    public int id;
    public int type;
    public int action;
    public double x;
    public double y;
    public double z;
    public double qx;
    public double qy;
    public double qz;
    public double qw = 1;
    public double scaleX = 1;
    public double scaleY = 1;
    public double scaleZ = 1;
    /** 0 to 1. */
    public float red;

    public float green;
    public float blue;
    public float alpha = 1;
    /** 0 means for ever. */
    public long lifetimeNs;

    public boolean frameLocked;

    /** x, y, z of each point; valid up to three times {@link #pointCount}. */
    public double[] points = new double[0];

    public int pointCount;

    /** Red, green, blue, alpha of each point; valid up to four times {@link #colorCount}. */
    public float[] colors = new float[0];

    public int colorCount;

    public String text = "";
    public String meshResource = "";
    public boolean meshUsesEmbeddedMaterials;

    /** Makes room for points and colours and sets their counts. */
    public void resize(int newPoints, int newColors) {
        if (points.length < 3 * newPoints) {
            points = new double[3 * newPoints];
        }
        if (colors.length < 4 * newColors) {
            colors = new float[4 * newColors];
        }
        pointCount = newPoints;
        colorCount = newColors;
    }

    void copyFrom(Marker o) {
        stampNs = o.stampNs;
        frame = o.frame;
        namespace = o.namespace;
        id = o.id;
        type = o.type;
        action = o.action;
        x = o.x;
        y = o.y;
        z = o.z;
        qx = o.qx;
        qy = o.qy;
        qz = o.qz;
        qw = o.qw;
        scaleX = o.scaleX;
        scaleY = o.scaleY;
        scaleZ = o.scaleZ;
        red = o.red;
        green = o.green;
        blue = o.blue;
        alpha = o.alpha;
        lifetimeNs = o.lifetimeNs;
        frameLocked = o.frameLocked;
        resize(o.pointCount, o.colorCount);
        System.arraycopy(o.points, 0, points, 0, 3 * pointCount);
        System.arraycopy(o.colors, 0, colors, 0, 4 * colorCount);
        text = o.text;
        meshResource = o.meshResource;
        meshUsesEmbeddedMaterials = o.meshUsesEmbeddedMaterials;
    }
}
