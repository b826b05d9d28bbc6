import static dev.synfire.network.Neurons.sigmoid;

import dev.synfire.network.Network;
import dev.synfire.model.Readout;

/** The textbook neuron in the Java DSL; network.yaml says the same. */
public final class TextbookNeuron {
    private TextbookNeuron() {}

    /** I = 2 u1 + 3 u2 + 1, y = 1 / (1 + e^-I). */
    public static Network network() {
        return Network.named("neuron")
                .input(2).values(0, 15)
                .dense("neuron", 1, sigmoid().activationBits(16))
                .weights(new double[] {2, 3}).biases(1).weightBits(3)
                .readout(Readout.ACTIVATION);
    }
}
