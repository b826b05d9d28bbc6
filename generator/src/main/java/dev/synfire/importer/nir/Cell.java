package dev.synfire.importer.nir;

import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Vector;

/**
 * A NIR neuron in discrete time.
 *
 * @param neuron what it does in a tick
 * @param gains what multiplies whatever arrives, biases too; one for all or one per neuron
 * @param drive what is added to the current in every tick, already multiplied; one for all or one per neuron
 * @param told how it came about, one sentence
 */
record Cell(Neuron neuron, Vector gains, Vector drive, String told) {}
