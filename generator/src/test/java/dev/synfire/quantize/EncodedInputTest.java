package dev.synfire.quantize;

import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.NetworkFile;
import dev.synfire.importer.NetworkWriter;
import dev.synfire.model.Readout;
import dev.synfire.network.Encoder;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An encoder of a network in real numbers becomes one of integers that sends the same. */
class EncodedInputTest {
    @TempDir
    Path folder;

    static List<Encoder> encoders() {
        return List.of(
                new Encoder.Constant(),
                new Encoder.Rate(77),
                new Encoder.Latency(),
                new Encoder.Delta(0.3),
                new Encoder.Delta(0));
    }

    private static Network network(Encoder encoder) {
        return Network.named("encoded")
                .input(3)
                .values(-10, 10)
                .scale(0.1)
                .encoder(encoder)
                .dense("only", 3, lif(0.5))
                .weights(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}})
                .ticks(12)
                .readout(Readout.SPIKE_COUNT);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void realAndIntegerEventsAreTheSame(Encoder encoder) {
        Network network = network(encoder);
        FloatModel real = new FloatModel(network);
        GoldenModel golden = new GoldenModel(Quantizer.quantize(network).network());
        SplittableRandom random = new SplittableRandom(5);
        for (int sample = 0; sample < 50; sample++) {
            real.reset();
            golden.reset();
            int[] codes = random.ints(3, -10, 11).toArray();
            for (int tick = 0; tick < 12; tick++) {
                if (!encoder.takesOneFrame()) {
                    codes = random.ints(3, -10, 11).toArray();
                }
                real.tick(Arrays.stream(codes).mapToDouble(code -> code * 0.1).toArray());
                golden.tick(codes);
                for (int i = 0; i < 3; i++) {
                    assertEquals(Math.signum(real.inputs().get(i)), Math.signum(golden.currents(0)[i]), "input " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void isWrittenAndReadAgain(Encoder encoder) {
        NetworkWriter.write(network(encoder), folder, List.of());
        assertEquals(encoder, NetworkFile.read(folder).input().encoder());
    }

    @Test
    void aThresholdIsNeededAndNothingElse() throws Exception {
        assertArrayEquals(
                new String[] {
                    "4: error[missing-key]: a delta encoder needs its threshold; write encoder: {kind: delta, threshold: 0.1}",
                    "4: error[unknown-word]: encoder is 'rat', expected direct, constant, rate, latency or delta; did you mean"
                            + " rate?",
                    "4: error[unknown-key]: unknown key 'sed' in a rate encoder; did you mean 'seed'?",
                    "4: error[out-of-range]: threshold is -1, expected a number from 0 to 1000000000000; write for example"
                            + " threshold: 0.1"
                },
                new String[] {
                    refusal("delta"),
                    refusal("rat"),
                    refusal("{kind: rate, sed: 1}"),
                    refusal("{kind: delta, threshold: -1}")
                });
    }

    private String refusal(String encoder) throws Exception {
        Path file = folder.resolve("n.yaml");
        Files.writeString(file, String.format(Locale.ROOT, """
                synfire: 1
                name: n
                input:
                  {size: 1, encoder: %s}
                layers:
                  - {dense: 1, weights: [[1]], neuron: {model: lif, beta: 0.5}}
                readout: spikeCount
                """, encoder));
        String message = Assertions.assertThrows(Problem.class, () -> NetworkFile.read(file))
                .getMessage();
        return message.substring(message.indexOf("n.yaml:") + 7);
    }
}
