package dev.synfire.golden;

import dev.synfire.integer.IntegerProjection;
import java.util.Optional;
import java.util.function.IntFunction;

/** What comes to a layer along one projection: late where there are delays, then through the synapses. */
final class Arrival {
    private final int source;
    private final Optional<DelayLine> delays;
    private final SynapseModel synapses;

    Arrival(IntegerProjection projection) {
        source = projection.source();
        delays = projection.isDelayed()
                ? Optional.of(
                        new DelayLine(projection.delays(), projection.synapses().inputs()))
                : Optional.empty();
        synapses = SynapseModel.of(projection.synapses(), projection.values());
    }

    SynapseModel synapses() {
        return synapses;
    }

    void reset() {
        delays.ifPresent(DelayLine::reset);
    }

    void add(IntFunction<int[]> sources, Sums sums) {
        int[] sent = sources.apply(source);
        sums.add(synapses, delays.map(line -> line.tick(sent)).orElse(sent));
    }
}
