package dev.synfire.importer.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Imported;
import dev.synfire.integer.LavaTrace;
import dev.synfire.model.Readout;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The networks of the NIR paper, read from their files, do what the frameworks published. */
class PublishedTracesTest {
    private static final double STEP = 1e-4;

    @Test
    void norseHasTheMembraneAndTheSpikesOfTheFile() {
        holds(Preset.NORSE, "lif_norse.nir", "lif_norse.csv", 1, 1, List.of(460, 510, 710, 760));
    }

    @Test
    void snnTorchCountsTheMembraneInUnitsOfTheInput() {
        holds(Preset.SNNTORCH, "lif_norse.nir", "lif_snntorch.csv", 1, 1, List.of(460, 510, 710, 760));
    }

    /** Nengo counts in thresholds of 0.1. */
    @Test
    void nengoHasTheExactSolution() {
        holds(Preset.NENGO, "lif_norse.nir", "lif_nengo.csv", 0.1, 1, List.of(460, 510, 710, 760));
    }

    /** The notebook that published the trace multiplied the input by 0.04, which is in the first column. */
    @Test
    void sinabsDoesNotScaleTheInput() {
        holds(Preset.SINABS, "lif_norse.nir", "lif_sinabs.csv", 1, 1, List.of(450, 500, 710, 760));
    }

    /** Without a word about the time step: it is in r. */
    @Test
    void rockpoolTellsTheTimeStepByTheResistance() {
        Imported imported = imported("lif_rockpool.nir", Preset.ROCKPOOL.discretisation());
        assertTrue(
                imported.assumed().stream().anyMatch(line -> line.startsWith("A tick is 0.0001 s, which r of")),
                imported.assumed()::toString);
        holds(imported.network(), "lif_rockpool.csv", 1, 1, List.of(450, 500, 710, 760));
    }

    /** The same notebook scaled its input by 0.04, though the first column doesn't say so. */
    @Test
    void spyxSpikesATickLateAndSubtracts() {
        List<Integer> spikes = List.of(461, 511, 711, 761);
        holds(Preset.SPYX, "lif_norse.nir", "lif_spyx.csv", 1, 0.04, spikes);
    }

    /** Weight int(256 * 0.04), threshold int(131071 * 0.1) >> 9, leak 4096 - int(4095 * 0.04), six bits of fraction. */
    @Test
    void lavaHasEveryBitOfItsTraceInIntegers() throws IOException {
        Network network =
                imported("lif_norse.nir", Preset.LAVA.discretisation()).network();
        Layer layer = network.layers().getFirst();
        assertEquals(
                List.of(Delay.of(1), new Dense(Matrix.of(1, 1, 10))),
                layer.projections().getFirst().path());
        // The hardware has no delay: the trace's input is given a step late instead.
        Layer prompt = Layer.dense(
                layer.name(), Input.NAME, Matrix.of(1, 1, 10), layer.biases(), 8, layer.scales(), layer.neuron());
        Network direct =
                new Network(network.name(), network.input(), List.of(prompt), network.ticks(), network.readout());
        GoldenModel model = new GoldenModel(Quantizer.quantize(direct).network());
        int arriving = 0;
        for (LavaTrace.Step step : LavaTrace.steps()) {
            model.tick(new int[] {arriving});
            assertEquals(step.membrane(), model.membranes(0)[0]);
            assertEquals(step.spike(), model.outputs(0)[0]);
            arriving = step.input();
        }
    }

    /** The published raster of snnTorch: 256 ticks, 38 neurons, recurrence in dotted names. */
    @Test
    void theBrailleReaderHasEveryHiddenSpikeThatSnnTorchPublished() {
        Network network = Lowering.lower(
                        NirFile.read(TestFiles.nir("braille_noDelay_bias_zero.nir")),
                        "braille",
                        "braille",
                        NirOptions.of(Preset.SNNTORCH.discretisation(), 256))
                .network();
        List<String> published = TestFiles.lines("braille_hidden_256x38.csv");
        List<double[]> input = TestFiles.rows("braille_input_256x12.csv");
        FloatModel model = new FloatModel(network);
        int hidden = network.indexOf("lif1_lif");
        int wrong = 0;
        int fired = 0;
        for (int tick = 0; tick < 256; tick++) {
            model.tick(input.get(tick));
            for (int n = 0; n < 38; n++) {
                boolean spike = model.outputs(hidden).get(n) > 0;
                fired += spike ? 1 : 0;
                wrong += spike == (published.get(tick).charAt(n) == '1') ? 0 : 1;
            }
        }
        assertEquals(0, wrong);
        assertTrue(fired > 100, "spikes in the raster: " + fired);
        assertEquals(
                1,
                new FloatModel(network)
                        .run(input.stream().map(Vector::of).toList())
                        .label());
    }

    private static Discretisation at(Preset preset) {
        return DiscretisationBuilder.from(preset.discretisation()).dt(STEP).build();
    }

    private static Imported imported(String file, Discretisation discretisation) {
        NirOptions options = NirOptions.of(discretisation, 1000);
        return new NirImporter(new NirOptions(
                        discretisation,
                        options.ticks(),
                        Optional.of(Readout.SPIKE_COUNT),
                        options.values(),
                        options.scale()))
                .read(TestFiles.nir(file));
    }

    private static void holds(
            Preset preset, String file, String trace, double unit, double scale, List<Integer> expected) {
        holds(imported(file, at(preset)).network(), trace, unit, scale, expected);
    }

    private static void holds(Network network, String trace, double unit, double scale, List<Integer> expected) {
        FloatModel model = new FloatModel(network);
        List<Integer> spikes = new ArrayList<>();
        List<double[]> rows = TestFiles.rows(trace);
        assertEquals(1000, rows.size());
        for (int tick = 0; tick < rows.size(); tick++) {
            double[] row = rows.get(tick);
            model.tick(new double[] {row[0] * scale});
            assertEquals(
                    row[1],
                    model.membranes(0).get(0) / unit,
                    1e-6,
                    "tick " + tick + " of " + trace + ": " + Arrays.toString(row));
            if (model.outputs(0).get(0) > 0) {
                spikes.add(tick);
            }
        }
        assertEquals(expected, spikes);
    }
}
