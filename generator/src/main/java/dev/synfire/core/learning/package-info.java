/**
 * The learning engine: what each address did in a sample, the errors of the neurons, and one walk over the rows of a weight
 * memory that adds their products.
 */
package dev.synfire.core.learning;
