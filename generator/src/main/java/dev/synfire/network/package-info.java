/**
 * The network as its author means it: real numbers, a graph of layers, neuron models.
 *
 * <pre>
 * Network    = name, Input, Layer+, ticks, Readout
 * Input      = Dims, range of codes, scale                 a real input is code * scale
 * Layer      = name, Dims, Projection+, biases, Neuron, weightBits, Scales
 * Projection = source, Transform*                          source: "input" or a layer; feedback comes a tick later
 * Transform  = Dense | Convolution | Pooling | Scaling | Delay
 * Neuron     = see {@link dev.synfire.network.neuron}
 * Scales     = PerNeuron | PerLayer | PowerOfTwo | Given
 * </pre>
 *
 * Everything is in discrete time and without units. Time constants, resistances, resting potentials and the time step of
 * other formats are folded into betas, weights and biases by whoever reads them.
 *
 * <p>Build one with {@link dev.synfire.network.Network#named}, with the neurons of {@link dev.synfire.network.Neurons}; run
 * one with {@link dev.synfire.network.sim.FloatModel}.
 */
package dev.synfire.network;
