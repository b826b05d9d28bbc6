/**
 * The neuron models in real numbers.
 *
 * <pre>
 * Neuron     = Rate | Membrane | TwoVariable
 * Rate       = Sigmoid | Tanh | Relu | Identity | Curve    each with its Codes
 * Membrane   = Spiking | Integrating                       each with its Leak
 * Spiking    = Lif | If | CubaLif                          each with its Firing
 * Integrating = Li | CubaLi
 * TwoVariable = Izhikevich | AdEx
 * </pre>
 */
package dev.synfire.network.neuron;
