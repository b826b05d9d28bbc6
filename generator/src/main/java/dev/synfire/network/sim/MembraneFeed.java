package dev.synfire.network.sim;

import dev.synfire.model.CurrentFeed;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;

/** What membranes get of the input currents: these themselves, or synaptic currents with a decay of their own. */
interface MembraneFeed {
    /** What is added to the membranes in this tick, one number a neuron. */
    double[] tick(double[] currents);

    /** Forgets earlier ticks. */
    void reset();

    static MembraneFeed of(Membrane neuron, int neurons) {
        return switch (neuron) {
            case Lif _, If _, Li _ -> new Direct();
            case CubaLif cuba -> new Synaptic(cuba.current(), cuba.drive(), neurons);
            case CubaLi cuba -> new Synaptic(cuba.current(), cuba.drive(), neurons);
        };
    }

    /** The input currents themselves. */
    final class Direct implements MembraneFeed {
        @Override
        public double[] tick(double[] currents) {
            return currents;
        }

        @Override
        public void reset() {}
    }

    /** Synaptic currents i = alpha * i + I, new or old, and a drive. */
    final class Synaptic implements MembraneFeed {
        private final SynapticCurrent current;
        private final Vector drive;
        private final double[] synaptic;
        private final double[] fed;

        Synaptic(SynapticCurrent current, Vector drive, int neurons) {
            this.current = current;
            this.drive = drive;
            this.synaptic = new double[neurons];
            this.fed = new double[neurons];
        }

        @Override
        public double[] tick(double[] currents) {
            boolean old = current.feed() == CurrentFeed.OLD;
            Vector alphas = current.leak().betas();
            for (int n = 0; n < fed.length; n++) {
                double before = synaptic[n];
                synaptic[n] = alphas.ofNeuron(n) * before + currents[n];
                fed[n] = (old ? before : synaptic[n]) + drive.ofNeuron(n);
            }
            return fed;
        }

        @Override
        public void reset() {
            Arrays.fill(synaptic, 0);
        }
    }
}
