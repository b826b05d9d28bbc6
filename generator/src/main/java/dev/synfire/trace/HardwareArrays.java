package dev.synfire.trace;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.SampleTrace;
import dev.synfire.cosim.WatchedCore;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.integer.StateWord;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import dev.synfire.trace.TraceArray.Integers;
import dev.synfire.trace.TraceArray.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The values of the hardware, of a core as synfire verify lays it out, as arrays with the form hardware. */
public final class HardwareArrays {
    private final IntegerNetwork network;
    private final List<SampleTrace> traces;
    private final List<TraceArray> arrays = new ArrayList<>();

    private HardwareArrays(IntegerNetwork network, List<SampleTrace> traces) {
        this.network = network;
        this.traces = traces;
    }

    /**
     * Simulates the hardware in the JVM.
     *
     * @throws Problem learns if the network learns, mismatch if the core is stuck
     */
    public static List<TraceArray> of(IntegerNetwork network, List<Sample> samples, Progress progress) {
        if (network.learns()) {
            throw Problem.wrongInput(
                    "learns",
                    "--hardware",
                    "a layer of the network learns, and traces are of networks that do not",
                    "leave --hardware out");
        }
        var core = new SynfireCore(
                new SynfireCore.Params(network, Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT)));
        List<SampleTrace> traces;
        try (WatchedCore watched = new WatchedCore(core)) {
            traces = watched.traces(samples, progress);
        }
        var hardware = new HardwareArrays(network, traces);
        for (int l = 0; l < network.layers().size(); l++) {
            hardware.layer(l);
        }
        return hardware.arrays;
    }

    private void layer(int index) {
        IntegerLayer layer = network.layers().get(index);
        add(index, "current", tick -> tick.currents());
        List<StateWord> states = layer.model().states();
        for (int word = 0; word < states.size(); word++) {
            int place = word;
            add(
                    index,
                    word == 0 ? "membrane" : states.get(word).name(),
                    tick -> wide(tick.states().get(place)));
        }
        add(index, "output", tick -> wide(tick.outputs()));
    }

    private static long[] wide(int[] values) {
        return IntStream.of(values).asLongStream().toArray();
    }

    private void add(int index, String quantity, Function<SampleTrace.Tick, long[]> values) {
        Shape shape = new Shape(
                traces.size(), network.ticks(), network.layers().get(index).neurons());
        long[] numbers = new long[shape.size()];
        int at = 0;
        for (SampleTrace trace : traces) {
            List<SampleTrace.Tick> ticks = trace.layers().get(index).hardware();
            if (ticks.size() < network.ticks()) {
                throw Problem.checkFailed(
                        "mismatch",
                        network.name(),
                        "the core is stuck in sample " + trace.sample(),
                        "synfire verify --engine jvm says more");
            }
            for (SampleTrace.Tick tick : ticks) {
                System.arraycopy(values.apply(tick), 0, numbers, at, shape.neurons());
                at += shape.neurons();
            }
        }
        String name = network.layers().get(index).name() + "." + quantity + ".hardware";
        arrays.add(new TraceArray(name, shape, new Integers(numbers)));
    }

    /** How many values of the hardware differ from those of the golden model, which are among the arrays. */
    public static long differences(List<TraceArray> all) {
        long count = 0;
        for (TraceArray array : all) {
            if (array.name().endsWith(".hardware") && array.values() instanceof Integers(long[] seen)) {
                String golden = array.name().replaceFirst("hardware$", "integer");
                long[] expected = all.stream()
                        .filter(other -> other.name().equals(golden))
                        .map(other -> ((Integers) other.values()).numbers())
                        .findFirst()
                        .orElseThrow();
                count += IntStream.range(0, seen.length)
                        .filter(i -> seen[i] != expected[i])
                        .count();
            }
        }
        return count;
    }
}
