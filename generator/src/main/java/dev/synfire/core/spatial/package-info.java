/** The spatial core: every neuron and every synapse is hardware of its own. */
package dev.synfire.core.spatial;
