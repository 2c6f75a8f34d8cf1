package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.RIGID;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jbox2d.collision.Collision;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;
import org.junit.jupiter.api.Test;

/** Nothing of JBox2D's passes from one world to another: not through its statics, not through its pools, not by threads. */
class RigidIsolationTest {
    private static final int WORLDS = 16;
    private static final int TICKS = 150;

    @Test
    void theSharedScratchOfJBox2dIsNeitherReadNorWritten() throws ReflectiveOperationException {
        long clean = alone(3);
        Vec2[] scratch = {scratch(Transform.class, "pool"), scratch(Collision.class, "d")};
        for (Vec2 v : scratch) {
            v.set(Float.NaN, Float.NaN);
        }
        try {
            assertEquals(clean, alone(3), "it was read");
            for (Vec2 v : scratch) {
                assertTrue(Float.isNaN(v.x) && Float.isNaN(v.y), "it was written: " + v);
            }
        } finally {
            for (Vec2 v : scratch) {
                v.setZero();
            }
        }
    }

    @Test
    void theMutableFlagsOfJBox2dAreSetToExactArithmetic() {
        alone(1);
        boolean[] flags = {
            Settings.FAST_ABS,
            Settings.FAST_FLOOR,
            Settings.FAST_CEIL,
            Settings.FAST_ROUND,
            Settings.FAST_ATAN2,
            Settings.SINCOS_LUT_ENABLED,
            Settings.SINCOS_LUT_LERP
        };
        assertArrayEquals(new boolean[flags.length], flags);
    }

    @Test
    void worldsThatTakeTurnsOnOneThreadEndAsEachDoesAlone() {
        long[] expected = expected();
        World[] worlds =
                IntStream.range(0, WORLDS).mapToObj(k -> PileUp.world(RIGID, k)).toArray(World[]::new);
        for (int t = 0; t < TICKS; t++) {
            for (World world : worlds) {
                world.tick();
            }
        }
        assertArrayEquals(
                expected, Arrays.stream(worlds).mapToLong(World::stateHash).toArray());
    }

    @Test
    void worldsThatChangeThreadsInTheMiddleOfAPileUpEndAsEachDoesAlone() throws Exception {
        long[] expected = expected();
        int threads = 8;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        World[] worlds =
                IntStream.range(0, WORLDS).mapToObj(k -> PileUp.world(RIGID, k)).toArray(World[]::new);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Future<?>[] done = new Future<?>[threads];
            for (int thread = 0; thread < threads; thread++) {
                int offset = thread;
                done[thread] = pool.submit(() -> {
                    for (int t = 0; t < TICKS; t++) {
                        for (int k = (offset + t) % threads; k < WORLDS; k += threads) {
                            worlds[k].tick();
                        }
                        barrier.await();
                    }
                    return null;
                });
            }
            for (Future<?> d : done) {
                d.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertArrayEquals(
                expected, Arrays.stream(worlds).mapToLong(World::stateHash).toArray());
    }

    /**
     * In a JVM of its own: where anybody has called {@code StrictMath.sin} with a large angle before, as tests here do, the JDK's
     * compiler no longer takes the array that it allocates for such angles out of the small ones that JBox2D is kept to.
     */
    @Test
    void aTickOfAPileUpAllocatesNothing() throws IOException, InterruptedException {
        Process own = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PileUpBytes.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String least = new String(own.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, own.waitFor(), least);
        // The measurement itself may cost a few bytes once.
        assertTrue(Long.parseLong(least) < 1000, least + " bytes in 300 ticks");
    }

    /** Prints the least number of bytes that 300 ticks of a pile-up allocate, once they have been compiled. */
    static final class PileUpBytes {
        public static void main(String[] args) {
            World world = PileUp.world(RIGID, 5);
            int touching = advance(world, 300);
            assertTrue(touching > 200, "bodies touch in most ticks: " + touching);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            // The same again until the compilers, which work beside it, are done: short-lived vectors of JBox2D cost
            // nothing once it is compiled.
            for (int round = 0; round < 3000 && least >= 1000; round++) {
                world.reset(5);
                long before = threads.getCurrentThreadAllocatedBytes();
                advance(world, 300);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            System.out.println(least);
        }
    }

    private static int advance(World world, int ticks) {
        int touching = 0;
        for (int t = 0; t < ticks; t++) {
            world.tick();
            for (int i = 0; i < world.view().actors().count; i++) {
                touching += world.view().touching(i) ? 1 : 0;
            }
        }
        return touching;
    }

    private static long[] expected() {
        return IntStream.range(0, WORLDS).mapToLong(RigidIsolationTest::alone).toArray();
    }

    private static long alone(long seed) {
        World world = PileUp.world(RIGID, seed);
        for (int t = 0; t < TICKS; t++) {
            world.tick();
        }
        return world.stateHash();
    }

    private static Vec2 scratch(Class<?> owner, String name) throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return (Vec2) field.get(null);
    }
}
