/** Synapse engines: events come in, the input currents of a layer go out. */
package dev.synfire.core.synapse;
