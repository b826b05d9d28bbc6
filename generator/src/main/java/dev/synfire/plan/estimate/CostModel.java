package dev.synfire.plan.estimate;

import static dev.synfire.layout.MemoryStyle.BLOCK;
import static dev.synfire.layout.MemoryStyle.DISTRIBUTED;
import static dev.synfire.layout.MemoryStyle.HUGE;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Cost;
import dev.synfire.layout.DeepWords;
import dev.synfire.layout.DigitStages;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.ReserveWidths;
import dev.synfire.model.LearningRule;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates what a layer takes on a device, by counting the bits of its registers, adders and multiplexers.
 *
 * <p>One bit of an adder, of a register, or of a two-way multiplexer is one logic cell; an adder and the register behind
 * it share theirs. The factors that stand for what the count leaves out were fitted to Yosys 0.52; docs/planning.md compares.
 */
public final class CostModel {
    private static final int SEQUENCER = 40;
    private static final int SEQUENCER_STEPS = 8;
    private static final int STREAM = 12;
    private static final int READOUT = 50;
    private static final int QUEUE = 12;
    private static final int LOADER = 40;

    private final Fabric fabric;
    private final boolean exchangeable;
    private final NeuronCost neurons;

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
    public CostModel(Family family, boolean hardMultipliers, boolean exchangeable) {
        this.fabric = new Fabric(family, hardMultipliers);
        this.exchangeable = exchangeable;
        this.neurons = new NeuronCost(fabric, exchangeable, this::sumBits);
    }

    public Cost layer(IntegerLayer layer, LayerPlan plan) {
        Cost cost = neurons.of(layer, plan);
        for (IntegerLayer feed : feeds.computeIfAbsent(layer, IntegerLayer::feeds)) {
            Cost added = feed == layer ? Cost.NONE : Cost.cells(sumBits(layer));
            cost = cost.plus(weights(feed, plan))
                    .plus(lanes(feed, plan))
                    .plus(drain(feed, plan))
                    .plus(added);
        }
        return cost;
    }

    /** The readout; what it keeps from tick to tick, if anything, counts as cells. */
    public static Cost readout(IntegerNetwork network, Family family) {
        boolean ecp5 = family == Family.ECP5;
        int fixed = ecp5 ? READOUT / 3 : READOUT;
        int neurons = Bits.below(network.output().neurons());
        int score = network.readout().scores(network.output(), network.ticks()).bits();
        return switch (network.readout().score()) {
            case ACTIVATION, MEMBRANE -> Cost.cells(fixed + (ecp5 ? 1 : 3) * neurons);
            case ACTIVATION_SUM, SPIKE_COUNT, FIRST_SPIKE, MEMBRANE_MAXIMUM ->
                Cost.cells(fixed + (ecp5 ? neurons + 2 * score : 3 * neurons + 5 * score));
        };
    }

    private Cost weights(IntegerLayer layer, LayerPlan plan) {
        EngineLayout engine = EngineLayout.of(layer, plan.lanes());
        int depth = engine.weightWords();
        int width = engine.lanes() * engine.weightBits();
        // Of a power of two the word's address is put together; otherwise it is counted.
        int rows = engine.sumRows();
        boolean counted = !layer.isDense() || Integer.bitCount(rows) > 1 && Integer.bitCount(layer.inputs()) > 1;
        int steps = rows == 1 ? SEQUENCER_STEPS : 3 * Bits.below(counted ? depth : rows);
        Cost sequencer = Cost.cells(fabric.isEcp5() ? SEQUENCER / 2 + steps : SEQUENCER + 3 * Bits.below(depth))
                .plus(queue(layer, plan));
        Cost lists = lists(layer, plan);
        if (plan.weights() == HUGE && layer.isDense()) {
            int slices = Family.largeRamSlices(width);
            return sequencer
                    .plus(new Cost(LOADER, 0, slices * Math.ceilDiv(depth, Family.LARGE_RAM_WORDS), 0))
                    .plus(Cost.cells(4 * Bits.below(depth)));
        }
        if (layer.isDense() && plan.weights() == BLOCK && plan.weightRegister() && fabric.isEcp5() && !exchangeable) {
            return sequencer.plus(DeepWords.of(depth, width).cost(width));
        }
        return sequencer
                .plus(lists)
                .plus(fabric.memory(depth, width, plan.weights() == HUGE ? BLOCK : plan.weights(), true));
    }

