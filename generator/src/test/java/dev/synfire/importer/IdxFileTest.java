package dev.synfire.importer;

import static dev.synfire.network.Neurons.integrator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes are written by hand, from the table on the MNIST database's page. */
class IdxFileTest {
    private static final String SPIKE_NOTE = "inputs: grey levels of 0 to 255 became the nearest of the codes 0 to 1";
    /** Two images of one row and two columns. */
    private static final String IMAGES = "00000803 00000002 00000001 00000002 007f80ff";

    @TempDir
    Path folder;

    private Path file(String name, String hex) throws IOException {
        return Files.write(folder.resolve(name), bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Network network(int largest) {
        return Network.named("n")
                .input(2)
                .values(0, largest)
                .dense(3, integrator(1))
                .weights(new double[] {1, 0}, new double[] {0, 1}, new double[] {1, 1})
                .readout(Readout.MEMBRANE);
    }

    private static Dataset spikes(Optional<IntVector> labels) {
        return new Dataset(
                List.of(Sample.constant(IntVector.of(0, 0)), Sample.constant(IntVector.of(1, 1))),
                labels,
                List.of(SPIKE_NOTE));
    }

    @Test
    void pixelsAboveTheMiddleAreSpikesAndLabelsAreBytes() throws IOException {
        assertEquals(
                spikes(Optional.of(IntVector.of(2, 0))),
                Dataset.read(
                        network(1),
                        file("train-images-idx3-ubyte", IMAGES),
                        Optional.of(file("labels.idx1-ubyte", "00000801 00000002 0200"))));
    }

    @Test
    void packedFilesAreKnownByTheirBytes() throws IOException {
        for (String name : List.of("images.idx.gz", "images.idx")) {
            Path path = Files.write(folder.resolve(name), packed(bytes(IMAGES)));
            assertEquals(spikes(Optional.empty()), Dataset.read(network(1), path, Optional.empty()));
        }
    }

    @Test
    void greyLevelsShareTheCodesAmongThem() throws IOException {
        Path images = file("i.idx", IMAGES);
        // 127 and 128 of 255 are 7.97 and 8.03 of 16.
        assertEquals(
                List.of(Sample.constant(IntVector.of(0, 8)), Sample.constant(IntVector.of(8, 16))),
                Dataset.read(network(16), images, Optional.empty()).samples());
        assertEquals(
                new Dataset(
                        List.of(Sample.constant(IntVector.of(0, 127)), Sample.constant(IntVector.of(128, 255))),
                        Optional.empty()),
                Dataset.read(network(255), images, Optional.empty()));
    }

    @Test
    void otherNumbersAreCodes() throws IOException {
        Sample expected = Sample.constant(IntVector.of(0, 5));
        for (String hex : List.of(
                "00000902 00000001 00000002 0005",
                "00000b02 00000001 00000002 00000005",
                "00000c02 00000001 00000002 00000000 00000005",
                "00000d02 00000001 00000002 00000000 40a00000",
                "00000e02 00000001 00000002 0000000000000000 4014000000000000")) {
            assertEquals(
                    new Dataset(List.of(expected), Optional.empty()),
                    Dataset.read(network(9), file("i.idx", hex), Optional.empty()));
        }
    }

    private String refusal(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("i.idx"), bytes);
        return assertThrows(Problem.class, () -> Dataset.read(network(1), path, Optional.empty()))
                .getMessage()
                .replace(folder.toString(), "DIR");
    }

    @Test
    void whatIsNoWholeFileIsRefused() throws IOException {
        byte[] cut = packed(bytes(IMAGES));
        String broken = "DIR/i.idx: error[broken-idx]: not a whole idx file: ";
        String instead = "; fetch it again, or give another format";
        assertEquals(broken + "it does not begin with two bytes of zero" + instead, refusal(bytes("89504e470d0a")));
        assertEquals(broken + "it does not begin with two bytes of zero" + instead, refusal(new byte[0]));
        assertEquals(
                broken + "its numbers are of the unknown type 10" + instead, refusal(bytes("00000a01 00000001 00")));
        assertEquals(broken + "it tells of no dimension" + instead, refusal(bytes("00000800 00")));
        assertEquals(broken + "its header is cut off" + instead, refusal(bytes("00000803 00000001 0000")));
        assertEquals(
                broken + "it ends after 3 of the 4 bytes that its header tells of" + instead,
                refusal(bytes("00000802 00000002 00000002 000000")));
        assertEquals(
                broken + "it goes on after 2 of the 2 bytes that its header tells of" + instead,
                refusal(bytes("00000802 00000001 00000002 000000")));
        assertEquals(
                broken + "what gzip packed in it is cut off or damaged" + instead,
                refusal(Arrays.copyOf(cut, cut.length - 9)));
        assertEquals(
                "DIR/i.idx: error[array-too-large]: the array of shape (4294967295, 4294967295) is larger than 128 MiB; give fewer"
                        + " samples",
                refusal(bytes("00000802 ffffffff ffffffff")));
        assertEquals(
                "DIR/i.idx: error[wrong-shape]: the inputs have shape (1, 3), expected (samples, 2) or (samples, 1, 2):"
                        + " samples, ticks, inputs; give samples of this network's input",
                refusal(bytes("00000802 00000001 00000003 000000")));
    }
}
