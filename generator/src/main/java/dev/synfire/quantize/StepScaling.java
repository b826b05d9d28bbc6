package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds multipliers by which every integer current gets the very code that its real number has: the real number over the
 * step of the codes, rounded and limited. Each border between two codes lies between two neighbouring currents; a multiplier
 * is right if it puts all borders there.
 */
final class StepScaling {
    private static final int MOST_SHIFT = 40;
    /** What is nearer to a border, relative to its size, lies on it: steps are products of 32-bit numbers. */
    private static final double SAME = 1e-10;

    private final double step;
    private final Rounding rounding;
    private final Range codes;
    private final int bits;

    /**
     * Of codes.
     *
     * @param step what a code stands for
     * @param codes those that there are
     * @param bits of the largest multiplier
     */
    StepScaling(double step, Rounding rounding, Range codes, int bits) {
        this.step = step;
        this.rounding = rounding;
        this.codes = codes;
        this.bits = bits;
    }

    /**
     * Multipliers.
     *
     * @param wrong of how many borders of all neurons are not where they belong
     * @param borders of how many
     */
    record Result(int[] multipliers, int shift, long wrong, long borders) {}

    /**
     * What a neuron gets.
     *
     * @param unit of its current
     * @param rest of its bias beside whole units, in units
     * @param low the least current
     * @param high the largest
     */
    record Currents(double unit, double rest, long low, long high) {
        private Currents together(Currents other) {
            return new Currents(unit, rest, Math.min(low, other.low), Math.max(high, other.high));
        }
    }

    Result multipliers(Currents[] neurons) {
        Map<Currents, Currents> groups = new HashMap<>();
        for (Currents neuron : neurons) {
            groups.merge(key(neuron), neuron, Currents::together);
        }
        double largest =
                groups.values().stream().mapToDouble(Currents::unit).max().orElse(1) / step;
        int most = Math.clamp(bits - 1 - Math.getExponent(largest), 0, MOST_SHIFT);
        for (int shift = 0; shift <= most; shift++) {
            Map<Currents, Integer> found = new HashMap<>();
            for (Map.Entry<Currents, Currents> group : groups.entrySet()) {
                long multiplier = new Borders(group.getValue(), shift).multiplier();
                if (multiplier < 0) {
                    break;
                }
                found.put(group.getKey(), (int) multiplier);
            }
            if (found.size() == groups.size()) {
                int[] multipliers =
                        Arrays.stream(neurons).mapToInt(n -> found.get(key(n))).toArray();
                return new Result(multipliers, shift, 0, borders(groups.size()));
            }
        }
        return nearest(neurons, groups, most);
    }

    private long borders(int groups) {
        return groups * (codes.max() - codes.min());
    }

    private static Currents key(Currents neuron) {
        return new Currents(neuron.unit(), neuron.rest(), 0, 0);
    }

    /** Where no shift is right for all neurons: the finest, and each neuron's own multiplier as good as it can be. */
    private Result nearest(Currents[] neurons, Map<Currents, Currents> groups, int shift) {
        Map<Currents, Integer> chosen = new HashMap<>();
        long wrong = 0;
        for (Map.Entry<Currents, Currents> group : groups.entrySet()) {
            Borders borders = new Borders(group.getValue(), shift);
            long multiplier = borders.multiplier();
            if (multiplier < 0) {
                multiplier = borders.nearest();
                wrong += borders.wrong(multiplier);
            }
            chosen.put(group.getKey(), (int) multiplier);
        }
        int[] multipliers =
                Arrays.stream(neurons).mapToInt(n -> chosen.get(key(n))).toArray();
        return new Result(multipliers, shift, wrong, borders(groups.size()));
    }

    /** The borders of a neuron's codes, at a shift. */
    private final class Borders {
        private final Currents neuron;
        private final int shift;
        private long fewest;
        private long most = (1L << bits) - 1;

        private Borders(Currents neuron, int shift) {
            this.neuron = neuron;
            this.shift = shift;
        }

        private long nearest() {
            return (long) Math.clamp(Math.rint(Math.scalb(neuron.unit() / step, shift)), 0, (1L << bits) - 1.0);
        }

        /** The multiplier nearest to the real one of those that are right; -1 if there is none. */
        private long multiplier() {
            for (long code = codes.min() + 1; code <= codes.max() && fewest <= most; code++) {
                long first = first(code);
                long product = product(code, shift);
                if (first <= neuron.high()) {
                    atLeast(first, product);
                }
                if (first > neuron.low()) {
                    atMost(Math.min(first - 1, neuron.high()), product - 1);
                }
            }
            return fewest > most ? -1 : Math.clamp(nearest(), fewest, most);
        }

        /** How many borders a multiplier does not put where they belong. */
        private long wrong(long multiplier) {
            long wrong = 0;
            for (long code = codes.min() + 1; code <= codes.max(); code++) {
                long first = first(code);
                long product = product(code, shift);
                boolean reached = first > neuron.high() || first * multiplier >= product;
                boolean before = first <= neuron.low() || Math.min(first - 1, neuron.high()) * multiplier < product;
                wrong += reached && before ? 0 : 1;
            }
            return wrong;
        }

        /** A current of which the product is to be at least that. */
        private void atLeast(long current, long product) {
            if (current > 0) {
                fewest = Math.max(fewest, Math.ceilDiv(product, current));
            } else if (current < 0) {
                most = Math.min(most, Math.floorDiv(-product, -current));
            } else if (product > 0) {
                most = -1;
            }
        }

        private void atMost(long current, long product) {
            if (current > 0) {
                most = Math.min(most, Math.floorDiv(product, current));
            } else if (current < 0) {
                fewest = Math.max(fewest, Math.ceilDiv(-product, -current));
            } else if (product < 0) {
                most = -1;
            }
        }

        /** The first current in its range whose real number has that code or a larger one, or one beyond either end. */
        private long first(long code) {
            double border = border(code) * step / neuron.unit() - neuron.rest();
            double whole = Math.rint(border);
            boolean on = Math.abs(border - whole) <= SAME * Math.max(1, Math.abs(border));
            double first = on ? whole + (reached(code) ? 0 : 1) : Math.ceil(border);
            return (long) Math.clamp(first, neuron.low(), neuron.high() + 1.0);
        }
    }

    /** The number of steps above which the code is reached. */
    private double border(long code) {
        return switch (rounding) {
            case FLOOR -> code;
            case TOWARD_ZERO -> code > 0 ? code : code - 1;
            case HALF_UP, HALF_EVEN -> code - 0.5;
        };
    }

    /** Whether it is reached on the border itself. */
    private boolean reached(long code) {
        return switch (rounding) {
            case FLOOR, HALF_UP -> true;
            case TOWARD_ZERO -> code > 0;
            case HALF_EVEN -> code % 2 == 0;
        };
    }

    /** The least product that has that code at a shift. */
    private long product(long code, int shift) {
        if (shift == 0) {
            return code;
        }
        long border = Math.round(border(code) * 2) << shift - 1;
        return reached(code) ? border : border + 1;
    }
}
