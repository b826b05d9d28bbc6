package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.importer.nir.DiscretisationBuilder;
import dev.synfire.importer.nir.Lowering;
import dev.synfire.importer.nir.NirFile;
import dev.synfire.importer.nir.NirOptions;
import dev.synfire.importer.nir.Preset;
import dev.synfire.importer.onnx.InputCoding;
import dev.synfire.importer.onnx.QuantizedGraphs;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.importer.tflite.TfliteImporter;
import dev.synfire.importer.tflite.TfliteModels;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.network.Network;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What importers build of layers that no file has: the hardware computes it as the golden model does. */
class ImportedInTheJvmTest {
    private static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ImportedInTheJvmTest.class.getResource(name), name)
                .toURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv_maxpool", "channel_shuffle", "maxout", "leakyrelu"})
    void operatorsOfOnnx(String name) throws URISyntaxException {
        assertNoMismatch(new OnnxImporter(InputCoding.DEFAULT)
                .read(file("/onnx-cases/" + name + ".onnx"))
                .network());
    }

    /** Feedback in the same tick, and biases that begin in the second. */
    @ParameterizedTest
    @EnumSource(names = {"SPYX", "NORSE", "NENGO"})
    void recurrentNetworksOfNir(Preset preset) throws URISyntaxException {
        var how = DiscretisationBuilder.from(preset.discretisation()).dt(1e-4).build();
        Path braille = file("/nir/braille_noDelay_bias_zero.nir");
        assertNoMismatch(Lowering.lower(NirFile.read(braille), "braille", "braille", NirOptions.of(how, 12))
                .network());
    }

    /** Steps of the file's own, halves to even codes, signs and thresholds; and one of 8-bit integers with zero points. */
    @Test
    void quantizedFilesOfQonnxAndTensorFlowLite(@TempDir Path folder) throws IOException {
        assertNoMismatch(new OnnxImporter(InputCoding.DEFAULT)
                .read(Files.write(
                        folder.resolve("q.onnx"),
                        QuantizedGraphs.qonnx(new Random(2)).toByteArray()))
                .network());
        assertNoMismatch(new TfliteImporter(InputCoding.DEFAULT)
                .read(Files.write(folder.resolve("q.tflite"), new TfliteModels(new Random(2)).file()))
                .network());
    }

    private static void assertNoMismatch(Network real) {
        IntegerNetwork network = Quantizer.quantize(real).network();
        List<LayerPlan> plans = new ArrayList<>();
        for (IntegerLayer layer : network.layers()) {
            var auto = MemoryStyle.AUTO;
            int lanes = Math.min(4, EngineLayout.mostLanes(layer));
            plans.add(new LayerPlan(lanes, auto, auto, auto, auto, auto, false, 0, false));
        }
        var core = new SynfireCore(new SynfireCore.Params(network, new CorePlan(plans, Cost.NONE, true)));
        VerifyResult result = CoreVerifier.of(core)
                .in(Engine.JVM)
                .verify(RandomNetworks.samples(network, 7, 3), Presentation.plain(), Progress.none());
        assertEquals(List.of(), result.first(), real.name());
    }
}
