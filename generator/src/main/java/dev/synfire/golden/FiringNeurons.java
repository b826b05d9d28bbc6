package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import java.util.Arrays;
import java.util.List;

/** Integrate-and-fire neurons with all that firing can be; {@link SpikingNeurons} are the plain ones. */
final class FiringNeurons implements Neurons {
    private final Integration integration;
    private final IntegerFiring firing;
    private final boolean firesAtThreshold;
    private final Thresholds thresholds;
    private final int[] spikes;
    private final int[] refractory;

    FiringNeurons(SpikingNeuron model, int neurons, Range currents) {
        integration = new Integration(model.membrane(), neurons, currents);
        firing = model.firing();
        firesAtThreshold = firing.comparison() == FiringComparison.AT_OR_ABOVE;
        thresholds = new Thresholds(firing, neurons);
        spikes = new int[neurons];
        refractory = new int[neurons];
    }

    @Override
    public void reset() {
        integration.reset();
        thresholds.reset();
        Arrays.fill(spikes, 0);
        Arrays.fill(refractory, 0);
    }

    @Override
    public void update(Sums currents) {
        for (int n = 0; n < spikes.length; n++) {
            long inflow = integration.inflow(n, currents.current(n));
            int v = update(n, integration.membranes[n], inflow);
            integration.membranes[n] = firing.floors().isPresent() ? Math.max(v, firing.floor(n)) : v;
            refractory[n] = spikes[n] > 0 ? firing.refractoryTicks() : Math.max(0, refractory[n] - 1);
            thresholds.spiked(n, spikes[n]);
        }
    }

    /** v at the end of the tick, before the floor; replaces the spikes of the tick before by those of this one. */
    private int update(int n, int before, long inflow) {
        switch (firing.order()) {
            case UPDATE_FIRE_RESET -> {
                int v = integration.saturate(integrated(n, before, inflow));
                spikes[n] = count(n, v);
                return integration.saturate(reset(n, v));
            }
            case RESET_UPDATE_FIRE -> {
                int v = integration.saturate(integrated(n, integration.saturate(reset(n, before)), inflow));
                spikes[n] = count(n, v);
                return v;
            }
            case UPDATE_RESET_FIRE -> {
                int v = integration.saturate(reset(n, integrated(n, before, inflow)));
                spikes[n] = count(n, v);
                return v;
            }
            case FIRE_UPDATE_RESET -> {
                spikes[n] = count(n, before);
                return integration.saturate(reset(n, integrated(n, before, inflow)));
            }
        }
        throw new AssertionError(firing.order());
    }

    private long integrated(int n, int v, long inflow) {
        return refractory[n] > 0 ? v : integration.decayed(n, v) + inflow;
    }

    private int count(int n, int v) {
        long threshold = thresholds.of(n);
        boolean fires = firesAtThreshold ? v >= threshold : v > threshold;
        if (!fires || refractory[n] > 0) {
            return 0;
        }
        return firing.mostSpikes() == 1
                ? 1
                : (int) Math.min(firing.mostSpikes(), (firesAtThreshold ? v : v - 1L) / threshold);
    }

    private long reset(int n, long v) {
        int count = spikes[n];
        if (count == 0) {
            return v;
        }
        return switch (firing.reset()) {
            case Reset.ToZero _ -> 0;
            case Reset.ToValue(IntVector values) -> values.get(n);
            case Reset.Subtract _ -> v - count * thresholds.of(n);
            case Reset.SubtractAmount(IntVector amounts) -> v - (long) count * amounts.get(n);
        };
    }

    @Override
    public List<int[]> states() {
        List<int[]> states = integration.states();
        if (firing.order().remembersSpikes()) {
            states.add(spikes);
        }
        if (firing.refractoryTicks() > 0) {
            states.add(refractory);
        }
        thresholds.state().ifPresent(states::add);
        return states;
    }

    @Override
    public int[] outputs() {
        return spikes;
    }
}
