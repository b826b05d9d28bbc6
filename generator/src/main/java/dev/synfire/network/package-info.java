/**
 * The network as its author means it: real numbers, layers, neuron models.
 *
 * <pre>
 * Network  = name, Input, Layer+, ticks, Readout
 * Input    = size, range of codes, scale                 a real input is code * scale
 * Layer    = Dense(name, Matrix weights, Vector biases, weightBits, Scales, Neuron)
 * Neuron   = Rate | Spiking | Li
 * Rate     = Sigmoid | Tanh | Relu | Identity            each with its Codes
 * Spiking  = Lif | If                                    each with its Firing
 * </pre>
 *
 * Build one with {@link dev.synfire.network.Network#named}, with the neurons of {@link dev.synfire.network.Neurons}.
 */
package dev.synfire.network;
