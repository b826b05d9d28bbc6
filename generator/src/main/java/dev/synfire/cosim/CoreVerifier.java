package dev.synfire.cosim;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.result.LayerWork;
import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.NameMap;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Compares a core's Verilog with the golden model, bit for bit: every event, input current and membrane potential of
 * every layer after every tick, and every result.
 */
public final class CoreVerifier {
    /** What a waveform is written as. */
    public static final FileKind WAVE = new FileKind(
            "a waveform (VCD)",
            file -> FileKind.beginning(file)
                    .stripLeading()
                    .matches("(?s)\\$(date|version|timescale|comment|scope)\\b.*"),
            "name another file with --wave");

    /** Samples of the timeline. */
    private static final int SHOWN = 3;

    /** Values of a trace at most: of long samples the first ticks are kept. */
    private static final int TRACED = 1 << 22;

    private final CoreView view;
    private final Rtl rtl;
    private final NameMap names;
    private final BuildOptions options;
    private final Engine engine;
    private final Optional<Elaborated> changed;

    private CoreVerifier(
            CoreView view, Rtl rtl, NameMap names, BuildOptions options, Engine engine, Optional<Elaborated> changed) {
        this.view = view;
        this.rtl = rtl;
        this.names = names;
        this.options = options;
        this.engine = engine;
        this.changed = changed;
    }

    /**
     * How samples are presented.
     *
     * @param seed of what uninitialised registers and memories start with, not 0
     * @param stallSeed of random pauses on the streams, samples that end early and resets; empty for none
     * @param wave where a waveform of the first failing sample goes, or of the first one if all pass
     */
    public record Presentation(int seed, OptionalLong stallSeed, Optional<Path> wave) {
        /** Without pauses and waveforms. */
        public static Presentation plain() {
            return new Presentation(1, OptionalLong.empty(), Optional.empty());
        }

        /** With random pauses on the streams. */
        public Presentation stalled(long newStallSeed) {
            return new Presentation(seed, OptionalLong.of(newStallSeed), wave);
        }

        /** With a waveform of the first failing sample, or of the first one if all pass. */
        public Presentation wave(Path file) {
            return new Presentation(seed, stallSeed, Optional.of(file));
        }
    }

    /** A verifier of the Verilog that the core is shipped as. */
    public static CoreVerifier of(SynfireCore core) {
        return of(core, Verilog.emit(core));
    }

    /** A verifier of the Verilog that was emitted of a core. */
    public static CoreVerifier of(SynfireCore core, Design design) {
        return of(CoreView.of(core), design);
    }

    /**
     * A verifier of what synthesis made of a core, seen at its ports: every event of the last layer, and every result.
     *
     * @param design the Verilog that was synthesised
     * @param netlist the cells, with a module for each kind of them; its top has the design's ports
     */
    public static CoreVerifier ofNetlist(SynfireCore core, Design design, Rtl netlist) {
        return new CoreVerifier(
                CoreView.of(core).ports(),
                netlist,
                design.names(),
                BuildOptions.TEST.visible(Set.of(BuildOptions.NOTHING)),
                Engine.VERILATOR,
                Optional.empty());
    }

    static CoreVerifier of(CoreView view, Design design) {
        Set<String> visible = new TreeSet<>();
        for (CoreView.Layer layer : view.layers()) {
            switch (layer) {
                case CoreView.Streamed streamed ->
                    streamed.states()
                            .forEach(state -> visible.add(state.memory().name()));
                case CoreView.Whole whole -> whole.signals().forEach(signal -> visible.add(signal.name()));
                case CoreView.Turns turns -> {
                    turns.signals().forEach(signal -> visible.add(signal.name()));
                    turns.states().forEach(state -> visible.add(state.memory().name()));
                }
            }
        }
        for (String stream : List.of("out_", "current_")) {
            for (String signal : List.of("valid", "ready", "tick", "last", "address", "neuron", "value")) {
                visible.add(stream + signal);
            }
        }
        visible.addAll(List.of("issue_add", "busy", "visit_valid", "visit_ready", "entry_valid", "entry_ready"));
        view.learning().ifPresent(learning -> visible.addAll(learning.names()));
        BuildOptions options = BuildOptions.TEST.visible(visible);
        return new CoreVerifier(view, Rtl.of(design), design.names(), options, Engine.VERILATOR, Optional.empty());
    }

    /** With the C++ compiler's effort spent on a long run or on a short one. */
    public CoreVerifier optimized(BuildOptions.Optimization level) {
        return new CoreVerifier(view, rtl, names, options.optimized(level), engine, changed);
    }

    /** Run in Verilator, as is the rule, or in the JVM, which takes the design itself in place of its Verilog. */
    public CoreVerifier in(Engine choice) {
        return new CoreVerifier(view, rtl, names, options, choice, changed);
    }

    /** With the Verilog changed: to see that a fault is found. */
    public CoreVerifier damaged(UnaryOperator<Rtl> change) {
        return new CoreVerifier(view, change.apply(rtl), names, options, engine, changed);
    }

    /** With a changed design in place of the core, run in the JVM: to see that a fault is found. */
    public CoreVerifier damaged(Elaborated design) {
        return new CoreVerifier(view, rtl, names, options, Engine.JVM, Optional.of(design));
    }

    /** Builds the model unless it is in the cache or needs no building. */
    public void build(Progress progress) {
        build(options, progress);
    }

    private void build(BuildOptions build, Progress progress) {
        if (engine == Engine.VERILATOR) {
            Verilated.build(rtl, build, progress);
        }
    }

    private Streams start(BuildOptions build, int seed) {
        return switch (engine) {
            case VERILATOR -> new Bench(Verilated.of(rtl, names, build, seed));
            case JVM -> {
                Elaborated design =
                        changed.orElseGet(() -> Elaborated.of(view.input().valid.component()));
                yield new JvmBench(Simulation.of(design, seed));
            }
        };
    }

