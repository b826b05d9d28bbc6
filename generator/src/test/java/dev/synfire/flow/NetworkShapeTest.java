package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lines that a build keeps in reweight.json: numbers of the hardware, and counts of what lies in memory. */
class NetworkShapeTest {
    @Test
    void numbersOfTheHardwareAreListedAndOthersCounted() {
        var membrane = new IntegerMembrane(
                12,
                4,
                new Decay(IntVector.of(3, 5), 3, Rounding.FLOOR),
                Optional.of(new IntegerCurrent(
                        10, 2, new Decay(7, 3, Rounding.HALF_UP), CurrentFeed.OLD, IntVector.of(4))));
        var firing = new IntegerFiring(
                IntVector.of(9, 20),
                FiringComparison.AT_OR_ABOVE,
                new SpikingNeuron.Reset.ToValue(IntVector.of(-1, 2)),
                FiringOrder.RESET_UPDATE_FIRE,
                1,
                Optional.of(IntVector.of(-8)),
                2,
                Optional.of(new IntegerAdaptation(8, 1, new Decay(1, 1, Rounding.FLOOR), IntVector.of(3, 4))));
        var synapses = new SparseSynapses(2, 2, 4, IntVector.of(0, 1, 2), IntVector.of(0, 1), IntVector.of(3, -2));
        var layer = new IntegerLayer(
                "only",
                List.of(new IntegerProjection(IntegerProjection.INPUT, new Range(-1, 1), synapses)),
                IntVector.of(0, 0),
                new SpikingNeuron(membrane, firing));
        var network = new IntegerNetwork(
                "little",
                new InputPort(2, new Range(0, 3), new Encoder.Delta(1)),
                List.of(layer),
                5,
                new IntegerReadout(Readout.SPIKE_COUNT));
        assertEquals(
                """
                the network: layers = only
                the network: ticks = 5
                the input: size = 2
                the input: values min = 0
                the input: values max = 3
                the input: encoder = delta
                the input: encoder threshold = 1
                the readout: score = spike_count
                the readout: report = winner
                only: neurons = 2
                only: biases = none
                only: source = -1
                only: values min = -1
                only: values max = 1
                only: delays = 0
                only: synapses = sparse synapses
                only: synapses inputs = 2
                only: synapses neurons = 2
                only: synapses weight bits = 4
                only: synapses starts = 3 in memory
                only: synapses targets = [0, 1]
                only: synapses weights = 2 in memory
                only: neurons of the kind = spiking neuron
                only: membrane bits = 12
                only: membrane fraction = 4
                only: membrane decay multipliers = 2 in memory
                only: membrane decay shift = 3
                only: membrane decay rounding = floor
                only: membrane current bits = 10
                only: membrane current fraction = 2
                only: membrane current decay multipliers = 7
                only: membrane current decay shift = 3
                only: membrane current decay rounding = half_up
                only: membrane current feed = old
                only: membrane current drives = 4
                only: membrane drives = 0
                only: thresholds = 2 in memory
                only: comparison = at_or_above
                only: reset = to value
                only: reset values = 2 in memory
                only: order = reset_update_fire
                only: most spikes = 1
                only: floors = -8
                only: refractory ticks = 2
                only: adaptation bits = 8
                only: adaptation fraction = 1
                only: adaptation decay multipliers = 1
                only: adaptation decay shift = 1
                only: adaptation decay rounding = floor
                only: adaptation amounts = 2 in memory""",
                NetworkShape.of(network).entrySet().stream()
                        .map(line -> line.getKey() + " = " + line.getValue())
                        .collect(Collectors.joining("\n")));
    }
}
