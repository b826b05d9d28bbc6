package dev.synfire.plan;

import static dev.synfire.plan.MemoryStyle.BLOCK;
import static dev.synfire.plan.MemoryStyle.DISTRIBUTED;
import static dev.synfire.plan.MemoryStyle.HUGE;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.SpikingNeuron;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates what a layer takes on a device, by counting the bits of its registers, adders and multiplexers.
 *
 * <p>One bit of an adder, of a register, or of a two-way multiplexer is one logic cell; an adder and the register behind
 * it share theirs. The factors that stand for what the count leaves out were fitted to Yosys 0.52; docs/planning.md compares.
 */
final class CostModel {
    private static final int SEQUENCER = 40;
    private static final int SEQUENCER_STEPS = 8;
    private static final int STREAM = 12;
    private static final int READOUT = 50;
    private static final int QUEUE = 12;
    private static final int LOADER = 40;
    private static final int SMALL_PRODUCT = 64;

    private final Family family;
    private final boolean hardMultipliers;
    private final boolean exchangeable;

    /** Widths of input currents: finding one looks at every weight. */
    private final Map<IntegerLayer, Integer> sums = new IdentityHashMap<>();

    /** What a layer's engines work on, made once. */
    private final Map<IntegerLayer, List<IntegerLayer>> feeds = new IdentityHashMap<>();

    CostModel(Family family, boolean hardMultipliers) {
        this(family, hardMultipliers, false);
    }

    /**
     * Of layers whose parameters others may take the place of.
     *
     * @param exchangeable whether they may
     */
    CostModel(Family family, boolean hardMultipliers, boolean exchangeable) {
        this.family = family;
        this.hardMultipliers = hardMultipliers;
        this.exchangeable = exchangeable;
    }

    Cost layer(IntegerLayer layer, LayerPlan plan) {
        Cost cost = neurons(layer, plan);
        for (IntegerLayer feed : feeds.computeIfAbsent(layer, IntegerLayer::feeds)) {
            Cost added = feed == layer ? Cost.NONE : cells(sumBits(layer));
            cost = cost.plus(weights(feed, plan))
                    .plus(lanes(feed, plan))
                    .plus(drain(feed, plan))
                    .plus(added);
        }
        return cost;
    }

    /** The readout; what it keeps from tick to tick, if anything, counts as cells. */
    static Cost readout(IntegerNetwork network, Family family) {
        boolean ecp5 = family == Family.ECP5;
        int fixed = ecp5 ? READOUT / 3 : READOUT;
        int neurons = bits(network.output().neurons());
        int score = network.readout().scores(network.output(), network.ticks()).bits();
        return switch (network.readout().score()) {
            case ACTIVATION, MEMBRANE -> cells(fixed + (ecp5 ? 1 : 3) * neurons);
            case ACTIVATION_SUM, SPIKE_COUNT, FIRST_SPIKE, MEMBRANE_MAXIMUM ->
                cells(fixed + (ecp5 ? neurons + 2 * score : 3 * neurons + 5 * score));
        };
    }

    private Cost weights(IntegerLayer layer, LayerPlan plan) {
        EngineLayout engine = EngineLayout.of(layer, plan.lanes());
        int depth = engine.weightWords();
        int width = engine.lanes() * engine.weightBits();
        // Of a power of two the word's address is put together; otherwise it is counted.
        int rows = engine.sumRows();
        boolean counted = !layer.isDense() || Integer.bitCount(rows) > 1 && Integer.bitCount(layer.inputs()) > 1;
        int steps = rows == 1 ? SEQUENCER_STEPS : 3 * bits(counted ? depth : rows);
        Cost sequencer = cells(ecp5() ? SEQUENCER / 2 + steps : SEQUENCER + 3 * bits(depth))
                .plus(queue(layer, plan));
        Cost lists = lists(layer, plan);
        if (plan.weights() == HUGE && layer.isDense()) {
            int slices = Family.largeRamSlices(width);
            return sequencer
                    .plus(new Cost(LOADER, 0, slices * Math.ceilDiv(depth, Family.LARGE_RAM_WORDS), 0))
                    .plus(cells(4 * bits(depth)));
        }
        if (layer.isDense() && plan.weights() == BLOCK && plan.weightRegister() && ecp5() && !exchangeable) {
            return sequencer.plus(DeepWords.of(depth, width).cost(width));
        }
        return sequencer.plus(lists).plus(memory(depth, width, plan.weights() == HUGE ? BLOCK : plan.weights(), true));
    }

