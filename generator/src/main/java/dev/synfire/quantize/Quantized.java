package dev.synfire.quantize;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.tensor.Vector;
import java.util.List;

/**
 * A network in integers, and what became of it on the way.
 *
 * @param network what the hardware computes
 * @param report whatever was rounded, clipped or approximated
 * @param scales what the integers of each layer stand for
 */
public record Quantized(IntegerNetwork network, QuantizationReport report, List<Scale> scales) {
    /**
     * What the integers of a layer stand for.
     *
     * @param currents one per neuron: a current a[n] stands for that many times its value
     * @param membranes one per neuron: a membrane stands for that many times its value, from the zero on
     * @param membraneZero what a membrane of 0 stands for
     * @param outputs an output event stands for that many times its value
     */
    public record Scale(Vector currents, Vector membranes, double membraneZero, double outputs) {
        /** What a membrane stands for. */
        public double membrane(int neuron, double integer) {
            return membraneZero + integer * membranes.ofNeuron(neuron);
        }
    }

    public Quantized {
        scales = List.copyOf(scales);
    }
}
