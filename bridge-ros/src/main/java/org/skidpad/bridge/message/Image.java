package org.skidpad.bridge.message;

/** A picture, row by row from the top, in the encoding that it names (for example {@code rgb8}, {@code 32FC1}). */
public final class Image implements Message<Image> {
    /** Longest picture that is accepted from outside, bytes: 1,920 by 1,080 in four channels fits. */
    public static final int MAX_BYTES = 1 << 23;

    public long stampNs;
    /** Optical: x right, y down, z forward. */
    public String frame = "";

    public int height;
    public int width;
    public String encoding = "";
    public boolean bigEndian;
    /** Bytes of a row. */
    public int step;

    /** Valid up to {@link #length}. */
    public byte[] data = new byte[0];

    /** Bytes; usually step times height. */
    public int length;

    /** Makes room for this many bytes and sets {@link #length}. */
    public void resize(int bytes) {
        if (data.length < bytes) {
            data = new byte[bytes];
        }
        length = bytes;
    }

    @Override
    public void copyFrom(Image o) {
        stampNs = o.stampNs;
        frame = o.frame;
        height = o.height;
        width = o.width;
        encoding = o.encoding;
        bigEndian = o.bigEndian;
        step = o.step;
        resize(o.length);
        System.arraycopy(o.data, 0, data, 0, length);
    }
}
