package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.IzhikevichNeuron;
import java.util.Arrays;
import java.util.List;

/** Neurons of Izhikevich in fixed point. Their factors have at most 28 bits, so that products are longs. */
final class IzhikevichNeurons implements Neurons {
    private final IzhikevichNeuron model;
    private final Range range;
    private final int[] recoveries;
    private final int[] followings;
    private final int[] resets;
    private final int[] jumps;
    private final int[] membranes;
    private final int[] recovering;
    private final int[] spikes;

    IzhikevichNeurons(IzhikevichNeuron model, int neurons, Range currents) {
        this.model = model;
        Inflow.checked(model.currentShift(), currents);
        range = Range.signed(model.bits());
        recoveries = ofEach(model.recoveries(), neurons);
        followings = ofEach(model.followings(), neurons);
        resets = ofEach(model.resets(), neurons);
        jumps = ofEach(model.jumps(), neurons);
        membranes = new int[neurons];
        recovering = new int[neurons];
        spikes = new int[neurons];
        reset();
    }

    private static int[] ofEach(IntVector values, int neurons) {
        int[] each = new int[neurons];
        Arrays.setAll(each, n -> values.get(values.size() == 1 ? 0 : n));
        return each;
    }

    @Override
    public void reset() {
        Arrays.fill(membranes, model.start());
        System.arraycopy(ofEach(model.recoveryStarts(), recovering.length), 0, recovering, 0, recovering.length);
        Arrays.fill(spikes, 0);
    }

    @Override
    public void update(Sums currents) {
        for (int n = 0; n < membranes.length; n++) {
            long current = currents.current(n) << model.currentShift();
            long v = membranes[n];
            long u = recovering[n];
            for (int step = 0; step < 1 << model.stepHalvings(); step++) {
                long slope = (v * v >> model.fraction()) + 5 * v + model.constant() - u + current;
                v = range.saturate(v + Rounding.HALF_UP.shiftRight(slope, model.halvings() + model.stepHalvings()));
            }
            v = model.clipped() ? Math.min(v, model.peak()) : v;
            long change = v * followings[n] - u * recoveries[n];
            u = range.saturate(u + Rounding.HALF_UP.shiftRight(change, model.shift()));
            boolean fires = v >= model.peak();
            spikes[n] = fires ? 1 : 0;
            membranes[n] = fires ? resets[n] : (int) v;
            recovering[n] = (int) (fires ? range.saturate(u + jumps[n]) : u);
        }
    }

    @Override
    public List<int[]> states() {
        return List.of(membranes, recovering);
    }

    @Override
    public int[] outputs() {
        return spikes;
    }
}
