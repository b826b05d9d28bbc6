package dev.synfire.plan;

import dev.synfire.integer.Activation;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Device;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses what the memories of a layer are built from. */
final class Styles {
    /** Up to that many bits a table costs fewer cells than a block RAM is worth; Yosys draws the line there too. */
    private static final int SMALL_TABLE_BITS = 1024;

    /** Words of a LUT as RAM. */
    private static final int LUT_DEPTH = 16;

    /** Up to that many words LUT RAM stays fast. */
    private static final int LUT_RAM_DEPTH = 64;

    /** Beats of a queue that only keeps the clocks of two layers apart. */
    private static final int SHORT_QUEUE = 2;

    /** Words of a block RAM of an iCE40. */
    private static final int LONGEST_QUEUE = 256;

    private Styles() {}

    /**
     * The plans of a layer with that many lanes that are worth comparing; without a device the one portable plan.
     *
     * @param goal where it is a small area, events wait in the layer before
     */
    static List<LayerPlan> plans(
            IntegerLayer layer, int lanes, Optional<Device> device, Goal goal, boolean hardMultipliers) {
        if (device.isEmpty()) {
            var auto = MemoryStyle.AUTO;
            return List.of(new LayerPlan(lanes, auto, auto, auto, auto, auto, true, 2, false));
        }
        Family family = device.get().family();
        EngineLayout engine = EngineLayout.of(layer, lanes);
        int bits = engine.weightWords() * lanes * engine.weightBits();
        return weights(device.get(), layer, bits)
                .flatMap(weights -> accumulators(family, engine.sumRows())
                        .flatMap(accumulators -> membranes(family, layer)
                                .map(membranes -> new LayerPlan(
                                        lanes,
                                        weights,
                                        accumulators,
                                        membranes,
                                        parameters(layer),
                                        activation(layer),
                                        family == Family.ECP5,
                                        goal == Goal.AREA ? 0 : queue(family, layer, engine),
                                        hardMultipliers))))
                .toList();
    }

    /**
     * How many beats are to wait before a layer. If half of the neurons before it fire, they send so many events while it has
     * worked on an event every few cycles; what is left over then holds them up, unless it waits in a queue. Two beats where
     * nothing is left over, or events come from outside.
     */
    private static int queue(Family family, IntegerLayer layer, EngineLayout engine) {
        boolean outside = layer.projections().stream().allMatch(p -> p.source() == IntegerProjection.INPUT);
        int left = layer.inputs() / 2 - layer.inputs() / engine.cyclesPerEvent();
        if (outside || !layer.isDense() || left <= SHORT_QUEUE) {
            return SHORT_QUEUE;
        }
        int length = Math.min(LONGEST_QUEUE, Integer.highestOneBit(2 * left - 1));
        return family.hasLutRam()
                ? Math.min(length, LayerPlan.QUEUE_IN_LUT_RAM)
                : Math.max(length, 2 * LayerPlan.QUEUE_IN_LUT_RAM);
    }

    private static Stream<MemoryStyle> weights(Device device, IntegerLayer layer, int bits) {
        MemoryStyle table = table(bits);
        return table == MemoryStyle.BLOCK
                        && device.largeRams() > 0
                        && layer.isDense()
                        && layer.learning().isEmpty()
                ? Stream.of(table, MemoryStyle.HUGE)
                : Stream.of(table);
    }

    private static Stream<MemoryStyle> accumulators(Family family, int groups) {
        if (groups == 1) {
            return Stream.of(MemoryStyle.REGISTERS);
        }
        if (family.hasLutRam()) {
            return inLutRam(groups, LUT_DEPTH / 2);
        }
        return groups <= 8 ? Stream.of(MemoryStyle.REGISTERS, MemoryStyle.BLOCK) : Stream.of(MemoryStyle.BLOCK);
    }

    private static Stream<MemoryStyle> membranes(Family family, IntegerLayer layer) {
        if (layer.neurons() <= 2) {
            return Stream.of(MemoryStyle.REGISTERS);
        }
        return family.hasLutRam() ? inLutRam(layer.neurons(), LUT_DEPTH) : Stream.of(MemoryStyle.BLOCK);
    }

    /** What may hold words that are written: so few always LUT RAM; more take fewer cells in a block RAM. */
    private static Stream<MemoryStyle> inLutRam(int depth, int few) {
        if (depth > LUT_RAM_DEPTH) {
            return Stream.of(MemoryStyle.BLOCK);
        }
        return depth <= few
                ? Stream.of(MemoryStyle.DISTRIBUTED)
                : Stream.of(MemoryStyle.DISTRIBUTED, MemoryStyle.BLOCK);
    }

    private static MemoryStyle parameters(IntegerLayer layer) {
        if (layer.neurons() > 2 && layer.learning().stream().anyMatch(rule -> rule.biasBits() > 0)) {
            return MemoryStyle.BLOCK;
        }
        int width =
                switch (layer.model()) {
                    case SpikingNeuron spiking -> spiking.membraneBits();
                    case RateNeuron _ -> 16;
                    case TwoVariableNeuron neuron -> neuron.bits();
                    case IntegratorNeuron _ -> Bits.signed(layer.currents());
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
