package dev.synfire.integer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.Range;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A test by random networks is worth what they reach. */
class RandomNetworksTest {
    private static final int SEEDS = 600;

    @Test
    void theSameSeedGivesTheSameNetworkAndSamples() {
        assertEquals(RandomNetworks.network(7), RandomNetworks.network(7));
        assertNotEquals(RandomNetworks.network(7), RandomNetworks.network(8));
        var network = RandomNetworks.network(7);
        assertEquals(RandomNetworks.samples(network, 1, 3), RandomNetworks.samples(network, 1, 3));
    }

    @Test
    void everyKindAndOptionIsReached() {
        Set<String> seen = new TreeSet<>();
        LongStream.range(0, SEEDS).mapToObj(RandomNetworks::network).forEach(network -> {
            seen.add("readout " + network.readout().score());
            seen.add("readout " + network.readout().report());
            seen.add("layers " + network.layers().size());
            seen.add("encoder " + network.input().encoder().getClass().getSimpleName());
            seen.add("inputs " + (network.input().values().signed() ? "signed" : "unsigned"));
            if (network.input().values().equals(new Range(0, 1))) {
                seen.add("inputs spikes");
            }
            for (IntegerLayer layer : network.layers()) {
                for (IntegerProjection projection : layer.projections()) {
                    seen.add("weights " + projection.synapses().weightBits());
                    seen.add(projection.synapses().getClass().getSimpleName());
                    seen.add(projection.source() < network.layers().indexOf(layer) ? "forward" : "feedback");
                    seen.add(projection.isDelayed() ? "delayed" : "at once");
                }
                seen.add(layer.feeds().size() == 1 ? "one feed" : "several feeds");
                seen.add("neurons " + sizeClass(layer.neurons()));
                see(seen, layer.model());
            }
        });
        assertEquals(
                Set.of(
                        "readout ACTIVATION",
                        "readout ACTIVATION_SUM",
                        "readout SPIKE_COUNT",
                        "readout FIRST_SPIKE",
                        "readout MEMBRANE",
                        "readout MEMBRANE_MAXIMUM",
                        "readout WINNER",
                        "readout SCORES",
                        "layers 1",
                        "layers 2",
                        "layers 3",
                        "encoder Direct",
                        "encoder Constant",
                        "encoder Rate",
                        "encoder Latency",
                        "encoder Delta",
                        "inputs signed",
                        "inputs unsigned",
                        "inputs spikes",
                        "DenseSynapses",
                        "SparseSynapses",
                        "forward",
                        "feedback",
                        "delayed",
                        "at once",
                        "one feed",
                        "several feeds",
                        "weights 1",
                        "weights 2",
                        "weights 3",
                        "weights 4",
                        "weights 5",
                        "weights 6",
                        "weights 7",
                        "weights 8",
                        "neurons 1",
                        "neurons 200",
                        "neurons between",
                        "reset ToZero",
                        "reset ToValue",
                        "reset Subtract",
                        "reset SubtractAmount",
                        "order UPDATE_FIRE_RESET",
                        "order RESET_UPDATE_FIRE",
                        "order UPDATE_RESET_FIRE",
                        "order FIRE_UPDATE_RESET",
                        "spikes one",
                        "spikes several",
                        "floors",
                        "refractory ticks",
                        "adaptation",
                        "synaptic current NEW",
                        "synaptic current OLD",
                        "drives",
                        "decay for each neuron",
                        "fires ABOVE",
                        "fires AT_OR_ABOVE",
                        "decay none",
                        "decay by shifts",
                        "decay by product",
                        "decay FLOOR",
                        "decay TOWARD_ZERO",
                        "decay HALF_UP",
                        "integrator",
                        "integrator sends",
                        "integrator alone",
                        "izhikevich",
                        "adex",
                        "fraction none",
                        "fraction some",
                        "scale FLOOR",
                        "scale TOWARD_ZERO",
                        "scale HALF_UP",
                        "scale HALF_EVEN",
                        "multipliers one",
                        "multipliers equal",
                        "multipliers differ",
                        "clip signed",
                        "clip unsigned",
                        "COMPLEMENT straight",
                        "COMPLEMENT interpolated",
                        "ODD straight",
                        "ODD interpolated",
                        "NONE straight",
                        "NONE interpolated"),
                seen);
    }

    private static void see(Set<String> seen, IntegerNeuron model) {
        switch (model) {
            case SpikingNeuron spiking -> {
                seen.add("reset " + spiking.reset().getClass().getSimpleName());
                seen.add("fires " + spiking.comparison());
                see(seen, spiking.firing());
                see(seen, spiking.membrane());
            }
            case TwoVariableNeuron neuron -> seen.add(neuron.model());
            case IntegratorNeuron integrator -> {
                seen.add("integrator");
                seen.add(integrator.sent().isPresent() ? "integrator sends" : "integrator alone");
                see(seen, integrator.membrane());
            }
            case RateNeuron rate -> {
                seen.add("scale " + rate.rounding());
                seen.add("multipliers "
                        + (rate.multipliers().isUniform(1)
                                ? "one"
                                : rate.multipliers()
                                                .isUniform(rate.multipliers().get(0))
                                        ? "equal"
                                        : "differ"));
                seen.add(
                        switch (rate.activation()) {
                            case Activation.Clip(Range range) -> "clip " + (range.signed() ? "signed" : "unsigned");
                            case Activation.Table table ->
                                table.symmetry() + (table.interpolationBits() == 0 ? " straight" : " interpolated");
                        });
            }
        }
    }

    private static void see(Set<String> seen, IntegerFiring firing) {
        seen.add("order " + firing.order());
        seen.add("spikes " + (firing.mostSpikes() == 1 ? "one" : "several"));
        firing.floors().ifPresent(_ -> seen.add("floors"));
        firing.adaptation().ifPresent(_ -> seen.add("adaptation"));
        if (firing.refractoryTicks() > 0) {
            seen.add("refractory ticks");
        }
    }

    private static void see(Set<String> seen, IntegerMembrane membrane) {
        seen.add("fraction " + (membrane.fraction() == 0 ? "none" : "some"));
        see(seen, membrane.decay());
        membrane.current().ifPresent(current -> {
            seen.add("synaptic current " + current.feed());
            see(seen, current.decay());
            if (!current.drives().isUniform(0)) {
                seen.add("drives");
            }
        });
    }

    private static void see(Set<String> seen, Decay decay) {
        if (!decay.isUniform()) {
            seen.add("decay for each neuron");
            return;
        }
        int lost = (1 << decay.shift()) - decay.multiplier();
        seen.add("decay " + (decay.isNone() ? "none" : Integer.bitCount(lost) == 1 ? "by shifts" : "by product"));
        seen.add("decay " + decay.rounding());
    }

    private static String sizeClass(int neurons) {
        return neurons == 1 ? "1" : neurons == 200 ? "200" : "between";
    }

    @Test
    void samplesStayWithinTheInput() {
        for (long seed = 0; seed < 50; seed++) {
            var network = RandomNetworks.network(seed);
            for (Sample sample : RandomNetworks.samples(network, seed, 5)) {
                int frames = sample.frames().size();
                assertTrue(frames == 1 || frames == network.input().frames(network.ticks()));
                sample.frames().forEach(frame -> {
                    assertEquals(network.input().size(), frame.size());
                    assertTrue(frame.stream().allMatch(network.input().values()::contains));
                });
            }
        }
    }
}
