package dev.synfire.cosim;

import dev.synfire.core.neuron.StateMemory;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.Events;
import dev.synfire.cosim.Streams.Role;
import dev.synfire.cosim.result.LayerWork;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.StateWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Presents samples to a simulated core and records what every layer does. */
final class CoreRun {
    /** Where tick stands in a beat of events or currents; last and address or neuron follow, then the value. */
    private static final int TICK = 0;

    /** Cycles of the reset before anything else; one is enough, as those in the midst of work show. */
    private static final int RESET_CYCLES = 4;

    /** Ids of memory snapshots start here; ids below are streams. */
    private static final int SNAPSHOTS = 0x1000;

    private final IntegerNetwork network;
    private final Streams bench;
    private final boolean valued;
    private final boolean oneFrame;
    private final long addresses;
    private final Map<Integer, Watched> watched = new LinkedHashMap<>();
    private final Map<Integer, Whole> wholes = new LinkedHashMap<>();
    private final List<Remembered> remembered = new ArrayList<>();
    private final int input;
    private final int results;
    private final int output;
    private final boolean scored;
    private final int resultsASample;
    private final Shape score;
    private final List<Integer> gates;
    private final Optional<Loaded> load;
    private final Optional<TurnRun> turns;
    private final Optional<LearningRun> learning;
    private Optional<Waved> waved = Optional.empty();
    private final Map<Integer, Counted> counters = new HashMap<>();

    /** What a counter counts: cycles of an engine in which it does that. */
    private record Counted(int layer, Doing doing) {
        /** What so many of them say, of a run of so many cycles. */
        LayerWork work(long count, long cycles) {
            return switch (doing) {
                case USES_WEIGHTS -> new LayerWork(count, 0, 0, 0);
                case BUSY -> new LayerWork(0, count, 0, 0);
                case OFFERS -> new LayerWork(0, 0, count, cycles);
                case MOVES -> new LayerWork(0, 0, -count, 0);
            };
        }
    }

    /** What an engine may do in a cycle. It is held up where it offers something and does not move. */
    private enum Doing {
        USES_WEIGHTS,
        BUSY,
        OFFERS,
        MOVES
    }

    /** A sample of which there is to be a waveform, by its index. */
    private record Waved(Path file, int sample) {}

    /** The stream that fills memories, and all of its beats. */
    private record Loaded(int stream, long[] beats) {}

    /** What a stream of the trace is: the events or the currents of a layer. */
    private record Watched(int stream, int layer, boolean currents, Optional<Shape> value) {}

    /**
     * What a stream of the trace is that shows a spatial layer's ticks: the marker's flag, then for each neuron the current,
     * or else what it sends and each of its words.
     *
     * @param sends whether what the neurons send is shown
     */
    private record Whole(int layer, boolean currents, boolean sends, List<Shape> values) {}

    /** What a snapshot of the trace is: a state word of a layer, or of all layers that take turns. */
    private record Remembered(int layer, StateWord word, int words) {}

    CoreRun(CoreView view, Streams bench) {
        this.network = view.network();
        this.bench = bench;
        var in = view.input();
        valued = in.value.isPresent();
        oneFrame = network.input().frames(network.ticks()) == 1;
        addresses = (1L << in.address.shape().width()) - 1;
        List<Signal> fields = new ArrayList<>(List.of(in.tick, in.last, in.address));
        in.value.ifPresent(fields::add);
        input = add(Role.SOURCE, in.valid, in.ready, fields);
        var result = view.result();
        List<Signal> told = new ArrayList<>(List.of(result.label, result.score));
        result.last.ifPresent(told::add);
        results = add(Role.SINK, result.valid, result.ready, told);
        scored = result.last.isPresent();
        resultsASample = scored ? network.output().neurons() : 1;
        score = result.score.shape();
        int sink = -1;
        Optional<TurnRun> turns = Optional.empty();
        for (int i = 0; i < view.layers().size(); i++) {
            boolean last = i == view.layers().size() - 1;
            switch (view.layers().get(i)) {
                case CoreView.Streamed layer -> {
                    int markers = events(i, last ? view.output() : layer.events(), last ? Role.SINK : Role.MONITOR);
                    sink = markers;
                    currents(i, layer.currents());
                    int neurons = network.layers().get(i).neurons();
                    for (StateMemory state : layer.states()) {
                        bench.snapshot(markers, TICK, SNAPSHOTS + remembered.size(), state.memory(), neurons);
                        remembered.add(new Remembered(i, state.word(), neurons));
                    }
                }
                case CoreView.Whole layer -> {
                    sink = last ? events(i, view.output(), Role.SINK) : sink;
                    whole(i, layer, !last);
                }
                case CoreView.Turns layers -> {
                    sink = events(network.layers().size() - 1, view.output(), Role.SINK);
                    turns = Optional.of(new TurnRun(network, layers, bench));
                    for (StateMemory state : layers.states()) {
                        int words = layers.layout().neurons();
                        bench.snapshot(
                                turns.get().markers(), TICK, SNAPSHOTS + remembered.size(), state.memory(), words);
                        remembered.add(new Remembered(TurnRun.ALL_LAYERS, state.word(), words));
                    }
                }
            }
        }
        if (view.layers().isEmpty()) {
            sink = events(network.layers().size() - 1, view.output(), Role.SINK);
        }
        this.turns = turns;
        output = sink;
        gates = view.gates().stream()
                .map(gate -> add(Role.SINK, gate.valid(), gate.go(), List.of()))
                .toList();
        for (int i = 0; i < view.layers().size(); i++) {
            switch (view.layers().get(i)) {
                case CoreView.Streamed layer -> count(i, layer.work());
                case CoreView.Whole layer -> count(i, List.of(layer.work()));
                case CoreView.Turns _ -> {}
            }
        }
        learning = view.learning().map(seen -> new LearningRun(network, seen, bench));
        load = view.load()
                .map(from -> new Loaded(
                        add(Role.SOURCE, from.stream().valid, from.stream().ready, List.of(from.stream().data)),
                        from.image().stream().mapToLong(beat -> beat).toArray()));
    }