    /** Presents the samples to core and golden model and compares; stops after the batch with the first mismatch. */
    public VerifyResult verify(List<Sample> samples, Presentation presentation, Progress progress) {
        return verify(samples, List.of(), presentation, progress);
    }

    /**
     * The same with labels, one for each sample or none at all, from which a network that learns does so. As samples then
     * depend on those before, they are presented without a reset between them.
     */
    public VerifyResult verify(
            List<Sample> samples, List<OptionalInt> labels, Presentation presentation, Progress progress) {
        return verify(samples, labels, presentation, () -> false, progress);
    }

    /**
     * The same, which may be ended early.
     *
     * @param stops asked before each batch of samples
     */
    public VerifyResult verify(
            List<Sample> samples,
            List<OptionalInt> labels,
            Presentation presentation,
            BooleanSupplier stops,
            Progress progress) {
        if (!labels.isEmpty()
                && (labels.size() != samples.size() || !view.network().learns())) {
            throw new IllegalArgumentException(labels.size() + " labels for " + samples.size() + " samples of "
                    + view.network().name());
        }
        build(progress);
        VerifyResult result;
        try (Progress.Task task = progress.begin("Comparing with the golden model")) {
            result = compare(samples, labels, presentation, options, OptionalInt.empty(), stops, task);
            if (result.passed()) {
                task.done(String.format(Locale.ROOT, "%,d values, no mismatch", result.valuesCompared()));
            }
        }
        if (presentation.wave().isPresent() && !samples.isEmpty()) {
            BuildOptions withWaves = options.withWaves();
            build(withWaves, progress);
            try (Progress.Task task = progress.begin("Writing the waveform")) {
                int shown = result.passed() ? 0 : result.first().getFirst().sample();
                List<Sample> again = result.passed() ? samples.subList(0, 1) : samples;
                List<OptionalInt> labelled = result.passed() && !labels.isEmpty() ? labels.subList(0, 1) : labels;
                try (OutputFile wave = OutputFile.start(presentation.wave().get(), WAVE)) {
                    compare(
                            again,
                            labelled,
                            presentation.wave(wave.path()),
                            withWaves,
                            OptionalInt.of(shown),
                            () -> false,
                            task);
                    wave.complete();
                }
                task.done(presentation.wave().get().toString());
            }
        }
        return result;
    }

    private VerifyResult compare(
            List<Sample> samples,
            List<OptionalInt> labels,
            Presentation presentation,
            BuildOptions build,
            OptionalInt waveOf,
            BooleanSupplier stops,
            Progress.Task task) {
        IntegerNetwork network = view.network();
        Comparison comparison = new Comparison(network, view.layers().isEmpty());
        long cycles = 0;
        OptionalLong latency = OptionalLong.empty();
        Optional<CoreTimeline> timeline = Optional.empty();
        Optional<SampleTrace> trace = Optional.empty();
        List<LayerWork> work = Collections.nCopies(network.layers().size(), LayerWork.NONE);
        int presented = 0;
        try (Streams bench = start(build, presentation.seed())) {
            CoreRun run = new CoreRun(view, bench);
            while (presented < samples.size() && comparison.mismatchCount() == 0 && !stops.getAsBoolean()) {
                int first = presented;
                var disturbance = new Disturbance(network, view.tick(), stallSeed(presentation, first));
                List<Sample> batch = samples.subList(first, Math.min(samples.size(), first + disturbance.samples()));
                List<Presented> shown = disturbance.present(batch, labels, first);
                waveOf.ifPresent(sample -> {
                    if (first <= sample && sample < first + batch.size()) {
                        run.wave(presentation.wave().orElseThrow(), sample);
                    }
                });
                CoreRecord record = run.run(shown, disturbance, first == 0 || !network.learns());
                comparison.compare(shown, record);
                cycles += record.cycles();
                if (first == 0) {
                    latency = record.times().latency();
                    timeline = Optional.of(record.times().timeline(SHOWN));
                }
                boolean straight =
                        presentation.stallSeed().isEmpty(); // with pauses samples may end early, or come twice
                if (straight && (first == 0 || comparison.mismatchCount() > 0)) {
                    trace = trace(batch, first, record, comparison);
                }
                work = LayerWork.sum(work, record.work());
                presented += batch.size();
                task.count(presented, samples.size(), "samples");
            }
        }
        return new VerifyResult(
                presented,
                (long) presented * network.ticks(),
                cycles,
                latency,
                comparison.compared(),
                comparison.weightsCompared(),
                comparison.mismatchCount(),
                new ArrayList<>(comparison.mismatches()),
                presentation.stallSeed().orElse(0),
                work,
                timeline,
                trace);
    }

    /** The first sample of a run in which something differs, or else its first. */
    private Optional<SampleTrace> trace(List<Sample> batch, int first, CoreRecord record, Comparison comparison) {
        if (view.network().learns()) {
            return Optional.empty(); // what the model does with a sample depends on those before
        }
        int shown = comparison.mismatches().isEmpty()
                ? first
                : comparison.mismatches().getFirst().sample();
        int values = view.network().layers().stream()
                .mapToInt(layer -> (2 + layer.model().states().size()) * layer.neurons())
                .sum();
        int ticks = Math.max(1, TRACED / (values + view.network().input().size()));
        return Optional.of(
                SampleTrace.of(view.network(), batch.get(shown - first), shown, shown - first, record, ticks));
    }

    private static OptionalLong stallSeed(Presentation presentation, int batch) {
        return presentation.stallSeed().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(presentation.stallSeed().getAsLong() + batch);
    }
}
