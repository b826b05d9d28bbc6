package dev.synfire.importer.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.Range;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The convolutional network of the NIR paper on N-MNIST: frames of a millisecond, 300 of them, the most spikes win. */
class NmnistTest {
    private static final int TICKS = 300;

    @Test
    void theSinabsNetworkReadsDigitsWithResetToZero() throws IOException {
        Path folder = Path.of(System.getProperty(
                "synfire.nmnist", TestFiles.resource("/nmnist").toString()));
        Discretisation how =
                DiscretisationBuilder.from(Preset.SNNTORCH.discretisation()).build();
        Network network = new NirImporter(new NirOptions(how, TICKS, Optional.empty(), new Range(0, 65535), 1))
                .read(TestFiles.nir("cnn_sinabs.nir"))
                .network();
        FloatModel model = new FloatModel(network);
        List<String> wrong = new ArrayList<>();
        int samples = 0;
        for (String line : Files.readAllLines(folder.resolve("labels.txt"))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] fields = line.trim().split("\\s+");
            int label = model.run(frames(folder.resolve(fields[0] + ".bs2"))).label();
            samples++;
            if (label != Integer.parseInt(fields[1])) {
                wrong.add(fields[0] + " read as " + label);
            }
        }
        System.out.println("N-MNIST: " + (samples - wrong.size()) + " of " + samples + " right " + wrong);
        assertEquals(0, Math.max(0, wrong.size() - samples / 40), wrong::toString);
    }

    private static List<Vector> frames(Path file) throws IOException {
        byte[] events = Files.readAllBytes(file);
        double[][] frames = new double[TICKS][2 * 34 * 34];
        for (int i = 0; i + 5 <= events.length; i += 5) {
            int x = events[i] & 0xff;
            int y = events[i + 1] & 0xff;
            int p = (events[i + 2] & 0x80) >> 7;
            int t = (events[i + 2] & 0x7f) << 16 | (events[i + 3] & 0xff) << 8 | events[i + 4] & 0xff;
            if (t / 1000 < TICKS) {
                frames[t / 1000][(p * 34 + y) * 34 + x]++;
            }
        }
        List<Vector> all = new ArrayList<>();
        for (double[] frame : frames) {
            all.add(Vector.of(frame));
        }
        return all;
    }
}