    /** The table of where the lists of synapses begin, if there are any. */
    private Cost lists(IntegerLayer feed, LayerPlan plan) {
        if (!(feed.projections().getFirst().synapses() instanceof SparseSynapses lists)) {
            return Cost.NONE;
        }
        EngineLayout engine = EngineLayout.of(feed, plan.lanes());
        int entry = 1 + bits(engine.weightWords()) + bits(engine.cyclesPerEvent());
        return memory(lists.inputs(), entry, plan.weights() == HUGE ? BLOCK : plan.weights(), true)
                .plus(cells(2 * entry));
    }

    /** What waits before a layer. */
    private Cost queue(IntegerLayer layer, LayerPlan plan) {
        if (plan.queue() == 0 || !layer.isDense()) {
            return Cost.NONE;
        }
        int beat = bits(layer.inputs()) + layer.inputValues().bits() + 2;
        return switch (plan.queueStyle()) {
            case BLOCK, HUGE -> new Cost(QUEUE + 4 * bits(plan.queue()), family.blockRams(plan.queue(), beat), 0, 0);
            case DISTRIBUTED -> cells(ecp5() ? 3 * QUEUE + lutRam(plan.queue(), beat) : QUEUE + 2 * beat);
            case REGISTERS, AUTO -> cells(QUEUE + (ecp5() ? beat : plan.queue() * beat * 3 / 2));
        };
    }

    private Cost lanes(IntegerLayer layer, LayerPlan plan) {
        EngineLayout engine = EngineLayout.of(layer, plan.lanes());
        int weight = Math.max(2, engine.weightBits());
        int sum = sumBits(layer);
        int rows = engine.sumRows();
        Range values = layer.inputValues();
        boolean spikes = values.min() >= 0 && values.max() <= 1;
        // A register whose input comes from elsewhere takes a cell of an iCE40 but lies beside others' look-up tables
        // in an ECP5.
        int fetch = ecp5() ? 0 : spikes ? weight : plan.weightRegister() ? weight : 0;
        int digits = DigitStages.digits(values.bits());
        Cost product = spikes
                ? Cost.NONE
                : DigitStages.isInDigits(values, engine.weightBits(), plan) && layer.isDense()
                        ? inDigits(weight, digits, values.signed())
                        : product(weight, values.bits() + (values.signed() ? 0 : 1));
        // The adder, the shift register of the drain; and the row that is fetched, where it is not LUT RAM's own
        // register.
        int row = rows == 1 || ecp5() || plan.accumulators() == DISTRIBUTED ? 0 : sum;
        Cost lane = product.plus(cells(fetch + 2 * sum + row));
        // The first lane has no neighbour.
        int first = ecp5() ? -sum : 0;
        Cost lanes = times(engine.lanes(), lane).plus(cells(first));
        if (rows == 1) {
            return lanes;
        }
        boolean twice = layer.isDense() && plan.banks(layer.neurons()) == 2;
        int words = twice ? 2 * Integer.highestOneBit(2 * rows - 1) : rows;
        return lanes.plus(memory(words, engine.lanes() * sum, plan.accumulators(), false));
    }

    private Cost drain(IntegerLayer layer, LayerPlan plan) {
        int sum = sumBits(layer);
        boolean biased = !layer.biases().isUniform(0);
        Cost bias = biased
                ? parameter(layer, plan, signedBits(rangeOf(layer.biases()))).plus(cells(sum))
                : Cost.NONE;
        int control = ecp5() ? 2 * STREAM + 2 * bits(layer.neurons()) : sum + 2 * STREAM + 6 * bits(layer.neurons());
        return cells(control).plus(bias);
    }

    private Cost neurons(IntegerLayer layer, LayerPlan plan) {
        // Registers of numbers and flags that go along; in an ECP5 they lie beside look-up tables.
        int stages = family == Family.ECP5 ? 0 : 7 * (bits(layer.neurons()) + 3);
        return cells(stages + STREAM)
                .plus(
                        switch (layer.model()) {
                            case SpikingNeuron spiking ->
                                membrane(layer, plan, spiking.membrane()).plus(fire(layer, plan, spiking));
                            case IzhikevichNeuron izhikevich -> izhikevich(layer, plan, izhikevich);
                            case IntegratorNeuron li -> membrane(layer, plan, li.membrane());
                            case RateNeuron rate -> rate(layer, plan, rate);
                        });
    }

    private Cost membrane(IntegerLayer layer, LayerPlan plan, IntegerMembrane model) {
        int width = model.bits();
        Cost synaptic = model.current()
                .map(current ->
                        integration(layer, plan, current.bits(), sumBits(layer) + current.fraction(), current.decay()))
                .orElse(Cost.NONE);
        int fed = model.current()
                .map(current -> current.bits() + model.fraction() - current.fraction())
                .orElse(sumBits(layer) + model.fraction());
        return synaptic.plus(integration(layer, plan, width, fed, model.decay()));
    }

