import static dev.synfire.network.Neurons.sigmoid;

import dev.synfire.importer.ArrayFile;
import dev.synfire.network.Network;
import dev.synfire.model.Readout;
import dev.synfire.network.Scales;
import java.nio.file.Path;

/** MNIST with sigmoid neurons, in the Java DSL; network.yaml says the same. */
public final class MnistSigmoid {
    private MnistSigmoid() {}

    /** 784 black or white pixels, 128 hidden neurons, one for each digit. */
    public static Network network(Path folder) {
        try (ArrayFile trained = ArrayFile.open(folder.resolve("weights.npz"), "")) {
            return Network.named("mnist-sigmoid")
                    .input(1, 28, 28)
                    .dense("hidden", 128, sigmoid())
                    .weights(trained.matrix("hidden_weight"), trained.vector("hidden_bias"))
                    .weightBits(4)
                    .scales(new Scales.Given(trained.vector("hidden_step")))
                    .dense("output", 10, sigmoid())
                    .weights(trained.matrix("output_weight"), trained.vector("output_bias"))
                    .weightBits(4)
                    .scales(new Scales.Given(trained.vector("output_step")))
                    .readout(Readout.ACTIVATION);
        }
    }
}