    private void count(int layer, List<CoreView.Work> engines) {
        for (CoreView.Work work : engines) {
            work.adds().ifPresent(adds -> count(layer, Doing.USES_WEIGHTS, adds, work.free()));
            work.busy().forEach(both -> count(layer, Doing.BUSY, both.valid(), both.ready()));
            count(layer, Doing.OFFERS, work.offers(), work.offers());
            count(layer, Doing.MOVES, work.offers(), work.free());
        }
    }

    private void count(int layer, Doing doing, Signal valid, Signal ready) {
        counters.put(add(Role.COUNTER, valid, ready, List.of()), new Counted(layer, doing));
    }

    private int events(int layer, Events out, Role role) {
        List<Signal> fields = new ArrayList<>(List.of(out.tick, out.last, out.address));
        out.value.ifPresent(fields::add);
        int stream = add(role, out.valid, out.ready, fields);
        watched.put(stream, new Watched(stream, layer, false, out.value.map(Signal::shape)));
        return stream;
    }

    private void whole(int layer, CoreView.Whole whole, boolean sends) {
        whole(layer, whole.currentValid(), whole.advance(), whole.currentLast(), whole.currents(), true, false);
        List<Signal> left = new ArrayList<>(sends ? whole.sent() : List.of());
        whole.states().forEach(left::addAll);
        whole(layer, whole.valid(), whole.advance(), whole.last(), left, false, sends);
    }

    private void whole(
            int layer,
            Signal valid,
            Signal ready,
            Signal last,
            List<? extends Signal> values,
            boolean currents,
            boolean sends) {
        List<Signal> fields = new ArrayList<>(List.of(last));
        fields.addAll(values);
        List<Shape> shapes = values.stream().map(Signal::shape).toList();
        wholes.put(add(Role.MONITOR, valid, ready, fields), new Whole(layer, currents, sends, shapes));
    }

    private void currents(int layer, Currents out) {
        int stream = add(Role.MONITOR, out.valid, out.ready, List.of(out.tick, out.last, out.neuron, out.value));
        watched.put(stream, new Watched(stream, layer, true, Optional.of(out.value.shape())));
    }

    private int add(Role role, Signal valid, Signal ready, List<Signal> fields) {
        return bench.stream(role, valid, ready, fields);
    }

    private void stall(Disturbance disturbance) {
        disturbance.stall(bench, input);
        disturbance.stallSamples(bench, results);
        disturbance.stall(bench, output);
        gates.forEach(gate -> disturbance.stall(bench, gate));
        learning.ifPresent(labels -> disturbance.stallSamples(bench, labels.stream()));
    }

    /** Resets the core, spoils its work if the disturbance has it, and presents the samples back to back. */
    CoreRecord run(List<Presented> samples, Disturbance disturbance) {
        return run(samples, disturbance, true);
    }

    /**
     * Presents samples back to back.
     *
     * @param fresh after a reset; otherwise the core, which rests, goes on with what it has learned
     */
    CoreRecord run(List<Presented> samples, Disturbance disturbance, boolean fresh) {
        if (fresh) {
            bench.reset(RESET_CYCLES);
        }
        OptionalLong spoiled = fresh ? disturbance.spoiled() : OptionalLong.empty();
        if (spoiled.isPresent()) {
            stall(disturbance);
            feed(samples.reversed(), List.of());
            stops(0, 0, 0, 0);
            bench.abandon(spoiled.getAsLong());
            bench.reset(1);
        }
        stall(disturbance);
        feed(samples, samples.stream().map(Presented::label).toList());
        long ticks = samples.stream().mapToLong(Presented::ticks).sum();
        long labels = samples.stream().filter(one -> one.label().isPresent()).count();
        stops(samples.size(), samples.stream().mapToLong(this::frames).sum(), ticks, labels);
        waved.ifPresent(wanted -> window(wanted, samples));
        waved = Optional.empty();
        return decode(bench.run(patience() + disturbance.patience()));
    }

