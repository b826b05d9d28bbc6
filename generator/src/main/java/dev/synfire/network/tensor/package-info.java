/** Vectors and matrices of real numbers, the sizes of what they fill, and the bounds that all numbers keep. */
package dev.synfire.network.tensor;
