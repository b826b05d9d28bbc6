package dev.synfire.importer.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recurrent Braille networks of the NIR paper, run as each framework runs them, give its published hidden raster. */
class BrailleRastersTest {
    private static final double STEP = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "NENGO, bias_zero", "NENGO, noBias_subtract",
        "NORSE, bias_zero", "NORSE, noBias_subtract",
        "SPYX, bias_zero", "SPYX, noBias_subtract",
    })
    void aPresetGivesTheRasterOfItsFramework(Preset preset, String trained) {
        Discretisation how =
                DiscretisationBuilder.from(preset.discretisation()).dt(STEP).build();
        assertRaster(how, trained, preset.word());
    }

    private static void assertRaster(Discretisation how, String trained, String framework) {
        Network network = Lowering.lower(
                        NirFile.read(TestFiles.nir("braille_noDelay_" + trained + ".nir")),
                        "braille",
                        "braille",
                        NirOptions.of(how, 256))
                .network();
        List<String> published = TestFiles.lines("braille_hidden_" + trained + "_" + framework + ".csv");
        List<double[]> input = TestFiles.rows("braille_input_256x12.csv");
        FloatModel model = new FloatModel(network);
        int hidden = network.indexOf("lif1_lif");
        for (int tick = 0; tick < 256; tick++) {
            model.tick(input.get(tick));
            StringBuilder raster = new StringBuilder();
            model.outputs(hidden).stream().forEach(spikes -> raster.append(spikes > 0 ? '1' : '0'));
            assertEquals(published.get(tick), raster.toString(), framework + ", tick " + tick);
        }
    }
}
