package dev.synfire.core.synapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.Events;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.RandomConvolutions;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The engine by itself, with random pauses, against the definition of a convolution. */
class ConvolutionEngineTest {
    private static final int TICKS = 4;

    @Property(tries = 60)
    void everyCurrentIsTheSumThatTheDefinitionGives(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var synapses = RandomConvolutions.over(random, RandomConvolutions.planes(random, 120));
        Range values = random.nextBoolean() ? new Range(0, 1) : new Range(-5, 9);
        int[] biases = random.ints(synapses.neurons(), -50, 51).toArray();
        boolean biased = random.nextBoolean();
        long[] low = new long[synapses.neurons()];
        long[] high = new long[synapses.neurons()];
        synapses.addBounds(values, low, high);
        long min = -50;
        long max = 50;
        for (int n = 0; n < low.length; n++) {
            min = Math.min(min, low[n] - 50);
            max = Math.max(max, high[n] + 50);
        }
        var auto = MemoryStyle.AUTO;
        var engine = new ConvolutionEngine(new EngineParams(
                "layer",
                synapses,
                values,
                new Range(min, max),
                biased ? IntVector.of(biases) : IntVector.filled(biases.length, 0),
                new LayerPlan(1 + random.nextInt(6), auto, auto, auto, auto, auto, random.nextBoolean(), 0, true)));
        try (var dut = Simulation.of(engine, (int) seed)) {
            dut.reset();
            for (int tick = 0; tick < TICKS; tick++) {
                int[] frame = new int[synapses.inputs()];
                int density = 1 + random.nextInt(4);
                for (int i = 0; i < frame.length; i++) {
                    frame[i] = random.nextInt(density) == 0
                            ? random.nextInt((int) values.min(), (int) values.max() + 1)
                            : 0;
                }
                long[] expected = literal(synapses, frame, biased ? biases : new int[biases.length]);
                assertArrayEquals(expected, run(dut, engine, frame, random, tick % 2 == 0), synapses::toString);
            }
        }
    }

    private static long[] run(
            Simulation dut, ConvolutionEngine engine, int[] frame, SplittableRandom random, boolean stalls) {
        Events in = engine.events();
        Currents out = engine.currents();
        long[] sums = new long[engine.params().synapses().neurons()];
        int next = 0;
        int address = 0;
        boolean offered = false;
        for (int cycle = 0; cycle < 100_000; cycle++) {
            while (address < frame.length && frame[address] == 0) {
                address++;
            }
            offered = offered || address <= frame.length && !(stalls && random.nextInt(3) == 0);
            dut.set(in.valid, offered ? 1 : 0).set(in.tick, address == frame.length ? 1 : 0);
            dut.setBits(in.address, address < frame.length ? address : random.nextInt())
                    .set(in.last, 0);
            int value = address < frame.length ? frame[address] : random.nextInt();
            in.value.ifPresent(port -> dut.setBits(port, value));
            dut.set(out.ready, stalls && random.nextBoolean() ? 0 : 1);
            boolean taken = offered && dut.get(in.ready) == 1;
            boolean sent = dut.get(out.valid) == 1 && dut.get(out.ready) == 1;
            boolean marker = dut.get(out.tick) == 1;
            if (sent && !marker) {
                assertEquals(next, dut.get(out.neuron));
                sums[next++] = dut.get(out.value);
            }
            dut.clock();
            if (taken) {
                address++;
                offered = false;
            }
            if (sent && marker) {
                assertEquals(sums.length, next);
                return sums;
            }
        }
        throw new AssertionError("stuck at address " + address + ", neuron " + next);
    }

    /** Term by term, as {@link ConvolutionSynapses} says. */
    static long[] literal(ConvolutionSynapses s, int[] v, int[] biases) {
        var in = s.input();
        var out = s.output();
        long[] a = new long[s.neurons()];
        for (int o = 0; o < out.channels(); o++) {
            int g = o / (s.channels() / s.groups()) * (in.channels() / s.groups());
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    int n = (o * out.height() + y) * out.width() + x;
                    a[n] = biases[n];
                    for (int i = 0; i < in.channels() / s.groups(); i++) {
                        for (int k = 0; k < s.rows().size(); k++) {
                            for (int l = 0; l < s.columns().size(); l++) {
                                int r = y * s.rows().stride()
                                        - s.rows().before()
                                        + k * s.rows().dilation();
                                int c = x * s.columns().stride()
                                        - s.columns().before()
                                        + l * s.columns().dilation();
                                if (r >= 0 && r < in.height() && c >= 0 && c < in.width()) {
                                    a[n] += (long) s.weight(o, i, k, l)
                                            * v[((g + i) * in.height() + r) * in.width() + c];
                                }
                            }
                        }
                    }
                }
            }
        }
        return a;
    }
}
