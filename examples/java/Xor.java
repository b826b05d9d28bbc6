import static dev.synfire.network.Neurons.sigmoid;

import dev.synfire.model.Readout;
import dev.synfire.network.Network;

/** Two bits that differ: the smallest network that needs a hidden layer. */
public class Xor {
    public static Network network() {
        return Network.named("xor")
                .input(2)
                .dense("hidden", 2, sigmoid())
                .weights(new double[] {20, 20}, new double[] {-20, -20}) // or, not and
                .biases(-10, 30)
                .dense("output", 1, sigmoid())
                .weights(new double[] {20, 20}) // both
                .biases(-30)
                .readout(Readout.ACTIVATION);
    }
}
