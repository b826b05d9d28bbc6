package dev.synfire.quantize.calibration;

import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;
import java.util.Optional;

/** The extremes that membranes, before and after any reset, and synaptic currents of a layer reach; zeros if it has none. */
final class MembraneWatch {
    private final Neuron neuron;
    private final Optional<SynapticCurrent> current;
    private final Vector drives;
    private final double[] membranes;
    private final double[] currents;
    private final double[] lowest;
    private final double[] highest;
    private final double[] lowestCurrents;
    private final double[] highestCurrents;

    MembraneWatch(Neuron neuron, int neurons) {
        this.neuron = neuron;
        current = switch (neuron) {
            case CubaLif cuba -> Optional.of(cuba.current());
            case CubaLi cuba -> Optional.of(cuba.current());
            case Neuron _ -> Optional.empty();
        };
        drives = switch (neuron) {
            case CubaLif cuba -> cuba.drive();
            case CubaLi cuba -> cuba.drive();
            case Neuron _ -> Vector.of(0);
        };
        membranes = new double[neurons];
        currents = new double[neurons];
        lowest = new double[neurons];
        highest = new double[neurons];
        lowestCurrents = new double[neurons];
        highestCurrents = new double[neurons];
    }

    void reset() {
        Arrays.fill(membranes, 0);
        Arrays.fill(currents, 0);
    }

    /** After a tick with these input currents, which left these membranes. */
    void tick(Vector inputs, Vector left) {
        if (!(neuron instanceof Membrane membrane)) {
            return;
        }
        boolean resetFirst =
                neuron instanceof Spiking spiking && spiking.firing().order() == FiringOrder.RESET_UPDATE_FIRE;
        for (int n = 0; n < membranes.length; n++) {
            double fed = fed(n, inputs.get(n));
            double v = resetFirst ? left.get(n) : membrane.leak().betas().ofNeuron(n) * membranes[n] + fed;
            lowest[n] = Math.min(lowest[n], Math.min(v, left.get(n)));
            highest[n] = Math.max(highest[n], Math.max(v, left.get(n)));
            membranes[n] = left.get(n);
        }
    }

    /** What the membrane of a neuron gets of its input current. */
    private double fed(int n, double input) {
        if (current.isEmpty()) {
            return input;
        }
        double before = currents[n];
        currents[n] = current.get().leak().betas().ofNeuron(n) * before + input;
        lowestCurrents[n] = Math.min(lowestCurrents[n], currents[n]);
        highestCurrents[n] = Math.max(highestCurrents[n], currents[n]);
        return (current.get().feed() == CurrentFeed.OLD ? before : currents[n]) + drives.ofNeuron(n);
    }

    Vector lowest() {
        return Vector.of(lowest);
    }

    Vector highest() {
        return Vector.of(highest);
    }

    Vector lowestCurrents() {
        return Vector.of(lowestCurrents);
    }

    Vector highestCurrents() {
        return Vector.of(highestCurrents);
    }
}
