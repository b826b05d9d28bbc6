import static dev.synfire.network.Neurons.sigmoid;

import dev.synfire.importer.ArrayFile;
import dev.synfire.network.Network;
import dev.synfire.model.Readout;
import java.nio.file.Path;

/** Handwritten digits with the classic neuron, in the Java DSL; network.yaml says the same. */
public final class DigitsSigmoid {
    private DigitsSigmoid() {}

    /** 64 pixels, 32 hidden neurons, a neuron for each digit. */
    public static Network network(Path folder) {
        try (ArrayFile trained = ArrayFile.open(folder.resolve("weights.npz"), "")) {
            return Network.named("digits-sigmoid")
                    .input(64).values(0, 16).scale(1 / 16.0)
                    .dense("hidden", 32, sigmoid())
                    .weights(trained.matrix("hidden_weight"), trained.vector("hidden_bias"))
                    .dense("output", 10, sigmoid())
                    .weights(trained.matrix("output_weight"), trained.vector("output_bias"))
                    .readout(Readout.ACTIVATION);
        }
    }
}