    /** A word that decays, to which something is added. */
    private Cost integration(IntegerLayer layer, LayerPlan plan, int width, int added, Decay decay) {
        int sum = Math.max(width, added) + 1;
        return memory(layer.neurons(), width, plan.membranes(), false)
                .plus(decaying(layer, plan, width, decay))
                .plus(cells(ecp5() ? sum + 2 * width : 2 * sum + 3 * width));
    }

    private Cost decaying(IntegerLayer layer, LayerPlan plan, int width, Decay decay) {
        if (!decay.isUniform()) {
            int multiplier = bits(decay.multipliers().max() + 1);
            return parameter(layer, plan, multiplier)
                    .plus(product(width, multiplier))
                    .plus(cells(2 * (width + multiplier)));
        }
        int terms = decay.isNone() ? 0 : Integer.bitCount(3 * decay.multiplier() ^ decay.multiplier());
        return cells(terms == 0 ? width : terms * (width + decay.shift()));
    }

    private Cost fire(IntegerLayer layer, LayerPlan plan, SpikingNeuron neuron) {
        int width = neuron.membraneBits();
        Cost thresholds = parameter(layer, plan, width);
        Cost reset =
                switch (neuron.reset()) {
                    case SpikingNeuron.Reset.ToZero() -> thresholds.plus(cells(2 * width));
                    case SpikingNeuron.Reset.Subtract() -> thresholds.plus(cells(4 * width));
                    case SpikingNeuron.Reset.ToValue _ ->
                        thresholds.plus(thresholds).plus(cells(3 * width));
                    case SpikingNeuron.Reset.SubtractAmount _ ->
                        thresholds.plus(thresholds).plus(cells(4 * width));
                };
        return neuron.firing().isPlain() ? reset : reset.plus(options(layer, plan, neuron.firing(), width));
    }

    /** What a neuron takes that does more than to fire once and be reset at once. */
    private Cost options(IntegerLayer layer, LayerPlan plan, IntegerFiring firing, int width) {
        Cost cost = Cost.NONE;
        if (firing.order().remembersSpikes()) {
            int spike = bits(firing.mostSpikes() + 1);
            cost = cost.plus(memory(layer.neurons(), spike, plan.membranes(), false))
                    .plus(cells(2 * width + 4 * spike));
        }
        if (firing.order() != IntegerFiring.Order.UPDATE_FIRE_RESET) {
            cost = cost.plus(parameter(layer, plan, width)).plus(cells(2 * width));
        }
        if (firing.mostSpikes() > 1) {
            cost = cost.plus(cells(bits(firing.mostSpikes() + 1) * 4 * width));
        }
        if (firing.floors().isPresent()) {
            cost = cost.plus(parameter(layer, plan, width)).plus(cells(3 * width));
        }
        if (firing.refractoryTicks() > 0) {
            int counter = bits(firing.refractoryTicks() + 1);
            cost = cost.plus(memory(layer.neurons(), counter, plan.membranes(), false))
                    .plus(cells(8 * counter + 6 * width));
        }
        if (firing.adaptation().isPresent()) {
            IntegerAdaptation adaptation = firing.adaptation().get();
            int bits = adaptation.bits();
            cost = cost.plus(memory(layer.neurons(), bits, plan.membranes(), false))
                    .plus(decaying(layer, plan, bits + 1, adaptation.decay()))
                    .plus(parameter(layer, plan, bits))
                    .plus(cells(8 * bits + 2 * width));
        }
        return cost;
    }

    private Cost izhikevich(IntegerLayer layer, LayerPlan plan, IzhikevichNeuron neuron) {
        int width = neuron.bits();
        int steps = 1 << neuron.stepHalvings();
        Cost step = product(width, width).plus(cells(8 * width + 2 * (sumBits(layer) + neuron.currentShift())));
        Cost recovery =
                times(2, product(width, 18).plus(parameter(layer, plan, 18))).plus(cells(10 * width));
        return times(steps, step)
                .plus(recovery)
                .plus(times(2, memory(layer.neurons(), width, plan.membranes(), false)))
                .plus(times(2, parameter(layer, plan, width)));
    }

