package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Samples for a network, and what they show where that is known.
 *
 * @param samples at least one
 * @param labels the output neuron that should win, one a sample
 */
public record Dataset(List<Sample> samples, Optional<IntVector> labels) {
    public Dataset {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a data set without samples");
        }
        if (labels.isPresent() && labels.get().size() != samples.size()) {
            throw new IllegalArgumentException(labels.get().size() + " labels for " + samples.size() + " samples");
        }
    }

    /**
     * Reads samples and labels that fit a network.
     *
     * <p>Inputs are the network's input codes: a .npy, or a .npz with an array named inputs, of shape (samples, inputs),
     * the same frame in every tick, or (samples, ticks, inputs); or a .csv with a sample a line, as constant frames.
     * Labels are a .npy of shape (samples,), a .npz with an array named labels, or a text with a label a line, the last
     * field of a line counting. Without a labels file, a .npz of inputs may hold its own labels, and a .csv may
     * have one more column for them.
     *
     * @throws Problem with the file and the place in it if anything doesn't fit
     */
    public static Dataset read(Network network, Path inputs, Optional<Path> labels) {
        Dataset data = SampleReader.read(network, inputs);
        if (labels.isEmpty()) {
            return data;
        }
        IntVector values = LabelReader.read(labels.get(), network.output().neurons());
        if (values.size() != data.samples.size()) {
            throw Problem.wrongInput(
                    "wrong-shape",
                    labels.get().toString(),
                    values.size() + " labels, but " + inputs + " has " + data.samples.size() + " samples",
                    "give a label to each sample");
        }
        return new Dataset(data.samples, Optional.of(values));
    }

    /** The first samples, or all if there are fewer. */
    public Dataset first(int count) {
        int kept = Math.min(count, samples.size());
        return new Dataset(
                samples.subList(0, kept),
                labels.map(all -> IntVector.of(all.stream().limit(kept).toArray())));
    }
}
