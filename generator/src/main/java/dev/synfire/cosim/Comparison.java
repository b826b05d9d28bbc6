package dev.synfire.cosim;

import dev.synfire.cosim.result.Mismatch;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.StateWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares what a core did with the golden model: every event, current, membrane and result of every tick. */
final class Comparison {
    private static final int KEPT = 10;

    private final IntegerNetwork network;
    private final GoldenModel golden;
    private final boolean portsOnly;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private long mismatchCount;
    private long compared;
    private long weightsCompared;
    private final Optional<LearnedComparison> learned;
    private Presented sample;
    private int tick;

    /**
     * Starts with nothing compared.
     *
     * @param portsOnly whether only what leaves the core was recorded: events of the last layer, and results
     */
    Comparison(IntegerNetwork network, boolean portsOnly) {
        this.network = network;
        this.portsOnly = portsOnly;
        this.golden = new GoldenModel(network);
        learned = network.learns() ? Optional.of(new LearnedComparison(network)) : Optional.empty();
    }

    /** The first mismatches; no more are kept than help. */
    List<Mismatch> mismatches() {
        return mismatches;
    }

    long mismatchCount() {
        return mismatchCount;
    }

    /** How many weights and biases were compared after samples that were learned. */
    long weightsCompared() {
        return weightsCompared;
    }

    private void learned(int index, CoreRecord record) {
        if (index >= record.learned().size()) {
            mismatch("learning", "the end of learning", "reached", "missing");
            return;
        }
        LearnedComparison known = learned.orElseThrow();
        known.write(record.learned().get(index));
        weightsCompared += known.compare(golden.learnedNetwork(), this::mismatch);
    }

    /** How many values were compared. */
    long compared() {
        return compared;
    }

    /** Compares a run. */
    void compare(List<Presented> samples, CoreRecord record) {
        int known = 0;
        int at = 0;
        sample = samples.getFirst();
        tick = 0;
        for (CoreRecord.Violation violation : record.violations()) {
            mismatch(
                    violation.stream(),
                    "the handshake in cycle " + violation.cycle(),
                    "a beat that stays until it is taken",
                    "a beat dropped or changed");
        }
        for (int i = 0; i < samples.size(); i++) {
            sample = samples.get(i);
            golden.reset();
            for (tick = 0; tick < sample.ticks(); tick++) {
                golden.tick(sample.sample().frame(tick).toArray());
                int from = portsOnly ? network.layers().size() - 1 : 0;
                for (int layer = from; layer < network.layers().size(); layer++) {
                    layer(layer, at, record.layer(layer));
                }
                at++;
            }
            tick = sample.ticks() - 1;
            results(record.results(), i);
            if (sample.label().isPresent()) {
                golden.learn(sample.label().getAsInt());
                learned(known, record);
                known++;
            }
        }
        surplus(samples.size(), at, record);
    }

    private void layer(int index, int at, LayerRecord record) {
        IntegerLayer layer = network.layers().get(index);
        String where = "layer " + layer.name();
        boolean last = tick == sample.ticks() - 1;
        if (!portsOnly) {
            currents(index, at, record, where, last);
        }
        if (at >= record.events().size()) {
            mismatch(where, "the end-of-tick marker", "sent", "missing");
            return;
        }
        LayerRecord.Events events = record.events().get(at);
        events.oddities().forEach(oddity -> mismatch(where, "the event stream", "in order", oddity));
        flag(where, last, events.last());
        int[] expected = golden.outputs(index);
        String what = layer.model() instanceof RateNeuron ? "activation" : "spike";
        for (int n = 0; n < expected.length; n++) {
            value(where, n, what, expected[n], events.values()[n]);
        }
        List<StateWord> words = portsOnly ? List.of() : layer.model().states();
        for (int w = 0; w < words.size(); w++) {
            state(where, at, words.get(w), golden.states(index).get(w), record);
        }
    }

    private void state(String where, int at, StateWord word, int[] expected, LayerRecord record) {
        String what = word.name().replace('_', ' ');
        List<int[]> recorded = record.states(word);
        if (at >= recorded.size()) {
            mismatch(where, "the " + what + "s", "there", "missing");
            return;
        }
        for (int n = 0; n < expected.length; n++) {
            value(where, n, what, expected[n], recorded.get(at)[n]);
        }
    }

    private void currents(int index, int at, LayerRecord record, String where, boolean last) {
        if (at >= record.currents().size()) {
            mismatch(where, "the marker of the input currents", "sent", "missing");
            return;
        }
        LayerRecord.Currents currents = record.currents().get(at);
        currents.oddities().forEach(oddity -> mismatch(where, "the current stream", "in order", oddity));
        flag(where, last, currents.last());
        long[] expected = golden.currents(index);
        for (int n = 0; n < expected.length; n++) {
            value(where, n, "input current", expected[n], currents.values()[n]);
        }
    }

    private void flag(String where, boolean expected, boolean actual) {
        compared++;
        if (expected != actual) {
            mismatch(where, "the marker's last flag", expected ? "1" : "0", actual ? "1" : "0");
        }
    }

    private void value(String where, int neuron, String what, long expected, long actual) {
        compared++;
        if (expected != actual) {
            mismatch(where + ", neuron " + neuron, what, Long.toString(expected), Long.toString(actual));
        }
    }

    /** What the hardware tells of a sample: the winner, or every score. */
    private List<CoreRecord.Told> expected() {
        Result winner = golden.result();
        long[] scores = golden.scores();
        return switch (network.readout().report()) {
            case WINNER -> List.of(new CoreRecord.Told(winner.label(), winner.score(), true));
            case SCORES ->
                IntStream.range(0, scores.length)
                        .mapToObj(n -> new CoreRecord.Told(n, scores[n], n == scores.length - 1))
                        .toList();
        };
    }

    private void results(List<CoreRecord.Told> results, int index) {
        List<CoreRecord.Told> expected = expected();
        for (int i = 0; i < expected.size(); i++) {
            int at = index * expected.size() + i;
            if (at >= results.size()) {
                mismatch("readout", "the result", expected.get(i).toString(), "missing");
                return;
            }
            result(expected.get(i), results.get(at));
        }
    }

    private void result(CoreRecord.Told expected, CoreRecord.Told actual) {
        compared += 2;
        if (expected.label() != actual.label()) {
            mismatch("readout", "label", "" + expected.label(), "" + actual.label());
        }
        if (expected.score() != actual.score()) {
            mismatch("readout", "score", "" + expected.score(), "" + actual.score());
        }
        if (expected.last() != actual.last()) {
            mismatch("readout", "the last flag", "" + expected.last(), "" + actual.last());
        }
    }

    private void surplus(int samples, int ticks, CoreRecord record) {
        for (int i = 0; i < network.layers().size(); i++) {
            int sent = record.layer(i).events().size();
            if (sent > ticks) {
                mismatch("layer " + network.layers().get(i).name(), "markers sent", "" + ticks, "" + sent);
            }
        }
        int results = samples * expected().size();
        if (record.results().size() > results) {
            mismatch(
                    "readout",
                    "results sent",
                    "" + results,
                    "" + record.results().size());
        }
        if (!record.done() && mismatchCount == 0) {
            mismatch("the core", "what it does after these samples", "comes to rest", "stuck");
        }
    }

    private void mismatch(String where, String what, String expected, String actual) {
        mismatchCount++;
        if (mismatches.size() < KEPT) {
            String early =
                    sample.ticks() < network.ticks() ? ", its sample ended after tick " + (sample.ticks() - 1) : "";
            mismatches.add(new Mismatch(sample.index(), tick, where + early, what, expected, actual));
        }
    }
}
