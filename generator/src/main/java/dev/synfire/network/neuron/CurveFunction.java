package dev.synfire.network.neuron;

import dev.synfire.network.tensor.Check;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A smooth activation function without a symmetry, which grows like its argument on one side and levels off on the other.
 * Each is monotonic but for one point at most.
 */
public sealed interface CurveFunction {
    /** The word for it in network files. */
    String word();

    /** f(x), in double precision, the same on every machine. */
    double of(double x);

    /** Where f turns from falling to rising; empty if it never falls. */
    OptionalDouble turn();

    /** What f goes to far below zero. */
    double floor();

    /** The largest magnitude of f over arguments of at most that magnitude. */
    default double magnitude(double reach) {
        double ends = Math.max(Math.abs(of(-reach)), Math.abs(of(reach)));
        return turn().isPresent() && Math.abs(turn().getAsDouble()) < reach
                ? Math.max(ends, Math.abs(of(turn().getAsDouble())))
                : ends;
    }

    /** The function of that word with its usual parameters; empty if there is none. */
    static Optional<CurveFunction> of(String word) {
        return word.equals("elu")
                ? Optional.of(new Elu(1))
                : Arrays.stream(Plain.values())
                        .filter(plain -> plain.word().equals(word))
                        .map(plain -> (CurveFunction) plain)
                        .findFirst();
    }

    /**
     * The exponential linear unit: x above 0, alpha (e^x - 1) below (Clevert, Unterthiner, Hochreiter, 2015).
     *
     * @param alpha above 0
     */
    record Elu(double alpha) implements CurveFunction {
        public Elu {
            Check.positive("the alpha of elu", alpha);
        }

        @Override
        public String word() {
            return "elu";
        }

        @Override
        public double of(double x) {
            return x > 0 ? x : alpha * StrictMath.expm1(x);
        }

        @Override
        public OptionalDouble turn() {
            return OptionalDouble.empty();
        }

        @Override
        public double floor() {
            return -alpha;
        }
    }

    /** Functions without a parameter. */
    enum Plain implements CurveFunction {
        /** The scaled exponential linear unit (Klambauer and others, 2017), with the constants of that paper. */
        SELU("selu", Double.NaN, -1.0507009873554805 * 1.6732632423543772) {
            @Override
            public double of(double x) {
                return 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * StrictMath.expm1(x));
            }
        },
        /** x / (1 + e^-x), also called swish. Its lowest value is -0.2785. */
        SILU("silu", -1.2784645427610738, 0) {
            @Override
            public double of(double x) {
                return x < -700 ? 0 : x / (1 + StrictMath.exp(-x));
            }
        },
        /** x times min(1, max(0, (x + 3) / 6)) (Howard and others, 2019). Its lowest value is -3/8. */
        HARD_SWISH("hardSwish", -1.5, 0) {
            @Override
            public double of(double x) {
                return x * Math.clamp((x + 3) / 6, 0, 1);
            }
        },
        /** x times the normal distribution's share below x (Hendrycks and Gimpel, 2016). */
        GELU("gelu", -0.7517915246935645, 0) {
            @Override
            public double of(double x) {
                return x * below(x);
            }
        },
        /** The form of {@link #GELU} with the hyperbolic tangent, of the same paper; within 0.0005 of it. */
        GELU_TANH("geluTanh", -0.7524614220710162, 0) {
            @Override
            public double of(double x) {
                double inner = StrictMath.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
                return 0.5 * x * (1 + StrictMath.tanh(inner));
            }
        },
        /** ln(1 + e^x). */
        SOFTPLUS("softplus", Double.NaN, 0) {
            @Override
            public double of(double x) {
                return Math.max(0, x) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
            }
        },
        /** x tanh(ln(1 + e^x)) (Misra, 2019). */
        MISH("mish", -1.1924312145154952, 0) {
            @Override
            public double of(double x) {
                return x * StrictMath.tanh(SOFTPLUS.of(x));
            }
        };

        private static final double SURE = 9;

        private final String word;
        private final double turn;
        private final double floor;

        Plain(String word, double turn, double floor) {
            this.word = word;
            this.turn = turn;
            this.floor = floor;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public OptionalDouble turn() {
            return Double.isNaN(turn) ? OptionalDouble.empty() : OptionalDouble.of(turn);
        }

        @Override
        public double floor() {
            return floor;
        }

        /**
         * The share of the normal distribution below x: 1/2 + e^(-x^2/2) / sqrt(2 pi) (x + x^3/3 + x^5/(3 5) + ...). No term is of
         * another sign than the first, so nothing cancels.
         */
        private static double below(double x) {
            if (Math.abs(x) > SURE) {
                return x < 0 ? 0 : 1;
            }
            double term = x;
            double sum = 0;
            for (int odd = 3; sum + term != sum; odd += 2) {
                sum += term;
                term *= x * x / odd;
            }
            return 0.5 + StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI) * sum;
        }
    }
}
