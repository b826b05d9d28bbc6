package dev.synfire.importer.nir;

import dev.synfire.importer.nir.Discretisation.CurrentInput;
import dev.synfire.importer.nir.Discretisation.Floor;
import dev.synfire.importer.nir.Discretisation.Gain;
import dev.synfire.importer.nir.Discretisation.GainAt;
import dev.synfire.importer.nir.Discretisation.Integrator;
import dev.synfire.importer.nir.Discretisation.ResetTo;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.neuron.Firing;
import java.util.Locale;

/** The discretisations of the frameworks that read NIR, each as its own import and its neurons' update have it. */
public enum Preset {
    /**
     * v = (1 - dt/tau) v + x, above the threshold to 0 at once (reset_delay=False); dt 1e-4. The membrane is counted in
     * units in which a unit of input adds 1: the threshold is divided by r dt/tau. {@code snntorch/import_nir.py} and
     * {@code _neurons/leaky.py}, commit 634fc22. Its import gives an IF a leak of 0.9, which is not followed here.
     */
    SNNTORCH {
        @Override
        public Discretisation discretisation() {
            return euler(1e-4).gainAt(GainAt.THRESHOLD).build();
        }
    },
    /**
     * v = v + dt/tau ((v_leak - v) + r x), above the threshold to v_reset; dt 1e-3. A CubaLIF's current does the same with
     * tau_syn and w_in before the membrane. Feedback arrives a tick later; in a sample's first tick there is none, and the
     * bias of an Affine on its way is left out too. {@code norse/torch/utils/import_nir.py} and {@code functional/lif_box.py},
     * commit 065a3b4; its import takes v_reset for 0, which files exported by it say anyway.
     */
    NORSE {
        @Override
        public Discretisation discretisation() {
            return euler(1e-3).reset(ResetTo.VALUE).feedbackBiasOnceFed().build();
        }
    },
    /**
     * v = e v + (1 - e) r x with e = exp(-dt/tau), not below 0, above the threshold to 0; dt 1e-3. The membrane is counted
     * in the file's units where Nengo counts in thresholds. A CubaLIF's current is a Lowpass synapse, i = (1 - dt/tau_syn) i
     * + dt/tau_syn x, whose x, biases too, is that of the tick before. {@code paper/03_rnn/nir_to_nengo.py} of the NIR
     * repository and {@code nengo/neurons.py}, LIF.step, whose tau_ref is 0 there.
     */
    NENGO {
        @Override
        public Discretisation discretisation() {
            return euler(1e-3)
                    .integrator(Integrator.EXPONENTIAL)
                    .currentIntegrator(Integrator.EULER)
                    .lateCurrents()
                    .floor(Floor.ZERO)
                    .build();
        }
    },
    /**
     * v = exp(-1/tau) v + x with tau in ticks, as many spikes as thresholds fit into v, each subtracting one; an IF stays
     * above its negative threshold. {@code sinabs/nir.py}, {@code layers/functional/lif.py} and
     * {@code activation/spike_generation.py}, commit 904eb89.
     */
    SINABS {
        @Override
        public Discretisation discretisation() {
            return exponential().dt(1).perfectFloor(Floor.MINUS_THRESHOLD).build();
        }
    },
    /**
     * v = exp(-dt/tau) v + x, i = exp(-dt/tau_syn) (i + x), as many spikes as thresholds fit into v, each subtracting one.
     * dt is found from r, as which its export writes tau/dt exp(-dt/tau); its import takes tau/(1 + r), which is the same
     * to first order. {@code rockpool/nn/modules/torch/nir.py} and {@code lif_torch.py}, commit 42cee1c.
     */
    ROCKPOOL {
        @Override
        public Discretisation discretisation() {
            return exponential().build();
        }
    },
    /**
     * Integers: v = trunc(v (4096 - int(4095 dt/tau)) / 4096) + 64 int(256 w r dt/tau), above 64 times
     * int(131071 threshold) >> 9 to 0; dt 1e-4; every connection takes a tick. {@code paper/nir_to_lava.py} of the NIR
     * repository with fixed_pt, and Lava's bit-accurate {@code lava/proc/lif/models.py}.
     */
    LAVA {
        @Override
        public Discretisation discretisation() {
            return euler(1e-4).lava().build();
        }
    },
    /**
     * A spike is that of the state before: s = v > threshold, then v = (1 - dt/tau) v + x - s threshold; a CubaLIF
     * subtracts before it leaks. What recurrent neurons send comes back to them in the same tick, as it is that of the state
     * before. tau in ticks. {@code spyx/nir.py} and {@code nn.py}, commit 38374e9; r, as which it
     * writes beta, is not looked at.
     */
    SPYX {
        @Override
        public Discretisation discretisation() {
            return euler(1).gain(Gain.ONE)
                    .reset(ResetTo.SUBTRACT)
                    .order(FiringOrder.FIRE_UPDATE_RESET)
                    .build();
        }
    };

    /** What the framework does. */
    public abstract Discretisation discretisation();

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    DiscretisationBuilder euler(double dt) {
        return new DiscretisationBuilder(word()).dt(dt);
    }

    DiscretisationBuilder exponential() {
        return new DiscretisationBuilder(word())
                .integrator(Integrator.EXPONENTIAL)
                .gain(Gain.ONE)
                .currentInput(CurrentInput.BEFORE_DECAY)
                .reset(ResetTo.SUBTRACT)
                .comparison(FiringComparison.AT_OR_ABOVE)
                .mostSpikes(Firing.MANY);
    }
}
