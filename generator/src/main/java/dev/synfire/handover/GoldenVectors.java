package dev.synfire.handover;

import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a core gets in some samples, and what the golden model sends for them, beat by beat.
 *
 * @param inputs beats of in_*: last, tick, address, value
 * @param outputs beats of out_*, in the same layout
 * @param results beats of result_*: last if there is such a port, label, score
 * @param samples how many samples that is
 */
record GoldenVectors(List<Beat> inputs, List<Beat> outputs, List<Beat> results, int samples) {
    /** No sample more is begun once there are so many beats. */
    private static final int ENOUGH = 4000;

    /** Computes as many of the samples as give a bench of a readable size, at least one. */
    static GoldenVectors of(IntegerNetwork network, BlockPorts ports, List<Sample> samples) {
        GoldenModel golden = new GoldenModel(network);
        GoldenVectors vectors = new GoldenVectors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        int taken = 0;
        while (taken < samples.size() && vectors.beats() < ENOUGH) {
            vectors.add(network, golden, ports, samples.get(taken));
            taken++;
        }
        return new GoldenVectors(vectors.inputs, vectors.outputs, vectors.results, taken);
    }

    /** The beats of in_* and result_* as numbers, for tests in other languages. */
    String json() {
        return "{\n\"in\": " + numbers(inputs) + ",\n\"result\": " + numbers(results) + "\n}\n";
    }

    private static String numbers(List<Beat> beats) {
        return beats.stream().map(beat -> beat.word().toString()).collect(Collectors.joining(", ", "[", "]"));
    }

    private int beats() {
        return inputs.size() + outputs.size();
    }

    private void add(IntegerNetwork network, GoldenModel golden, BlockPorts ports, Sample sample) {
        int frames = network.input().frames(network.ticks());
        for (int frame = 0; frame < frames; frame++) {
            tick(inputs, sample.frame(frame).toArray(), frame == frames - 1, ports, "in_");
        }
        golden.reset();
        for (int tick = 0; tick < network.ticks(); tick++) {
            golden.tick(sample.frame(tick).toArray());
            int[] sent = golden.outputs(network.layers().size() - 1);
            tick(outputs, sent, tick == network.ticks() - 1, ports, "out_");
        }
        if (network.readout().report() == Report.SCORES) {
            long[] scores = golden.scores();
            for (int n = 0; n < scores.length; n++) {
                result(n == scores.length - 1, n, scores[n], ports);
            }
        } else {
            Result winner = golden.result();
            result(true, winner.label(), winner.score(), ports);
        }
    }

    private static void tick(List<Beat> beats, int[] values, boolean last, BlockPorts ports, String stream) {
        int addressBits = ports.width(stream + "address");
        int valueBits = ports.width(stream + "value");
        for (int address = 0; address < values.length; address++) {
            if (values[address] != 0) {
                beats.add(Beat.EMPTY.with(0, 2).with(address, addressBits).with(values[address], valueBits));
            }
        }
        beats.add(Beat.EMPTY.with(last ? 1 : 0, 1).with(1, 1).with(0, addressBits + valueBits));
    }

    private void result(boolean last, int label, long score, BlockPorts ports) {
        results.add(Beat.EMPTY
                .with(last ? 1 : 0, ports.width("result_last"))
                .with(label, ports.width("result_label"))
                .with(score, ports.width("result_score")));
    }
}