    private Cost rate(IntegerLayer layer, LayerPlan plan, RateNeuron neuron) {
        int sum = sumBits(layer);
        Cost scale = Cost.NONE;
        int scaled = sum;
        // One power of two for all neurons is no more than wires.
        boolean shifted = neuron.multipliers().isUniform(neuron.multipliers().max())
                && Long.bitCount(neuron.multipliers().max()) == 1;
        if (!shifted) {
            int multiplier = bits(neuron.multipliers().max() + 1);
            scaled = sum + multiplier;
            int digits = DigitStages.digits(multiplier);
            scale = inDigits(sum, digits, false)
                    .plus(parameter(layer, plan, hardMultipliers || exchangeable ? multiplier : 2 * digits))
                    .plus(cells(ecp5() ? sum : sum + multiplier));
        }
        return scale.plus(cells(ecp5() ? scaled : 2 * scaled)).plus(activation(neuron.activation(), plan));
    }

    private Cost activation(Activation activation, LayerPlan plan) {
        return switch (activation) {
            case Activation.Clip clip -> cells(3 * clip.arguments().bits());
            case Activation.Table table -> {
                int difference = 0;
                for (int i = 1; i < table.entries().size(); i++) {
                    difference = Math.max(
                            difference,
                            Math.abs(table.entries().get(i) - table.entries().get(i - 1)));
                }
                int fraction = table.interpolationBits();
                boolean straight = fraction == 0;
                int width = bits(table.entries().max() + 1) + (straight ? 0 : bits(difference + 1));
                Cost cells = cells(
                        ecp5()
                                ? 2 * table.argumentBits() + 3 * table.outputBits()
                                : 6 * table.argumentBits() + 8 * table.outputBits());
                Cost interpolation = straight
                        ? Cost.NONE
                        : inDigits(bits(difference + 1) + 1, DigitStages.digits(fraction), false)
                                .plus(cells(ecp5() ? width : 3 * width + fraction));
                int words = table.entries().size() - (straight ? 0 : 1);
                yield cells.plus(interpolation).plus(memory(words, width, plan.table(), true));
            }
        };
    }

    private Cost parameter(IntegerLayer layer, LayerPlan plan, int width) {
        return memory(layer.neurons(), width, plan.parameters(), true);
    }

    Cost product(int a, int b) {
        if (hardMultipliers) {
            int parts = Math.ceilDiv(a, 18) * Math.ceilDiv(b, 18);
            return new Cost(parts == 1 ? 0 : a + b, 0, 0, parts);
        }
        // A small product's partial products share look-up tables with their adders.
        boolean small = !ecp5() && a * b <= SMALL_PRODUCT;
        return new Cost(a * b * (small ? 3 : 5) / 2, 0, 0, 1);
    }

    /** The same with one factor in digits: a row of look-up tables for each, and an adder for each but one. */
    private Cost inDigits(int factor, int digits, boolean signed) {
        if (hardMultipliers) {
            return product(factor, 2 * digits - 1);
        }
        return new Cost(digits * (factor + 1) + (digits + (signed ? 0 : -1)) * (factor + 4), 0, 0, 1);
    }

    /** A memory of one port, or for a memory that is written one of each kind. */
    Cost memory(int depth, int width, MemoryStyle style, boolean constant) {
        if (style == BLOCK) {
            // What the blocks of a deep memory give is multiplexed.
            int deep = Math.ceilDiv(depth, ecp5() ? 4096 : 2048);
            return new Cost((deep - 1) * width * 2 / 3, family.blockRams(depth, width), 0, 0);
        }
        if (constant && ecp5()) {
            return cells(width * Math.ceilDiv(depth, 16));
        }
        if (constant) {
            return cells(width + depth * width / 8);
        }
        if (style == DISTRIBUTED) {
            return cells(lutRam(depth, width));
        }
        return cells(depth * width + (depth - 1) * width * 2 / 3 + width);
    }

    /** Sixteen words of four bits take six look-up tables; more words are multiplexed. */
    private static int lutRam(int depth, int width) {
        int banks = Math.ceilDiv(depth, 16);
        return 6 * banks * Math.ceilDiv(width, 4) + (banks - 1) * width;
    }

    /** An ECP5's flip-flops lie beside its look-up tables: what only remembers takes none. */
    private boolean ecp5() {
        return family == Family.ECP5;
    }

    /** The bits of an index below that count; at least 1. */
    static int bits(int count) {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
    }

    private int sumBits(IntegerLayer layer) {
        return sums.computeIfAbsent(layer, l -> exchangeable ? Room.of(l).currentBits() : signedBits(l.currents()));
    }

    /** The width of a two's complement register for that range. */
    static int signedBits(Range range) {
        return range.union(new Range(-1, 0)).bits();
    }

    private static Range rangeOf(IntVector values) {
        return new Range(values.min(), values.max());
    }

    private static Cost cells(int count) {
        return new Cost(count, 0, 0, 0);
    }

    private static Cost times(int count, Cost cost) {
        return new Cost(
                count * cost.logicCells(), count * cost.blockRams(), count * cost.largeRams(), count * cost.products());
    }
}
