package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Marker;
import org.skidpad.bridge.message.Markers;

/**
 * {@code visualization_msgs/MarkerArray}. ROS 2 has had textures and embedded meshes since Humble: written as none, refused
 * nowhere, and skipped.
 */
final class MarkersCodec implements Codec<Markers> {
    /** Of a marker without name, points and text, bytes. */
    private static final int SHORTEST = 140;

    private static final int MAX_TEXTURE = 1 << 20;

    @Override
    public void write(Markers m, WireWriter out) {
        out.uint32(m.count());
        for (int i = 0; i < m.count(); i++) {
            write(m.get(i), out);
        }
    }

    private static void write(Marker m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.string(m.namespace);
        out.uint32(m.id);
        out.uint32(m.type);
        out.uint32(m.action);
        out.float64(m.x);
        out.float64(m.y);
        out.float64(m.z);
        out.float64(m.qx);
        out.float64(m.qy);
        out.float64(m.qz);
        out.float64(m.qw);
        out.float64(m.scaleX);
        out.float64(m.scaleY);
        out.float64(m.scaleZ);
        out.float32(m.red);
        out.float32(m.green);
        out.float32(m.blue);
        out.float32(m.alpha);
        out.time(m.lifetimeNs);
        out.uint8(m.frameLocked ? 1 : 0);
        out.uint32(m.pointCount);
        out.doubles(m.points, 3 * m.pointCount);
        out.uint32(m.colorCount);
        out.floats(m.colors, 4 * m.colorCount);
        if (out.ros2()) {
            out.string(""); // texture_resource
            out.header(0, ""); // texture: a compressed image
            out.string("");
            out.uint32(0);
            out.uint32(0); // uv_coordinates
        }
        out.string(m.text);
        out.string(m.meshResource);
        if (out.ros2()) {
            out.string(""); // mesh_file: its name and its bytes
            out.uint32(0);
        }
        out.uint8(m.meshUsesEmbeddedMaterials ? 1 : 0);
    }

    @Override
    public void read(WireReader in, Markers m) {
        m.resize(0);
        int n = in.count(Markers.MAX, SHORTEST);
        m.resize(n);
        for (int i = 0; i < n; i++) {
            read(in, m.get(i));
        }
    }

    private static void read(WireReader in, Marker m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.namespace = in.string(m.namespace);
        m.id = in.uint32();
        m.type = in.uint32();
        m.action = in.uint32();
        m.x = in.float64();
        m.y = in.float64();
        m.z = in.float64();
        m.qx = in.float64();
        m.qy = in.float64();
        m.qz = in.float64();
        m.qw = in.float64();
        m.scaleX = in.float64();
        m.scaleY = in.float64();
        m.scaleZ = in.float64();
        m.red = in.float32();
        m.green = in.float32();
        m.blue = in.float32();
        m.alpha = in.float32();
        m.lifetimeNs = in.time();
        m.frameLocked = in.uint8() != 0;
        m.resize(in.count(Marker.MAX_POINTS, 3 * Double.BYTES), 0);
        in.doubles(m.points, 3 * m.pointCount);
        m.resize(m.pointCount, in.count(Marker.MAX_POINTS, 4 * Float.BYTES));
        in.floats(m.colors, 4 * m.colorCount);
        if (in.ros2()) {
            in.string("", WireReader.MAX_TEXT);
            in.headerStamp();
            in.string("");
            in.string("");
            skip(in, in.count(MAX_TEXTURE, 1));
            int coordinates = in.count(Marker.MAX_POINTS, 2 * Float.BYTES);
            for (int i = 0; i < 2 * coordinates; i++) {
                in.float32();
            }
        }
        m.text = in.string(m.text, WireReader.MAX_TEXT);
        m.meshResource = in.string(m.meshResource, WireReader.MAX_TEXT);
        if (in.ros2()) {
            in.string("", WireReader.MAX_TEXT);
            skip(in, in.count(MAX_TEXTURE, 1));
        }
        m.meshUsesEmbeddedMaterials = in.uint8() != 0;
    }

    private static void skip(WireReader in, int bytes) {
        for (int i = 0; i < bytes; i++) {
            in.uint8();
        }
    }

    @Override
    public int maxBytes() {
        return 1 << 22;
    }
}
