package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.importer.SampleForm.Events;
import dev.synfire.importer.SampleForm.Numbers;
import dev.synfire.importer.SampleForm.Sensor;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.Scales;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    @TempDir
    private Path folder;

    /** Input (polarities, 2, 3): address (p * 2 + y) * 3 + x. */
    private static Network network(int ticks, Range values, int... dims) {
        Dims shape = Dims.of(dims);
        Matrix weights = Matrix.of(10, shape.size(), new double[10 * shape.size()]);
        Layer layer = Layer.dense("out", Input.NAME, weights, Vector.zeros(10), 8, Scales.PER_NEURON, Neurons.lif(0.5));
        return new Network("net", new Input(shape, values, 0.5), List.of(layer), ticks, Readout.SPIKE_COUNT);
    }

    private static SampleForm form(int microseconds, Optional<Events> events) {
        return new SampleForm(Numbers.CODES, false, Optional.empty(), microseconds, events);
    }

    /** x, y, p, microseconds each. */
    private Path events(String name, int... numbers) throws IOException {
        byte[] bytes = new byte[numbers.length / 4 * 5];
        for (int e = 0; e < numbers.length / 4; e++) {
            int time = numbers[4 * e + 3];
            bytes[5 * e] = (byte) numbers[4 * e];
            bytes[5 * e + 1] = (byte) numbers[4 * e + 1];
            bytes[5 * e + 2] = (byte) (numbers[4 * e + 2] << 7 | time >> 16);
            bytes[5 * e + 3] = (byte) (time >> 8);
            bytes[5 * e + 4] = (byte) time;
        }
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void eventsAreCountedByTickAndAddress() throws IOException {
        // Twice (1, 0) off in tick 0, once (2, 1) on in tick 1 at 70,000 microseconds; the last comes too late.
        Path file = events("a.bin", 1, 0, 0, 5, 1, 0, 0, 65535, 2, 1, 1, 70_000, 0, 0, 0, 140_000);
        Network network = network(2, new Range(0, 7), 2, 2, 3);
        Sample expected = new Sample(List.of(
                IntVector.of(0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), IntVector.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)));
        Dataset data = Dataset.read(network, file, Optional.empty(), form(70_000, Optional.empty()));
        assertEquals(List.of(expected), data.samples());
        assertEquals(List.of("inputs: 1 events came after the last tick and are left out"), data.notes());
    }

    @Test
    void eventsAreOnesWhereInputsAreSpikesAndWhereAskedFor() throws IOException {
        Path file = events("a.bs2", 1, 0, 0, 5, 1, 0, 1, 6);
        List<Sample> ones = List.of(new Sample(List.of(IntVector.of(0, 1, 0, 0, 0, 0))));
        Network spikes = network(1, new Range(0, 1), 1, 2, 3);
        Network counts = network(1, new Range(0, 9), 1, 2, 3);
        assertEquals(
                ones,
                Dataset.read(spikes, file, Optional.empty(), SampleForm.DEFAULT).samples());
        assertEquals(
                ones,
                Dataset.read(counts, file, Optional.empty(), form(1000, Optional.of(Events.BINARY)))
                        .samples());
        Dataset clipped = Dataset.read(spikes, file, Optional.empty(), form(1000, Optional.of(Events.COUNT)));
        assertEquals(ones, clipped.samples());
        assertEquals(List.of("inputs: 1 were beyond the codes and became the last one"), clipped.notes());
    }

    @Test
    void aFolderHasLabelsByName() throws IOException {
        events("b.bin", 0, 0, 0, 0);
        events("a.bin", 1, 0, 0, 0);
        Files.writeString(folder.resolve("labels.txt"), "b\t7\na\t3\nc\t1\n");
        Dataset data = Dataset.read(network(1, new Range(0, 1), 1, 2, 3), folder, Optional.empty());
        assertEquals(Optional.of(IntVector.of(3, 7)), data.labels());
        assertEquals(IntVector.of(0, 1, 0, 0, 0, 0), data.samples().getFirst().frame(0));
        Files.writeString(folder.resolve("labels.txt"), "b\t7\n");
        assertEquals(
                "DIR/labels.txt: error[missing-label]: there is no label for a.bin; add a line: a, a tab, and the number of"
                        + " an output neuron",
                refusal(network(1, new Range(0, 1), 1, 2, 3), folder, SampleForm.DEFAULT));
    }

    @Test
    void foldersWithinAreClasses() throws IOException {
        events("7/00002.bin", 0, 0, 0, 0);
        events("0/00009.bin", 1, 0, 0, 0);
        Dataset data = Dataset.read(network(1, new Range(0, 1), 1, 2, 3), folder, Optional.empty());
        assertEquals(Optional.of(IntVector.of(0, 7)), data.labels());
    }

    /** Events counted apart: a file has 5 bytes for each. */
    @Test
    void nMnistIsRead() throws IOException, URISyntaxException {
        Path file =
                Path.of(RecordingsTest.class.getResource("/nmnist/60001.bs2").toURI());
        Network network = network(400, new Range(0, 255), 2, 34, 34);
        Sample sample = Dataset.read(network, file, Optional.empty()).samples().getFirst();
        int events = sample.frames().stream().mapToInt(f -> f.stream().sum()).sum();
        assertEquals(Files.size(file) / 5, events);
        // 07 07 80 13 df: x 7, y 7, on, 0x13df = 5,087 microseconds.
        assertEquals(1, sample.frame(5).get((34 + 7) * 34 + 7));
    }

    @Test
    void whatIsWrongIsToldWithItsByte() throws IOException {
        Network network = network(1, new Range(0, 1), 1, 2, 3);
        Path outside = events("a.bin", 0, 0, 0, 0, 3, 1, 0, 0);
        String instead = "; give recordings in N-MNIST's format, 5 bytes an event, and their --sensor"
                + " WIDTHxHEIGHTxPOLARITIES";
        assertEquals(
                "DIR/a.bin: byte 5: error[broken-events]: an event is at x 3, y 1, outside of a sensor of 3x2"
                        + instead,
                refusal(network, outside, SampleForm.DEFAULT));
        Path cut = Files.write(folder.resolve("b.bin"), new byte[7]);
        assertEquals(
                "DIR/b.bin: byte 5: error[broken-events]: the last event is cut off: 2 of 5 bytes are there" + instead,
                refusal(network, cut, SampleForm.DEFAULT));
        SampleForm other = new SampleForm(
                Numbers.CODES, false, Optional.of(Sensor.parse("4x4", "--sensor")), 1000, Optional.empty());
        assertEquals(
                "DIR/a.bin: error[wrong-shape]: a sensor of 4x4x2 has 32 addresses, but the network has 6 inputs; write"
                        + " --sensor WIDTHxHEIGHTxPOLARITIES, or give recordings of another sensor",
                refusal(network, outside, other));
        assertEquals(
                "--sensor: error[out-of-range]: '4' is no sensor, expected WIDTHxHEIGHT or WIDTHxHEIGHTxPOLARITIES; write for"
                        + " example --sensor 34x34x2",
                assertThrows(Problem.class, () -> Sensor.parse("4", "--sensor")).getMessage());
    }

    @Test
    void aRasterIsOneSampleWithARowATick() throws IOException {
        Network network = network(3, new Range(0, 1), 2);
        Path file = Files.writeString(folder.resolve("r.csv"), "0,1\n1,1\n0,0\n");
        SampleForm raster = new SampleForm(Numbers.CODES, true, Optional.empty(), 1000, Optional.empty());
        List<Sample> expected =
                List.of(new Sample(List.of(IntVector.of(0, 1), IntVector.of(1, 1), IntVector.of(0, 0))));
        assertEquals(
                expected, Dataset.read(network, file, Optional.empty(), raster).samples());
        Path npy = Files.write(folder.resolve("r.npy"), NpyBytes.bytes("(3, 2)", 0, 1, 1, 1, 0, 0));
        assertEquals(
                expected, Dataset.read(network, npy, Optional.empty(), raster).samples());
        Path shaped = Files.write(folder.resolve("s.npy"), NpyBytes.bytes("(1, 3, 2, 1)", 0, 1, 1, 1, 0, 0));
        assertEquals(expected, Dataset.read(network, shaped, Optional.empty()).samples());
    }

    @Test
    void realNumbersBecomeTheNearestCodes() throws IOException {
        // Scale 0.5: 0.6 is code 1, by 0.1; 9 is beyond 7.
        Network network = network(1, new Range(-2, 7), 3);
        Path file = Files.writeString(folder.resolve("real.csv"), "0.6, -1, 9\n");
        SampleForm real = new SampleForm(Numbers.REAL, false, Optional.empty(), 1000, Optional.empty());
        Dataset data = Dataset.read(network, file, Optional.empty(), real);
        assertEquals(List.of(Sample.constant(IntVector.of(1, -2, 7))), data.samples());
        assertEquals(
                List.of(
                        "inputs: 1 real numbers were rounded to codes of 0.5, by 0.1 at most",
                        "inputs: 1 were beyond the codes and became the last one"),
                data.notes());
    }

    private String refusal(Network network, Path inputs, SampleForm form) {
        return assertThrows(Problem.class, () -> Dataset.read(network, inputs, Optional.empty(), form))
                .getMessage()
                .replace(folder.toString(), "DIR");
    }
}
