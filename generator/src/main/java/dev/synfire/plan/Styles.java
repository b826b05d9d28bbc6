package dev.synfire.plan;

import dev.synfire.integer.Activation;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses what the memories of a layer are built from. */
final class Styles {
    /** Up to that many bits a table costs fewer cells than a block RAM is worth; Yosys draws the line there too. */
    private static final int SMALL_TABLE_BITS = 1024;

    /** Up to that many words LUT RAM stays fast and small. */
    private static final int LUT_RAM_DEPTH = 64;

    private Styles() {}

    /** The plans of a layer with that many lanes that are worth comparing; without a device the one portable plan. */
    static List<LayerPlan> plans(IntegerLayer layer, int lanes, Optional<Device> device, boolean hardMultipliers) {
        if (device.isEmpty()) {
            var auto = MemoryStyle.AUTO;
            return List.of(new LayerPlan(lanes, auto, auto, auto, auto, auto, true, 2, false));
        }
        Family family = device.get().family();
        EngineLayout engine = EngineLayout.of(layer, lanes);
        int bits = engine.weightWords() * lanes * engine.weightBits();
        return weights(device.get(), layer, bits)
                .flatMap(weights -> accumulators(family, engine.sumRows())
                        .map(accumulators -> new LayerPlan(
                                lanes,
                                weights,
                                accumulators,
                                membranes(family, layer),
                                parameters(layer),
                                activation(layer),
                                family == Family.ECP5,
                                family.hasLutRam() ? 16 : 2,
                                hardMultipliers)))
                .toList();
    }

    private static Stream<MemoryStyle> weights(Device device, IntegerLayer layer, int bits) {
        MemoryStyle table = table(bits);
        return table == MemoryStyle.BLOCK && device.largeRams() > 0 && layer.isDense()
                ? Stream.of(table, MemoryStyle.HUGE)
                : Stream.of(table);
    }

    private static Stream<MemoryStyle> accumulators(Family family, int groups) {
        if (groups == 1) {
            return Stream.of(MemoryStyle.REGISTERS);
        }
        if (family.hasLutRam()) {
            return Stream.of(groups <= LUT_RAM_DEPTH ? MemoryStyle.DISTRIBUTED : MemoryStyle.BLOCK);
        }
        return groups <= 8 ? Stream.of(MemoryStyle.REGISTERS, MemoryStyle.BLOCK) : Stream.of(MemoryStyle.BLOCK);
    }

    private static MemoryStyle membranes(Family family, IntegerLayer layer) {
        if (layer.neurons() <= 2) {
            return MemoryStyle.REGISTERS;
        }
        return family.hasLutRam() && layer.neurons() <= LUT_RAM_DEPTH ? MemoryStyle.DISTRIBUTED : MemoryStyle.BLOCK;
    }

    private static MemoryStyle parameters(IntegerLayer layer) {
        int width =
                switch (layer.model()) {
                    case SpikingNeuron spiking -> spiking.membraneBits();
                    case RateNeuron _ -> 16;
                    case IzhikevichNeuron neuron -> neuron.bits();
                    case IntegratorNeuron _ -> CostModel.signedBits(layer.currents());
                };
        return table(layer.neurons() * width);
    }

    private static MemoryStyle activation(IntegerLayer layer) {
        return layer.model() instanceof RateNeuron rate && rate.activation() instanceof Activation.Table table
                ? table(table.entries().size() * table.outputBits())
                : MemoryStyle.REGISTERS;
    }

    private static MemoryStyle table(int bits) {
        return bits <= SMALL_TABLE_BITS ? MemoryStyle.REGISTERS : MemoryStyle.BLOCK;
    }
}