    /** The table of where the lists of synapses begin, if there are any. */
    private Cost lists(IntegerLayer feed, LayerPlan plan) {
        if (!(feed.projections().getFirst().synapses() instanceof SparseSynapses lists)) {
            return Cost.NONE;
        }
        EngineLayout engine = EngineLayout.of(feed, plan.lanes());
        int entry = 1 + Bits.below(engine.weightWords()) + Bits.below(engine.cyclesPerEvent());
        return fabric.memory(lists.inputs(), entry, plan.weights() == HUGE ? BLOCK : plan.weights(), true)
                .plus(Cost.cells(2 * entry));
    }

    /** What waits before a layer. */
    private Cost queue(IntegerLayer layer, LayerPlan plan) {
        if (plan.queue() == 0 || !layer.isDense()) {
            return Cost.NONE;
        }
        int beat = Bits.below(layer.inputs()) + layer.inputValues().bits() + 2;
        return switch (plan.queueStyle()) {
            case BLOCK, HUGE ->
                new Cost(QUEUE + 4 * Bits.below(plan.queue()), fabric.family().blockRams(plan.queue(), beat), 0, 0);
            case DISTRIBUTED ->
                Cost.cells(fabric.isEcp5() ? 3 * QUEUE + Fabric.lutRam(plan.queue(), beat) : QUEUE + 2 * beat);
            case REGISTERS, AUTO -> Cost.cells(QUEUE + (fabric.isEcp5() ? beat : plan.queue() * beat * 3 / 2));
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
        int fetch = fabric.isEcp5() ? 0 : spikes ? weight : plan.weightRegister() ? weight : 0;
        int digits = DigitStages.digits(values.bits());
        Cost product = spikes
                ? Cost.NONE
                : DigitStages.isInDigits(values, engine.weightBits(), plan) && layer.isDense()
                        ? fabric.inDigits(weight, digits, values.signed())
                        : fabric.product(weight, values.bits() + (values.signed() ? 0 : 1));
        // The adder, the shift register of the drain; and the row that is fetched, where it is not LUT RAM's own
        // register.
        int row = rows == 1 || fabric.isEcp5() || plan.accumulators() == DISTRIBUTED ? 0 : sum;
        Cost lane = product.plus(Cost.cells(fetch + 2 * sum + row));
        // The first lane has no neighbour.
        int first = fabric.isEcp5() ? -sum : 0;
        Cost lanes = lane.times(engine.lanes()).plus(Cost.cells(first));
        if (rows == 1) {
            return lanes;
        }
        boolean twice = layer.isDense() && plan.banks(layer.neurons()) == 2;
        int words = twice ? 2 * Integer.highestOneBit(2 * rows - 1) : rows;
        return lanes.plus(fabric.memory(words, engine.lanes() * sum, plan.accumulators(), false));
    }

    private Cost drain(IntegerLayer layer, LayerPlan plan) {
        int sum = sumBits(layer);
        int learned = layer.learning().map(LearningRule::biasBits).orElse(0);
        boolean biased = learned > 0 || !layer.biases().isUniform(0);
        int width = Math.max(learned, Bits.signed(rangeOf(layer.biases())));
        Cost bias = biased
                ? fabric.memory(layer.neurons(), width, plan.parameters(), learned == 0)
                        .plus(Cost.cells(sum))
                : Cost.NONE;
        int control = fabric.isEcp5()
                ? 2 * STREAM + 2 * Bits.below(layer.neurons())
                : sum + 2 * STREAM + 6 * Bits.below(layer.neurons());
        return Cost.cells(control).plus(bias);
    }

    private int sumBits(IntegerLayer layer) {
        return sums.computeIfAbsent(
                layer, l -> exchangeable ? ReserveWidths.of(l).currentBits() : Bits.signed(l.currents()));
    }

    private static Range rangeOf(IntVector values) {
        return new Range(values.min(), values.max());
    }
}
