/**
 * The search for the layout of a network on a device: the style of the core, lanes and memory styles per layer.
 *
 * <p>A plan changes cost and speed, never a bit of the result.
 */
package dev.synfire.plan;
