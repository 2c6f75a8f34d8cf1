package org.skidpad.scenarios.sample;

import java.util.Arrays;
import org.skidpad.sim.random.RandomStream;

/** How a number is drawn. Immutable; {@link #low} and {@link #high} bound every draw. */
public sealed interface Distribution {
    double low();

    double high();

    /** @param draws for references to parameters of the episode */
    double draw(RandomStream random, Draws draws);

    /** The number below which a share of 0 … 1 of all draws lies. */
    double quantile(double share);

    /** As {@link #quantile}, where a reference to a parameter is its value in this episode. */
    default double at(double share, Draws draws) {
        return quantile(share);
    }

    /** What stands for it where one number is wanted before anything is drawn: the median. */
    default double nominal() {
        return quantile(0.5);
    }

    /** True where every draw gives the same number. */
    default boolean isConstant() {
        return false;
    }

    /** True where draws need the parameters of the episode. */
    default boolean dependsOnParameters() {
        return false;
    }

    static Distribution constant(double value) {
        return new Constant(value);
    }

    record Constant(double value) implements Distribution {
        @Override
        public double low() {
            return value;
        }

        @Override
        public double high() {
            return value;
        }

        @Override
        public double draw(RandomStream random, Draws draws) {
            return value;
        }

        @Override
        public double quantile(double share) {
            return value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    record Uniform(double low, double high) implements Distribution {
        @Override
        public double draw(RandomStream random, Draws draws) {
            return random.uniform(low, high);
        }

        @Override
        public double quantile(double share) {
            return low + (high - low) * share;
        }
    }

    /** Uniform in the logarithm. */
    record LogUniform(double low, double high) implements Distribution {
        @Override
        public double draw(RandomStream random, Draws draws) {
            double value = StrictMath.exp(random.uniform(StrictMath.log(low), StrictMath.log(high)));
            return Math.max(low, Math.min(high, value));
        }

        @Override
        public double quantile(double share) {
            double log = StrictMath.log(low) + (StrictMath.log(high) - StrictMath.log(low)) * share;
            return Math.max(low, Math.min(high, StrictMath.exp(log)));
        }
    }

    /** Normal, truncated by drawing again; after 1,000 misses the nearest bound, so that a draw always ends. */
    record Normal(double mean, double sd, double low, double high) implements Distribution {
        @Override
        public double draw(RandomStream random, Draws draws) {
            for (int i = 0; i < 1000; i++) {
                double value = mean + sd * random.nextGaussian();
                if (value >= low && value <= high) {
                    return value;
                }
            }
            return Math.max(low, Math.min(high, mean));
        }

        @Override
        public double quantile(double share) {
            if (sd == 0) {
                return mean;
            }
            double below = StandardNormal.below((low - mean) / sd);
            double within = StandardNormal.below((high - mean) / sd) - below;
            return Math.max(low, Math.min(high, mean + sd * StandardNormal.quantile(below + within * share)));
        }
    }

    /** One of the values, evenly. */
    record Choice(double[] values) implements Distribution {
        @Override
        public double low() {
            return Arrays.stream(values).min().orElseThrow();
        }

        @Override
        public double high() {
            return Arrays.stream(values).max().orElseThrow();
        }

        @Override
        public double draw(RandomStream random, Draws draws) {
            return values[random.nextInt(values.length)];
        }

        /** In the order written. */
        @Override
        public double quantile(double share) {
            return values[Math.min(values.length - 1, (int) (share * values.length))];
        }
    }

    /**
     * Between an easy and a hard distribution, by the parameter {@value #DIFFICULTY} (0 easy, 1 hard): the two numbers below which
     * the same share of draws lies, blended linearly. With a usual one between them the blend goes from easy to usual and from
     * usual to hard, and at 1/2 it is drawn exactly as if the usual one stood there alone.
     *
     * @param usual at {@value #MIDDLE}, or null
     */
    record Graded(Distribution easy, Distribution usual, Distribution hard) implements Distribution {
        /** The parameter's name. */
        public static final String DIFFICULTY = "difficulty";

        /** The difficulty at which the usual distribution stands. */
        public static final double MIDDLE = 0.5;

        @Override
        public double low() {
            double ends = Math.min(easy.low(), hard.low());
            return usual == null ? ends : Math.min(ends, usual.low());
        }

        @Override
        public double high() {
            double ends = Math.max(easy.high(), hard.high());
            return usual == null ? ends : Math.max(ends, usual.high());
        }

        @Override
        public double draw(RandomStream random, Draws draws) {
            double difficulty = draws.parameter(DIFFICULTY);
            if (usual == null) {
                return blend(easy, hard, difficulty, random.nextDouble(), draws);
            }
            if (difficulty == MIDDLE) {
                return usual.draw(random, draws);
            }
            return difficulty < MIDDLE
                    ? blend(easy, usual, difficulty / MIDDLE, random.nextDouble(), draws)
                    : blend(usual, hard, (difficulty - MIDDLE) / (1 - MIDDLE), random.nextDouble(), draws);
        }

        private static double blend(Distribution a, Distribution b, double way, double share, Draws draws) {
            double from = a.at(share, draws);
            return from + way * (b.at(share, draws) - from);
        }

        @Override
        public double quantile(double share) {
            throw new IllegalStateException("a number that goes by the difficulty has no distribution of its own");
        }

        @Override
        public double nominal() {
            return usual == null ? (easy.nominal() + hard.nominal()) / 2 : usual.nominal();
        }

        @Override
        public boolean dependsOnParameters() {
            return true;
        }
    }

    /** The value of a parameter in this episode. */
    record Reference(String name, double low, double high) implements Distribution {
        @Override
        public boolean dependsOnParameters() {
            return true;
        }

        @Override
        public double draw(RandomStream random, Draws draws) {
            return draws.parameter(name);
        }

        @Override
        public double at(double share, Draws draws) {
            return draws.parameter(name);
        }

        @Override
        public double nominal() {
            return (low + high) / 2;
        }

        @Override
        public double quantile(double share) {
            throw new IllegalStateException("'$" + name + "' has no distribution of its own");
        }
    }
}
