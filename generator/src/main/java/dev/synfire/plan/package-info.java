/**
 * How a network is laid out on a device: lanes and memory styles per layer, with a cost model.
 *
 * <p>A plan changes cost and speed, never a bit of the result.
 */
package dev.synfire.plan;
