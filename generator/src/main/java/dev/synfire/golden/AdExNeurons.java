package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.AdExNeuron;
import java.util.Arrays;
import java.util.List;

/** Adaptive exponential neurons in fixed point. Slopes have at most 36 bits and factors 18, so that products are longs. */
final class AdExNeurons implements Neurons {
    private final AdExNeuron model;
    private final Range range;
    private final Range slopes;
    private final int[] exponentials;
    private final int[] membranes;
    private final int[] adaptations;
    private final int[] spikes;

    AdExNeurons(AdExNeuron model, int neurons, Range currents) {
        this.model = model;
        Inflow.checked(model.currentShift(), currents);
        range = Range.signed(model.bits());
        slopes = Range.signed(AdExNeuron.SLOPE_BITS + model.fraction());
        exponentials = model.exponentials().toArray();
        membranes = new int[neurons];
        adaptations = new int[neurons];
        spikes = new int[neurons];
        reset();
    }

    private static int each(IntVector values, int neuron) {
        return values.get(values.size() == 1 ? 0 : neuron);
    }

    @Override
    public void reset() {
        Arrays.setAll(membranes, n -> each(model.rests(), n));
        Arrays.fill(adaptations, 0);
        Arrays.fill(spikes, 0);
    }

    @Override
    public void update(Sums currents) {
        for (int n = 0; n < membranes.length; n++) {
            long current = currents.current(n) << model.currentShift();
            long v = membranes[n];
            long w = adaptations[n];
            int rest = each(model.rests(), n);
            for (int step = 0; step < 1 << model.stepHalvings(); step++) {
                long slope = slopes.saturate(rest - v + exponential(v) - w + current);
                long change = Rounding.HALF_UP.shiftRight(slope * each(model.leaks(), n), model.leakShift());
                v = Math.min(range.saturate(v + change), model.peak());
            }
            long change = (v - rest) * each(model.couplings(), n) - w * each(model.recoveries(), n);
            w = range.saturate(w + Rounding.HALF_UP.shiftRight(change, model.shift()));
            boolean fires = v >= model.peak();
            spikes[n] = fires ? 1 : 0;
            membranes[n] = fires ? each(model.resets(), n) : (int) v;
            adaptations[n] = (int) (fires ? range.saturate(w + each(model.jumps(), n)) : w);
        }
    }

    /** 2^v / ln 2. */
    private long exponential(long v) {
        int fraction = model.fraction();
        long bounded = Math.min(v, ((long) AdExNeuron.EXPONENTS << fraction) - 1);
        int exponent = (int) (bounded >> fraction);
        long entry = exponentials[(int) (bounded >> fraction - model.tableBits()) & exponentials.length - 1];
        return exponent < 0 ? entry >> Math.min(-exponent, Integer.SIZE) : entry << exponent;
    }

    @Override
    public List<int[]> states() {
        return List.of(membranes, adaptations);
    }

    @Override
    public int[] outputs() {
        return spikes;
    }
}
