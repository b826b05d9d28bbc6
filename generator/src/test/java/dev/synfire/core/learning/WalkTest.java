package dev.synfire.core.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.synapse.WeightLayout;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.sim.Simulation;
import java.math.BigInteger;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The walk by itself, beside a memory in Java, against the formula of the update in exact numbers. */
class WalkTest {
    @Property(tries = 80)
    void everyWeightIsWhatTheFormulaGives(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        WalkParams params = params(random);
        var words = params.words();
        int neurons = params.groups() * params.lanes();
        long most = Range.symmetric(params.weightBits()).max();
        long[][] weights = new long[words.inputs()][neurons];
        for (long[] row : weights) {
            for (int n = 0; n < neurons; n++) {
                row[n] = random.nextLong(-most, most + 1);
            }
        }
        long[] errors = new long[neurons];
        for (int n = 0; n < neurons; n++) {
            errors[n] = random.nextInt(4) == 0
                    ? 0
                    : random.nextLong(params.errors().min(), params.errors().max() + 1);
            errors[n] = params.powers() ? power(errors[n], 8) : errors[n];
        }
        int finer = random.nextInt(params.finer() + 1);
        long[] x = new long[words.inputs()];
        int[] draws = new int[words.inputs()];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(3) == 0
                    ? 0
                    : random.nextLong(params.values().min(), params.values().max() + 1);
            draws[i] = random.nextInt(1 << 16);
        }
        long[][] expected = new long[x.length][neurons];
        long[] sums = new long[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int n = 0; n < neurons; n++) {
                expected[i][n] = x[i] == 0
                        ? weights[i][n]
                        : update(weights[i][n], errors[n] * x[i], params.shift() - finer, draws[i], params, most);
                sums[i] += weights[i][n] * errors[n];
            }
        }
        run(params, weights, errors, x, draws, finer, sums, random.nextBoolean() ? random : null);
        for (int i = 0; i < x.length; i++) {
            for (int n = 0; n < neurons; n++) {
                int address = i;
                int neuron = n;
                assertEquals(
                        expected[i][n],
                        weights[i][n],
                        () -> "weight of address " + address + " and neuron " + neuron + " in " + params + ", seed "
                                + seed);
            }
        }
    }

    /** w + round(product / 2^k), in exact numbers. */
    private static long update(long weight, long product, int k, int draw, WalkParams params, long most) {
        long r;
        if (params.stochastic()) {
            r = k > 16 ? (long) draw << k - 16 : draw & (1 << k) - 1;
        } else {
            r = k == 0 ? 0 : 1L << k - 1;
        }
        long changed = weight + Math.floorDiv(product + r, 1L << k);
        return Math.max(-most, Math.min(most, changed));
    }

    /** Rounded to a power of two: the highest bit, and one more from 1.5 times on. */
    static long power(long error, long least) {
        long magnitude = Math.abs(error);
        if (magnitude < least || magnitude == 0) {
            return 0;
        }
        long high = Long.highestOneBit(magnitude);
        return Long.signum(error) * (2 * magnitude >= 3 * high ? 2 * high : high);
    }

    private static WalkParams params(SplittableRandom random) {
        int inputs = 1 + random.nextInt(12);
        int groups = 1 + random.nextInt(5);
        int finer = random.nextInt(4);
        int shift = Math.max(finer, random.nextInt(20));
        Range values =
                switch (random.nextInt(4)) {
                    case 0 -> new Range(0, 1);
                    case 1 -> new Range(0, 15);
                    case 2 -> new Range(0, 255);
                    default -> new Range(-8, 7);
                };
        return new WalkParams(
                "layer",
                new WeightLayout(inputs, groups),
                1 + random.nextInt(9),
                2 + random.nextInt(7),
                values,
                new Range(-255, 255),
                random.nextBoolean(),
                shift,
                finer,
                random.nextBoolean(),
                1 + random.nextInt(2),
                random.nextBoolean(),
                false,
                random.nextBoolean());
    }

    private static void run(
            WalkParams params,
            long[][] weights,
            long[] errors,
            long[] x,
            int[] draws,
            int finer,
            long[] sums,
            SplittableRandom stalls) {
        var walk = new Walk(params);
        int lanes = params.lanes();
        int depth = params.words().depth();
        BigInteger[] memory = new BigInteger[depth];
        for (int i = 0; i < x.length; i++) {
            for (int g = 0; g < params.groups(); g++) {
                memory[params.words().at(i, g)] = pack(weights[i], g * lanes, lanes, params.weightBits());
            }
        }
        BigInteger[] errorWords = new BigInteger[params.groups()];
        for (int g = 0; g < errorWords.length; g++) {
            long[] codes = new long[errors.length];
            for (int n = 0; n < codes.length; n++) {
                codes[n] = params.powers() ? code(errors[n], params.error().width()) : errors[n];
            }
            errorWords[g] = pack(codes, g * lanes, lanes, params.error().width());
        }
        try (var dut = Simulation.of(walk, 1)) {
            dut.reset();
            walk.finer.ifPresent(port -> dut.set(port, finer));
            int next = 0;
            int gathered = 0;
            int[] asked = new int[2];
            int[] group = new int[2];
            boolean offered = false;
            for (int cycle = 0; cycle < 10_000; cycle++) {
                while (next < x.length && x[next] == 0) {
                    next++;
                }
                offered = offered || next < x.length && (stalls == null || stalls.nextBoolean());
                dut.set(walk.active.valid, offered ? 1 : 0);
                if (offered) {
                    dut.set(walk.active.address, next).set(walk.active.value, x[next]);
                    int draw = draws[next];
                    walk.drawn.ifPresent(port -> dut.set(port, draw));
                }
                dut.set(walk.weights, memory[asked[params.latency() - 1]]);
                dut.set(walk.errors, errorWords[group[params.latency() - 1]]);
                boolean taken = offered && dut.get(walk.active.ready) == 1;
                asked[1] = asked[0];
                group[1] = group[0];
                asked[0] = (int) Math.min(dut.get(walk.word), depth - 1);
                group[0] = walk.group
                        .map(port -> (int) Math.min(dut.get(port), params.groups() - 1))
                        .orElse(0);
                if (dut.get(walk.write) == 1) {
                    memory[(int) dut.get(walk.written)] = dut.getWide(walk.changed);
                }
                if (walk.gathered.isPresent() && dut.get(walk.gathered.get().valid) == 1) {
                    int address = (int) dut.get(walk.gathered.get().address);
                    assertEquals(sums[address], dut.get(walk.gathered.get().sum), params::toString);
                    assertEquals(x[address], dut.get(walk.gathered.get().value));
                    gathered++;
                }
                if (!offered && next == x.length && dut.get(walk.busy) == 0) {
                    break;
                }
                dut.clock();
                if (taken) {
                    next++;
                    offered = false;
                }
            }
            assertEquals(x.length, next);
            long active = java.util.Arrays.stream(x).filter(v -> v != 0).count();
            assertTrue(walk.gathered.isEmpty() || gathered == active, params::toString);
        }
        for (int i = 0; i < x.length; i++) {
            for (int n = 0; n < errors.length; n++) {
                BigInteger word = memory[params.words().at(i, n / lanes)];
                int code = word.shiftRight(n % lanes * params.weightBits()).intValue();
                int places = 32 - params.weightBits();
                weights[i][n] = code << places >> places;
            }
        }
    }

    private static long code(long power, int width) {
        if (power == 0) {
            return 0;
        }
        long exponent = Long.numberOfTrailingZeros(Math.abs(power));
        return 1L << width - 1 | (power < 0 ? 1L << width - 2 : 0) | exponent;
    }

    private static BigInteger pack(long[] numbers, int from, int count, int bits) {
        BigInteger word = BigInteger.ZERO;
        for (int l = 0; l < count; l++) {
            word = word.or(
                    BigInteger.valueOf(numbers[from + l] & (1L << bits) - 1).shiftLeft(l * bits));
        }
        return word;
    }
}
