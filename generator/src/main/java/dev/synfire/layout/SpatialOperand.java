package dev.synfire.layout;

/**
 * A part of a sum, times a power of two.
 *
 * @param node the part
 * @param shift the power
 */
public record SpatialOperand(SpatialNode node, int shift) {
    long most() {
        return node.most() << shift;
    }

    long base() {
        return node.base() * (1L << shift);
    }
}
