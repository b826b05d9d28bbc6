/** The graph of integer synapses: paths of transforms folded into the weights of projections, and what drives each layer. */
package dev.synfire.quantize.graph;