    private void feed(List<Presented> samples, List<OptionalInt> labels) {
        bench.feed(input, beats(samples));
        learning.ifPresent(run -> run.feed(labels));
        load.ifPresent(from -> bench.feed(from.stream(), from.beats()));
    }

    private void stops(long samples, long frames, long ticks, long labels) {
        bench.stop(input, TICK, frames);
        bench.stop(results, Streams.ANY_BEAT, samples * resultsASample);
        watched.keySet().forEach(stream -> bench.stop(stream, TICK, ticks));
        wholes.keySet().forEach(stream -> bench.stop(stream, Streams.ANY_BEAT, ticks));
        turns.ifPresent(all -> bench.stop(
                all.markers(), Streams.ANY_BEAT, ticks * network.layers().size()));
        learning.ifPresent(run -> run.stops(samples, labels));
    }

    /** Frames of input: one per tick, or one in all where the encoder shows it in every tick. */
    private int frames(Presented presented) {
        return oneFrame ? 1 : presented.ticks();
    }

    /** Writes a waveform of one sample, by its index, in the next run: from its first beat to its last result. */
    void wave(Path file, int sample) {
        waved = Optional.of(new Waved(file, sample));
    }

    private void window(Waved wanted, List<Presented> samples) {
        int sample = wanted.sample();
        long before = 0;
        long framesBefore = 0;
        long copies = 0;
        for (Presented presented : samples) {
            if (presented.index() < sample) {
                before++;
                framesBefore += frames(presented);
            } else if (presented.index() == sample) {
                copies++;
            }
        }
        bench.window(wanted.file(), input, framesBefore, results, resultsASample * (before + copies));
    }

    /** Many times the cycles that a tick takes with one lane, stalls included. */
    private long patience() {
        long synapses = network.layers().stream()
                .mapToLong(layer -> (layer.inputs() + 2L) * (layer.neurons() + 2L))
                .sum();
        return 10_000 + 16 * synapses;
    }

    /** Every non-zero input as an event, every tick with its marker; what a marker leaves open is filled with noise. */
    private long[] beats(List<Presented> samples) {
        var noise = new SplittableRandom(samples.size());
        int width = valued ? 4 : 3;
        long[] words = new long[1024];
        int size = 0;
        for (Presented presented : samples) {
            int frames = frames(presented);
            for (int tick = 0; tick < frames; tick++) {
                IntVector frame = presented.sample().frame(tick);
                if (words.length < size + (frame.size() + 1) * width) {
                    words = Arrays.copyOf(words, 2 * words.length + (frame.size() + 1) * width);
                }
                for (int address = 0; address < frame.size(); address++) {
                    int code = frame.get(address);
                    if (code != 0) {
                        size = beat(words, size, 0, noise.nextInt(2), address, code);
                    }
                }
                int last = tick == frames - 1 ? 1 : 0;
                size = beat(words, size, 1, last, noise.nextLong() & addresses, noise.nextInt());
            }
        }
        return Arrays.copyOf(words, size);
    }

    private int beat(long[] words, int at, int tick, int last, long address, int value) {
        words[at] = tick;
        words[at + 1] = last;
        words[at + 2] = address;
        if (!valued) {
            return at + 3;
        }
        int bits = network.input().values().bits();
        words[at + 3] = value & ((1L << bits) - 1);
        return at + 4;
    }

