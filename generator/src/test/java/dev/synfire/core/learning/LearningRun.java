package dev.synfire.core.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.stream.StatePort;
import dev.synfire.core.synapse.DenseCrossbar;
import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Presents random samples, some with labels, to a random core that learns, with random lanes and pauses, and compares every
 * weight and bias, the count of learned samples and the random register with the golden model.
 */
public final class LearningRun {
    private static final int SAMPLES = 16;
    private static final int PATIENCE = 50_000;

    private final long seed;
    private final SplittableRandom random;
    private final IntegerNetwork network;
    private final GoldenModel golden;

    /** The core. */
    public final SynfireCore core;

    public LearningRun(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        network = RandomLearning.network(seed);
        golden = new GoldenModel(network);
        core = new SynfireCore(new SynfireCore.Params(network, plan()));
    }

    private CorePlan plan() {
        var auto = MemoryStyle.AUTO;
        List<LayerPlan> layers = network.layers().stream()
                .map(layer -> new LayerPlan(
                        1 + random.nextInt(layer.neurons()),
                        MemoryStyle.BLOCK,
                        auto,
                        auto,
                        auto,
                        auto,
                        random.nextBoolean(),
                        random.nextBoolean() ? 2 : 0,
                        random.nextBoolean()))
                .toList();
        return new CorePlan(layers, Cost.NONE, true);
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + RandomLearning.describe(network);
    }

    /** Presents samples; compares after each of them, or after the last. */
    public void run(Dut dut) {
        boolean eachSample = random.nextBoolean();
        boolean stalls = random.nextBoolean();
        StatePort state = core.state.orElseThrow();
        dut.set(state.load, 0).set(state.store, 0).set(state.shift, 0).reset();
        for (int i = 0; i < SAMPLES; i++) {
            Sample sample = RandomLearning.sample(network, random);
            boolean known = random.nextInt(4) != 0;
            int label = random.nextInt(Math.max(2, network.output().neurons()));
            boolean withdrawn = random.nextInt(6) == 0;
            dut.set(core.withdrawn.orElseThrow(), withdrawn ? 1 : 0);
            present(dut, sample, known, label, stalls);
            golden.run(sample);
            if (known && !withdrawn) {
                golden.learn(label);
            }
            if (eachSample || i == SAMPLES - 1) {
                rest(dut);
                compare(dut, ", sample " + i);
            }
        }
    }

    /**
     * Presents samples, then reads through the state port all that was learned; writes what the network began with, and learns
     * the same again.
     */
    public void readAndWrite(Dut dut) {
        run(dut);
        StateParts parts = core.learning.orElseThrow().state.params().parts();
        var first = LearnedWords.of(parts, golden.learnedNetwork(), golden.learned(), register());
        var state = new StateRun(core.state.orElseThrow(), dut);
        assertEquals(first, state.read(parts), this::toString);
        assertEquals(
                golden.learnedNetwork().layers(), state.read(parts).in(network).layers(), this::toString);

        golden.forget();
        var given = LearnedWords.of(parts, network, 0, network.learningSeed());
        state.write(given);
        compare(dut, ", written");
        assertEquals(given, state.read(parts), this::toString);
        dut.set(core.withdrawn.orElseThrow(), 0);
        for (int i = 0; i < SAMPLES; i++) {
            Sample sample = RandomLearning.sample(network, random);
            golden.run(sample);
            golden.learn(0);
            present(dut, sample, true, 0, false);
            rest(dut);
        }
        compare(dut, ", again");
    }

