package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import java.util.Arrays;
import java.util.Optional;

/** The thresholds of a layer, fixed or raised by its spikes. */
final class Thresholds {
    private final int[] fixed;
    private final Optional<Raised> raised;

    /** What spikes have added, and how it decays. */
    private record Raised(IntegerAdaptation model, Leaking leak, Range range, int[] values) {}

    Thresholds(IntegerFiring firing, int neurons) {
        fixed = firing.thresholds().toArray();
        raised = firing.adaptation()
                .map(model -> new Raised(model, new Leaking(model.decay(), neurons), model.values(), new int[neurons]));
    }

    void reset() {
        raised.ifPresent(adaptation -> Arrays.fill(adaptation.values, 0));
    }

    /** A neuron's threshold in this tick. */
    long of(int neuron) {
        return raised.isEmpty()
                ? fixed[neuron]
                : fixed[neuron]
                        + (long) (raised.get().values[neuron]
                                >> raised.get().model.fraction());
    }

    /** Ends a tick in which a neuron sent that many spikes. */
    void spiked(int neuron, int spikes) {
        raised.ifPresent(adaptation -> {
            long added = (long) spikes * adaptation.model.amount(neuron);
            adaptation.values[neuron] =
                    (int) adaptation.range.saturate(adaptation.leak.of(neuron, adaptation.values[neuron]) + added);
        });
    }

    /** What spikes have added, where they add anything; live. */
    Optional<int[]> state() {
        return raised.map(Raised::values);
    }
}