    private CoreRecord decode(Trace trace) {
        CoreRecord record = new CoreRecord(network, trace.cycles(), trace.done());
        Trace.Reader reader = trace.new Reader();
        int told = 0;
        while (reader.hasNext()) {
            long head = reader.next();
            int id = Trace.id(head);
            if (id == Trace.VIOLATION) {
                violation(Trace.cycle(head), (int) reader.next(), record);
            } else if (id >= SNAPSHOTS) {
                Remembered state = remembered.get(id - SNAPSHOTS);
                int[] words = words(reader, state);
                if (state.layer() == TurnRun.ALL_LAYERS) {
                    turns.orElseThrow().remembers(state.word(), words);
                } else {
                    record.layer(state.layer()).state(state.word(), words);
                }
            } else if (turns.isPresent() && turns.get().reads(id, Trace.cycle(head), reader, record)) {
                continue;
            } else if (learning.isPresent() && learning.get().reads(id, reader, record)) {
                continue;
            } else if (id == input) {
                boolean tick = reader.next() == 1;
                boolean last = reader.next() == 1;
                for (int i = valued ? 2 : 1; i > 0; i--) {
                    reader.next();
                }
                record.times().taken(Trace.cycle(head), tick && last);
            } else if (id == results) {
                int label = (int) reader.next();
                long value = read(reader, score);
                record.result(label, value, !scored || reader.next() == 1);
                told++;
                if (told % resultsASample == 0) {
                    record.times().answered(Trace.cycle(head));
                }
            } else if (counters.containsKey(id)) {
                Counted counted = counters.get(id);
                record.worked(counted.layer(), counted.work(reader.next(), record.cycles()));
                stretches(counted, reader, record);
            } else if (isLoad(id)) {
                reader.next();
                record.loaded(Trace.cycle(head));
            } else if (wholes.containsKey(id)) {
                tick(wholes.get(id), reader, record);
            } else if (!gates.contains(id)) {
                beat(watched.get(id), reader, record);
            }
        }
        return record;
    }

    private static void stretches(Counted counted, Trace.Reader reader, CoreRecord record) {
        long length = reader.next();
        long[] counts = new long[(int) reader.next()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = reader.next();
        }
        switch (counted.doing()) {
            case USES_WEIGHTS -> {}
            case BUSY -> record.times().busy(counted.layer(), length, counts);
            case OFFERS -> record.times().offers(counted.layer(), length, counts);
            case MOVES -> record.times().moves(counted.layer(), length, counts);
        }
    }

    private int[] words(Trace.Reader reader, Remembered state) {
        Range range = state.word().values();
        int[] values = new int[state.words()];
        for (int n = 0; n < values.length; n++) {
            values[n] = (int) (range.signed() ? reader.nextSigned(range.bits()) : reader.next());
        }
        return values;
    }

    private static void beat(Watched stream, Trace.Reader reader, CoreRecord record) {
        boolean tick = reader.next() == 1;
        boolean last = reader.next() == 1;
        int address = (int) reader.next();
        long value = stream.value().map(shape -> read(reader, shape)).orElse(1L);
        LayerRecord layer = record.layer(stream.layer());
        if (stream.currents()) {
            layer.current(tick, last, address, value);
        } else if (tick) {
            layer.marker(last);
        } else {
            layer.event(address, (int) value);
        }
    }

    /** A tick of a spatial layer, told as if its currents and events had come one after the other. */
    private void tick(Whole whole, Trace.Reader reader, CoreRecord record) {
        boolean last = reader.next() == 1;
        long[] values = new long[whole.values().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(reader, whole.values().get(i));
        }
        LayerRecord layer = record.layer(whole.layer());
        int neurons = network.layers().get(whole.layer()).neurons();
        if (whole.currents()) {
            for (int n = 0; n < neurons; n++) {
                layer.current(false, false, n, values[n]);
            }
            layer.current(true, last, 0, 0);
            return;
        }
        int at = 0;
        if (whole.sends()) {
            for (int n = 0; n < neurons; n++) {
                if (values[n] != 0) {
                    layer.event(n, (int) values[n]);
                }
            }
            layer.marker(last);
            at = neurons;
        }
        for (StateWord word : network.layers().get(whole.layer()).model().states()) {
            layer.state(
                    word,
                    Arrays.stream(values, at, at + neurons)
                            .mapToInt(value -> (int) value)
                            .toArray());
            at += neurons;
        }
    }

    private boolean isLoad(int stream) {
        return load.isPresent() && load.get().stream() == stream;
    }

    static long read(Trace.Reader reader, Shape shape) {
        return shape.signed() ? reader.nextSigned(shape.width()) : reader.next();
    }

    /** A gate shows what waits before it, which goes when the gate has let it pass: that is no broken handshake. */
    private void violation(long cycle, int stream, CoreRecord record) {
        if (!gates.contains(stream)) {
            record.violation(cycle, name(stream));
        }
    }

    private String name(int stream) {
        if (stream == input) {
            return "the input";
        }
        if (stream == results) {
            return "the result";
        }
        if (learning.isPresent() && stream == learning.get().stream()) {
            return "the labels";
        }
        if (isLoad(stream)) {
            return "the weights to begin with";
        }
        if (wholes.containsKey(stream)) {
            return "layer " + network.layers().get(wholes.get(stream).layer()).name() + "'s ticks";
        }
        if (!watched.containsKey(stream)) {
            return "the layers' turns";
        }
        Watched watch = watched.get(stream);
        return "layer " + network.layers().get(watch.layer()).name() + (watch.currents() ? "'s currents" : "'s events");
    }
}
