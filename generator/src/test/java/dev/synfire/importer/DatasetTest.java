package dev.synfire.importer;

import static dev.synfire.network.Neurons.integrator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    /** Two inputs of -1..9, three outputs, two ticks. */
    private static final Network NETWORK = Network.named("n")
            .input(2)
            .values(-1, 9)
            .scale(0.5)
            .dense(3, integrator(1))
            .weights(new double[] {1, 0}, new double[] {0, 1}, new double[] {1, 1})
            .ticks(2)
            .readout(Readout.MEMBRANE);

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path file(String name, byte[] bytes) {
        return NpyBytes.write(folder.resolve(name), bytes);
    }

    private String refusal(Path inputs, Path... labels) {
        return assertThrows(
                        Problem.class,
                        () -> Dataset.read(
                                NETWORK, inputs, List.of(labels).stream().findFirst()))
                .getMessage()
                .replace(folder.toString(), "DIR");
    }

    private static Sample constant(int... codes) {
        return Sample.constant(IntVector.of(codes));
    }

    @Test
    void twoDimensionsAreConstantFramesAndThreeAreTicks() {
        assertEquals(
                new Dataset(List.of(constant(1, 2), constant(3, 4)), Optional.empty()),
                Dataset.read(NETWORK, file("i.npy", NpyBytes.bytes("(2, 2)", 1, 2, 3, 4)), Optional.empty()));
        assertEquals(
                new Dataset(
                        List.of(new Sample(List.of(IntVector.of(1, 2), IntVector.of(3, 4)))),
                        Optional.of(IntVector.of(2))),
                Dataset.read(
                        NETWORK,
                        file("i.npy", NpyBytes.bytes("(1, 2, 2)", 1, 2, 3, 4)),
                        Optional.of(file("l.npy", NpyBytes.bytes("(1,)", 2)))));
    }

    @Test
    void anNpzMayHoldItsLabels() {
        Map<String, byte[]> arrays =
                Map.of("inputs", NpyBytes.doubles("(1, 2)", -1, 9), "labels", NpyBytes.bytes("(1,)", 1));
        assertEquals(
                new Dataset(List.of(constant(-1, 9)), Optional.of(IntVector.of(1))),
                Dataset.read(NETWORK, file("i.npz", NpyBytes.zip(arrays, false)), Optional.empty()));
    }

    @Test
    void aCsvMayHaveALabelAtTheEndOfEachLine() throws IOException {
        Dataset labelled = new Dataset(List.of(constant(1, 2), constant(3, 4)), Optional.of(IntVector.of(0, 2)));
        assertEquals(
                labelled, Dataset.read(NETWORK, file("i.csv", "# x, y, class\n1,2,0\n\n3, 4, 2\n"), Optional.empty()));
        assertEquals(
                labelled,
                Dataset.read(
                        NETWORK, file("i.csv", "1;2\n3;4\n"), Optional.of(file("l.txt", "first\t0\nsecond\t2\n"))));
    }

    @Test
    void theFirstSamplesKeepTheirLabels() {
        Dataset all = new Dataset(List.of(constant(1, 2), constant(3, 4)), Optional.of(IntVector.of(0, 2)));
        assertEquals(new Dataset(List.of(constant(1, 2)), Optional.of(IntVector.of(0))), all.first(1));
        assertEquals(all, all.first(9));
    }

    @Test
    void whatDoesNotFitIsToldWithItsPlace() throws IOException {
        String codes =
                "; inputs are codes; divide real numbers by the network's input scale, 0.5, and round them, or write --inputs-are real";
        assertEquals(
                "DIR/i.npy: error[input-value]: the input at [1, 0] is 10, expected a whole number from -1 to 9"
                        + codes,
                refusal(file("i.npy", NpyBytes.bytes("(2, 2)", 1, 2, 10, 4))));
        assertEquals(
                "DIR/i.npy: error[input-value]: the input at [0, 1] is 0.5, expected a whole number from -1 to 9"
                        + codes,
                refusal(file("i.npy", NpyBytes.doubles("(1, 2)", 1, 0.5))));
        assertEquals(
                "DIR/i.csv: error[input-value]: the input at line 3 is 0.5, expected a whole number from -1 to 9"
                        + codes,
                refusal(file("i.csv", "1,2\n#\n0.5,2\n")));
        String samples = ", expected (samples, 2) or (samples, 2, 2): samples, ticks, inputs; give samples of this "
                + "network's input";
        assertEquals(
                "DIR/i.npy: error[wrong-shape]: the inputs have shape (1, 3)" + samples,
                refusal(file("i.npy", NpyBytes.bytes("(1, 3)", 1, 2, 3))));
        assertEquals(
                "DIR/i.npy: error[wrong-shape]: the inputs have shape (1, 3, 2)" + samples,
                refusal(file("i.npy", NpyBytes.bytes("(1, 3, 2)", 1, 2, 3, 4, 5, 6))));
        assertEquals(
                "DIR/i.npy: error[wrong-shape]: the inputs hold no sample" + samples,
                refusal(file("i.npy", NpyBytes.bytes("(0, 2)"))));
        assertEquals(
                "DIR/i.csv:2: error[wrong-shape]: the row has 1 fields, the first one has 2; give every line as many",
                refusal(file("i.csv", "1,2\n3\n")));
        assertEquals(
                "DIR/i.csv:1: error[wrong-type]: field 2 is 'two', expected a number; give a row of numbers a line; a "
                        + "# begins a comment",
                refusal(file("i.csv", "1,two\n")));
        assertEquals(
                "DIR/i.csv: error[wrong-shape]: it has no line with numbers; give at least one",
                refusal(file("i.csv", "# nothing\n")));
        assertEquals(
                "DIR/i.png: error[unknown-format]: inputs in a file of unknown kind; give a .npy, .npz, .csv or idx file,"
                        + " a recording (.bin, .bs2), or a folder of recordings",
                refusal(file("i.png", "")));
        assertEquals(
                "error[missing-file]: there is no file DIR/none.npy; check the name and the folder",
                refusal(folder.resolve("none.npy")));
    }

    @Test
    void labelsMayBeOneHotOrNamesOfClasses() throws IOException {
        Path inputs = file("i.npy", NpyBytes.bytes("(3, 2)", 1, 2, 3, 4, 5, 6));
        Optional<IntVector> labels = Optional.of(IntVector.of(2, 0, 1));
        for (Path file : List.of(
                file("hot.npy", NpyBytes.bytes("(3, 3)", 0, 0, 1, 1, 0, 0, 0, 1, 0)),
                file("column.npy", NpyBytes.bytes("(3, 1)", 2, 0, 1)),
                file("hot.csv", "0,0,1\n1,0,0\n0,1,0\n"),
                file("names.txt", "virginica\nsetosa\nversicolor\n"))) {
            assertEquals(
                    labels, Dataset.read(NETWORK, inputs, Optional.of(file)).labels(), file::toString);
        }
        assertEquals(
                List.of("labels: classes are numbered by name: setosa = 0, versicolor = 1, virginica = 2"),
                Dataset.read(NETWORK, inputs, Optional.of(folder.resolve("names.txt")))
                        .notes());
        assertEquals(
                labels,
                Dataset.read(NETWORK, file("i.csv", "1,2,c\n3,4,a\n5,6,b\n"), Optional.empty())
                        .labels());
        assertEquals(
                "DIR/two.txt: error[label-value]: there are 2 names of classes, such as 'cat', expected 3; a label is the "
                        + "number of an output neuron, counted from 0, or a name of one of all classes",
                refusal(inputs, file("two.txt", "cat\ndog\ncat\n")));
        assertEquals(
                "DIR/cold.npy[1]: error[label-value]: the row is no label, expected a 1 at one class and 0 at the others; give"
                        + " such rows, or the number of one output neuron a sample",
                refusal(inputs, file("cold.npy", NpyBytes.bytes("(3, 3)", 0, 0, 1, 0, 0, 0, 0, 1, 0))));
    }

    @Test
    void labelsMustBeOutputsAndAsManyAsTheSamples() {
        Path inputs = file("i.npy", NpyBytes.bytes("(2, 2)", 1, 2, 3, 4));
        assertEquals(
                "DIR/l.npy[1]: error[label-value]: the label is 3, expected a whole number from 0 to 2; a label is the "
                        + "number of an output neuron, counted from 0",
                refusal(inputs, file("l.npy", NpyBytes.bytes("(2,)", 0, 3))));
        assertEquals(
                "DIR/l.npy: error[wrong-shape]: 1 labels, but DIR/i.npy has 2 samples; give a label to each sample",
                refusal(inputs, file("l.npy", NpyBytes.bytes("(1,)", 0))));
        assertEquals(
                "DIR/l.npy: error[wrong-shape]: the labels have shape (1, 2), expected (samples,) or (samples, 3); give the number of "
                        + "one output neuron a sample, or a row with a 1 at it",
                refusal(inputs, file("l.npy", NpyBytes.bytes("(1, 2)", 0, 1))));
    }
}
