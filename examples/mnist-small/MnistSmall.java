import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.lif;
import static dev.synfire.network.Scales.PER_LAYER;

import dev.synfire.importer.ArrayFile;
import dev.synfire.network.Network;
import dev.synfire.model.Readout;
import java.nio.file.Path;

/** MNIST in 16x16 pixels with spiking neurons, in the Java DSL; network.yaml says the same. */
public final class MnistSmall {
    private MnistSmall() {}

    /** 256 black or white pixels, 128 spiking neurons, a leaky integrator for each digit. */
    public static Network network(Path folder) {
        try (ArrayFile trained = ArrayFile.open(folder.resolve("weights.npz"), "")) {
            return Network.named("mnist-small")
                    .input(1, 16, 16)
                    .dense("hidden", 128, lif(0.75).threshold(trained.vector("hidden_threshold").toArray()).resetBySubtraction())
                    .weights(trained.matrix("hidden_weight"), trained.vector("hidden_bias"))
                    .weightBits(4)
                    .dense("output", 10, integrator(0.75))
                    .weights(trained.matrix("output_weight"), trained.vector("output_bias"))
                    .weightBits(4)
                    .scales(PER_LAYER)
                    .ticks(4)
                    .readout(Readout.MEMBRANE);
        }
    }
}
