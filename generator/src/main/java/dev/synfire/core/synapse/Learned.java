package dev.synfire.core.synapse;

import dev.synfire.hdl.Shape;
import java.util.Optional;

/**
 * That an engine's weights change while it runs.
 *
 * @param bias a bias, where biases change, too
 */
public record Learned(Optional<Shape> bias) {}
