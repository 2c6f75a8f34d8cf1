package org.skidpad.bridge.robot;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.Odometry;

/** Changes what a robot says: its content, not its timing. */
final class SpoiledContent implements Consumer<Message<?>> {
    private final Random random = new Random(1);
    private volatile String fault = "";
    private volatile long clockOffsetNs;

    /** One of {@code nan-odometry}, {@code nan-scan}, {@code corrupt}, {@code frame}, {@code jump+}, {@code jump-}; others heal. */
    void set(String now) {
        if (now.startsWith("jump")) {
            clockOffsetNs += now.endsWith("+") ? 5_000_000_000L : -5_000_000_000L;
        } else {
            fault = now;
        }
    }

    @Override
    public void accept(Message<?> message) {
        if (message instanceof Odometry o) {
            o.stampNs += clockOffsetNs;
            if (fault.equals("nan-odometry")) {
                o.x = Double.NaN;
            } else if (fault.equals("frame")) {
                o.frame = "elsewhere";
            } else if (fault.equals("corrupt")) {
                // What is left of bytes that were flipped: no quaternion, and numbers of any size.
                o.qw = Double.longBitsToDouble(random.nextLong() | 0x7ff8000000000000L);
                o.linearX = Double.longBitsToDouble(random.nextLong());
            }
        } else if (message instanceof LaserScan s) {
            s.stampNs += clockOffsetNs;
            if (fault.equals("nan-scan")) {
                Arrays.fill(s.ranges, 0, s.count, Float.NaN);
            } else if (fault.equals("corrupt")) {
                s.angleIncrement = Float.intBitsToFloat(random.nextInt() | 0x7fc00000);
            }
        }
    }
}
