import static dev.synfire.network.Scales.PER_LAYER;
import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.lif;

import dev.synfire.importer.ArrayFile;
import dev.synfire.network.Network;
import dev.synfire.model.Readout;
import java.nio.file.Path;

/** Handwritten digits with spiking neurons, in the Java DSL; network.yaml says the same. */
public final class DigitsLif {
    private DigitsLif() {}

    /** 64 pixels as constant currents, 48 spiking neurons, a leaky integrator for each digit. */
    public static Network network(Path folder) {
        try (ArrayFile trained = ArrayFile.open(folder.resolve("weights.npz"), "")) {
            return Network.named("digits-lif")
                    .input(64).values(0, 16).scale(1 / 16.0)
                    .dense("hidden", 48, lif(15 / 16.0).threshold(1).resetBySubtraction())
                    .weights(trained.matrix("hidden_weight"), trained.vector("hidden_bias"))
                    .dense("output", 10, integrator(15 / 16.0))
                    .weights(trained.matrix("output_weight"), trained.vector("output_bias"))
                    .scales(PER_LAYER)
                    .ticks(16)
                    .readout(Readout.MEMBRANE);
        }
    }
}
