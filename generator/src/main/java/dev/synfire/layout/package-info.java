/**
 * How a core is laid out on a device: its style, the lanes and memories of each layer, the forms of shared and spatial cores.
 *
 * <p>These records describe a layout; {@code plan} searches for one, and {@code core} builds it. A layout changes cost and
 * speed, never a bit of the result.
 */
package dev.synfire.layout;
