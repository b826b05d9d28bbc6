package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Dequantizer;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The regimes of Izhikevich (2003) in fixed point, against double precision; and their drawing. */
class IzhikevichRegimesTest {
    private static final Network NETWORK = NetworkFile.read(IzhikevichRegimes.FOLDER);
    private static final Set<String> SENSITIVE = Set.of("fast spiking", "thalamo-cortical", "resonator");

    /** The unit of v, 0.0004 mV: a current that is so much larger or smaller tells who is sensitive. */
    private static final double NUDGE = 25.0 / (1 << 16);

    private final IzhikevichRegimes regimes = IzhikevichRegimes.run(NETWORK);

    @Test
    void spikesOfAWholeSecondComeWithinATickOfThoseInDoublePrecision() {
        for (int n = 0; n < regimes.names().size(); n++) {
            List<Integer> real = regimes.real().get(n);
            List<Integer> golden = regimes.spikes().get(n);
            boolean sensitive = SENSITIVE.contains(regimes.names().get(n));
            int compared = sensitive ? 5 : real.size();
            int apart = sensitive ? apart(real.subList(0, compared), golden.subList(0, compared)) : apart(real, golden);
            assertTrue(apart <= 1, regimes.names().get(n) + ": " + real + " and " + golden);
        }
    }

    @Test
    void whereTheyDoNotDoublePrecisionIsAsFarFromItselfAfterANudge() {
        var up = nudged(NUDGE);
        var down = nudged(-NUDGE);
        for (int n = 0; n < regimes.names().size(); n++) {
            if (SENSITIVE.contains(regimes.names().get(n))) {
                List<Integer> real = regimes.real().get(n);
                assertTrue(
                        Math.max(apart(real, up.get(n)), apart(real, down.get(n))) > 3,
                        regimes.names().get(n));
            }
        }
    }

    /** Written anew with -Dsynfire.write=true. */
    @Test
    void theDrawingShowsWhatTheGoldenModelComputes() throws IOException {
        Path file = IzhikevichRegimes.FOLDER.resolve("regimes.svg");
        String drawing = IzhikevichDrawing.of(regimes);
        if (Boolean.getBoolean("synfire.write")) {
            Files.writeString(file, drawing);
        }
        assertEquals(Files.readString(file), drawing);
    }

    private static List<List<Integer>> nudged(double by) {
        Network real = Dequantizer.real(NETWORK, Quantizer.quantize(NETWORK));
        Layer layer = real.output();
        Layer moved = new Layer(
                layer.name(),
                layer.dims(),
                layer.projections(),
                Vector.of(layer.biases().stream().map(bias -> bias + by).toArray()),
                layer.neuron(),
                layer.weightBits(),
                layer.scales());
        return IzhikevichRegimes.spikes(
                new Network(real.name(), real.input(), List.of(moved), real.ticks(), real.readout()),
                IzhikevichRegimes.sample(NETWORK));
    }

    /** By how many ticks the spikes of two runs differ at most; very many where their number differs. */
    private static int apart(List<Integer> some, List<Integer> others) {
        if (some.size() != others.size()) {
            return Integer.MAX_VALUE;
        }
        int apart = 0;
        for (int s = 0; s < some.size(); s++) {
            apart = Math.max(apart, Math.abs(some.get(s) - others.get(s)));
        }
        return apart;
    }
}
