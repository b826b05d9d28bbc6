package dev.synfire.core.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.synapse.DenseCrossbar;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;

/** Presents samples to a core that learns, with random lanes and pauses, and compares it with learning written down plainly. */
public final class LearningRun {
    private static final int SAMPLES = 12;

    private final SplittableRandom random;
    private final LearningOracle oracle;

    /** The core. */
    public final SynfireCore core;

    private final long seed;

    public LearningRun(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        oracle = new LearningOracle(random);
        core = core(oracle, random);
    }

    @Override
    public String toString() {
        return oracle + ", seed " + seed;
    }

    /** Presents samples with and without labels; compares after each of them or after the last. */
    public void run(Dut dut) {
        boolean eachSample = random.nextBoolean();
        boolean stalls = random.nextBoolean();
        dut.reset();
        for (int i = 0; i < SAMPLES; i++) {
            int[] frame = oracle.frame(random);
            boolean known = random.nextInt(4) != 0;
            int label = random.nextInt(oracle.labels());
            present(dut, core, frame, known, label, stalls ? random : null, toString());
            if (known) {
                oracle.learn(frame, label);
            }
            if (eachSample || i == SAMPLES - 1) {
                rest(dut, core, toString());
                compare(dut, core, oracle, this + ", sample " + i);
            }
        }
        assertEquals(oracle.learned, dut.get(core.learned.orElseThrow()), this::toString);
    }

    private static SynfireCore core(LearningOracle oracle, SplittableRandom random) {
        var network = oracle.network();
        var auto = MemoryStyle.AUTO;
        var layers = network.layers().stream()
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
        return new SynfireCore(
                new SynfireCore.Params(network, new CorePlan(layers, Cost.NONE, true), Optional.of(oracle.rule())));
    }

    /** Gives label and frame, each beat as soon as it is taken or after a pause. */
    private static void present(
            Dut dut, SynfireCore core, int[] frame, boolean known, int label, SplittableRandom stalls, String what) {
        boolean labelled = false;
        int next = 0;
        Labels labels = core.labels.orElseThrow();
        boolean offersLabel = false;
        boolean offersEvent = false;
        for (int cycle = 0; cycle < 20_000; cycle++) {
            while (next < frame.length && frame[next] == 0) {
                next++;
            }
            offersLabel = !labelled && (offersLabel || goes(stalls));
            offersEvent = next <= frame.length && (offersEvent || goes(stalls));
            dut.set(labels.valid, offersLabel ? 1 : 0)
                    .set(labels.known, known ? 1 : 0)
                    .set(labels.label, label);
            boolean marker = next == frame.length;
            dut.set(core.in.valid, offersEvent ? 1 : 0)
                    .set(core.in.tick, marker ? 1 : 0)
                    .set(core.in.last, marker ? 1 : 0);
            dut.set(core.in.address, marker ? 0 : Math.min(next, frame.length - 1));
            int code = marker || next > frame.length ? 0 : frame[next];
            core.in.value.ifPresent(port -> dut.set(port, code));
            dut.set(core.out.ready, goes(stalls) ? 1 : 0).set(core.result.ready, goes(stalls) ? 1 : 0);
            boolean taken = offersEvent && dut.get(core.in.ready) == 1;
            boolean told = offersLabel && dut.get(labels.ready) == 1;
            dut.clock();
            if (taken) {
                next++;
                offersEvent = false;
            }
            if (told) {
                labelled = true;
                offersLabel = false;
            }
            if (labelled && next > frame.length) {
                dut.set(labels.valid, 0).set(core.in.valid, 0);
                return;
            }
        }
        throw new AssertionError("stuck at event " + next + ", " + what);
    }

    private static boolean goes(SplittableRandom stalls) {
        return stalls == null || stalls.nextInt(3) != 0;
    }

    /** Waits until a sample with a label would be taken. */
    private static void rest(Dut dut, SynfireCore core, String what) {
        dut.set(core.out.ready, 1).set(core.result.ready, 1);
        Labels labels = core.labels.orElseThrow();
        dut.set(labels.known, 1);
        for (int cycle = 0; dut.get(labels.ready) == 0; cycle++) {
            assertTrue(cycle < 20_000, () -> "does not come to rest: " + what);
            dut.clock();
        }
    }

    private static void compare(Dut dut, SynfireCore core, LearningOracle oracle, String what) {
        for (int l = 0; l < core.layers.size(); l++) {
            var crossbar = (DenseCrossbar) core.layers.get(l).engines.getFirst();
            int lanes = crossbar.params().plan().lanes();
            int[][] weights = oracle.weights.get(l);
            var synapses = (DenseSynapses) crossbar.params().synapses();
            var words = crossbar.weights.words.orElseThrow();
            for (int n = 0; n < weights.length; n++) {
                for (int i = 0; i < weights[n].length; i++) {
                    int at = core.learning
                            .orElseThrow()
                            .engines
                            .get(l)
                            .params()
                            .layer()
                            .walk()
                            .words()
                            .at(i, n / lanes);
                    BigInteger word = dut.readWide(words, at);
                    int code =
                            word.shiftRight(n % lanes * synapses.weightBits()).intValue();
                    int places = 32 - synapses.weightBits();
                    assertEquals(
                            weights[n][i],
                            code << places >> places,
                            "layer " + l + ", weight " + n + " " + i + ", " + what);
                }
                assertEquals(
                        oracle.biases.get(l)[n],
                        dut.read(crossbar.drain.learnedBiases.orElseThrow(), n),
                        "layer " + l + ", bias " + n + ", " + what);
            }
        }
        core.learning
                .orElseThrow()
                .draws
                .ifPresent(draws ->
                        assertEquals(Integer.toUnsignedLong(oracle.lottery), dut.get(draws.lottery), "draws, " + what));
    }
}