    /** Gives label and frames, each beat as soon as the one before is taken or after a pause. */
    private void present(Dut dut, Sample sample, boolean known, int label, boolean stalls) {
        Labels labels = core.labels.orElseThrow();
        boolean told = false;
        boolean offersLabel = false;
        boolean offersEvent = false;
        int frames = network.input().frames(network.ticks());
        int tick = 0;
        int next = 0;
        for (int cycle = 0; cycle < PATIENCE; cycle++) {
            IntVector frame = sample.frame(Math.min(tick, frames - 1));
            while (next < frame.size() && frame.get(next) == 0) {
                next++;
            }
            boolean marker = next == frame.size();
            offersLabel = !told && (offersLabel || goes(stalls));
            offersEvent = tick < frames && (offersEvent || goes(stalls));
            dut.set(labels.valid, offersLabel ? 1 : 0)
                    .set(labels.known, known ? 1 : 0)
                    .set(labels.label, label);
            dut.set(core.in.valid, offersEvent ? 1 : 0).set(core.in.tick, marker ? 1 : 0);
            dut.set(core.in.last, marker && tick == frames - 1 ? 1 : 0).set(core.in.address, marker ? 0 : next);
            int code = marker ? 0 : frame.get(next);
            core.in.value.ifPresent(port -> dut.set(port, code));
            dut.set(core.out.ready, goes(stalls) ? 1 : 0).set(core.result.ready, goes(stalls) ? 1 : 0);
            boolean taken = offersEvent && dut.get(core.in.ready) == 1;
            boolean read = offersLabel && dut.get(labels.ready) == 1;
            dut.clock();
            if (taken) {
                offersEvent = false;
                next = marker ? 0 : next + 1;
                tick += marker ? 1 : 0;
            }
            if (read) {
                told = true;
                offersLabel = false;
            }
            if (told && tick == frames) {
                dut.set(labels.valid, 0).set(core.in.valid, 0);
                return;
            }
        }
        throw new AssertionError("stuck in tick " + tick + " at address " + next + ", " + this);
    }

    private boolean goes(boolean stalls) {
        return !stalls || random.nextInt(3) != 0;
    }

    /** Waits until a sample with a label would be taken. */
    private void rest(Dut dut) {
        dut.set(core.out.ready, 1).set(core.result.ready, 1);
        Labels labels = core.labels.orElseThrow();
        dut.set(labels.known, 1);
        for (int cycle = 0; dut.get(labels.ready) == 0; cycle++) {
            assertTrue(cycle < PATIENCE, () -> "does not come to rest: " + this);
            dut.clock();
        }
    }

    private void compare(Dut dut, String when) {
        for (int l = 0; l < core.layers.size(); l++) {
            if (network.layers().get(l).learning().isPresent()) {
                compare(dut, l, when);
            }
        }
        assertEquals(golden.learned(), dut.get(core.learned.orElseThrow()), () -> "learned" + when + " of " + this);
        core.learning
                .orElseThrow()
                .draws
                .ifPresent(draws -> assertEquals(
                        Integer.toUnsignedLong(register()),
                        dut.get(draws.lottery),
                        () -> "the draws" + when + " of " + this));
    }

    private void compare(Dut dut, int l, String when) {
        IntegerLayer layer = golden.learnedNetwork().layers().get(l);
        var crossbar = (DenseCrossbar) core.layers.get(l).engines.getFirst();
        var words = core.learning
                .orElseThrow()
                .engines
                .get(l)
                .params()
                .layer()
                .walk()
                .words();
        int lanes = crossbar.params().plan().lanes();
        int bits = ((DenseSynapses) crossbar.params().synapses()).weightBits();
        for (int n = 0; n < layer.neurons(); n++) {
            int neuron = n;
            for (int i = 0; i < layer.inputs(); i++) {
                int address = i;
                int code = dut.readWide(crossbar.weights.words.orElseThrow(), words.at(i, n / lanes))
                        .shiftRight(n % lanes * bits)
                        .intValue();
                assertEquals(
                        layer.synapses().weight(n, i),
                        code << Integer.SIZE - bits >> Integer.SIZE - bits,
                        () -> layer.name() + ", weight to " + neuron + " from " + address + when + " of " + this);
            }
            crossbar.drain.learnedBiases.ifPresent(biases -> assertEquals(
                    layer.biases().get(neuron),
                    dut.read(biases, neuron),
                    () -> layer.name() + ", bias " + neuron + when + " of " + this));
        }
    }

    /** The last 32 bits after all numbers that were drawn: b[n] = b[n-25] xor b[n-26] xor b[n-30] xor b[n-32]. */
    private int register() {
        int register = network.learningSeed();
        for (long i = 0; i < 16 * golden.draws(); i++) {
            int bit = register >>> 24 ^ register >>> 25 ^ register >>> 29 ^ register >>> 31;
            register = register << 1 | bit & 1;
        }
        return register;
    }
}
