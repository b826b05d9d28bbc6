package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Samples for a network, and what they show where that is known.
 *
 * @param samples at least one
 * @param labels the output neuron that should win, one per sample
 * @param notes what was lost on the way to input codes, sentences for the user
 */
public record Dataset(List<Sample> samples, Optional<IntVector> labels, List<String> notes) {
    /** Samples of which nothing was lost. */
    public Dataset(List<Sample> samples, Optional<IntVector> labels) {
        this(samples, labels, List.of());
    }

    public Dataset {
        samples = List.copyOf(samples);
        notes = List.copyOf(notes);
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
     * <p>Inputs are the network's input codes, unless the form says otherwise: a .npy, or a .npz with an array named inputs, of shape (samples, inputs),
     * the same frame in every tick, or (samples, ticks, inputs); or a .csv with a sample a line, as constant frames.
     * Labels are a .npy of shape (samples,) or (samples, classes), a .npz with an array named labels, or a text with a label a
     * line, a number or a name, the last field of a line counting. Without a labels file, a .npz of inputs may hold its own labels, and a .csv may
     * have one more column for them.
     *
     * <p>More dimensions than one of inputs are counted together. Recordings of event cameras are .bin or .bs2 files, or a
     * folder of them, with labels by the recordings' names.
     *
     * @throws Problem with the file and the place in it if anything doesn't fit
     */
    public static Dataset read(Network network, Path inputs, Optional<Path> labels, SampleForm form) {
        Dataset data = readAny(network, inputs, labels, form);
        boolean changes =
                data.samples.stream().anyMatch(sample -> sample.frames().size() > 1);
        if (changes && network.input().encoder().takesOneFrame()) {
            throw Problem.wrongInput(
                    "one-frame-a-sample",
                    inputs.toString(),
                    "samples have a frame in each tick, but the network's encoder makes the ticks of one frame",
                    "give samples of one frame, or leave the encoder out of the network's input");
        }
        return data;
    }

    private static Dataset readAny(Network network, Path inputs, Optional<Path> labels, SampleForm form) {
        if (Files.isDirectory(inputs)) {
            return SampleReader.readFolder(network, inputs, labels, form);
        }
        Dataset data = SampleReader.read(network, inputs, form);
        if (labels.isEmpty()) {
            return data;
        }
        LabelReader.Labels read = LabelReader.read(labels.get(), LabelReader.classes(network));
        IntVector values = read.values();
        if (values.size() != data.samples.size()) {
            throw Problem.wrongInput(
                    "wrong-shape",
                    labels.get().toString(),
                    values.size() + " labels, but " + inputs + " has " + data.samples.size() + " samples",
                    "give a label to each sample");
        }
        return new Dataset(
                data.samples,
                Optional.of(values),
                Stream.concat(data.notes.stream(), read.notes().stream()).toList());
    }

    /** Reads samples that are input codes. */
    public static Dataset read(Network network, Path inputs, Optional<Path> labels) {
        return read(network, inputs, labels, SampleForm.DEFAULT);
    }

    /** Some of the samples, by their numbers. */
    public Dataset only(int[] numbers) {
        return new Dataset(
                Arrays.stream(numbers).mapToObj(samples::get).toList(),
                labels.map(
                        all -> IntVector.of(Arrays.stream(numbers).map(all::get).toArray())),
                notes);
    }

    /** The first samples, or all if there are fewer. */
    public Dataset first(int count) {
        int kept = Math.min(count, samples.size());
        return new Dataset(
                samples.subList(0, kept),
                labels.map(all -> IntVector.of(all.stream().limit(kept).toArray())),
                notes);
    }
}
