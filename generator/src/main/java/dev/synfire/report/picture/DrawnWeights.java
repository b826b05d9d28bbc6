package dev.synfire.report.picture;

/**
 * A layer's weights.
 *
 * @param name the user's
 * @param what the picture shows, such as: a tile per neuron
 * @param synapses how many weights there are
 * @param smallest the smallest weight
 * @param largest the largest weight
 * @param zeros the share of weights that are 0
 * @param width of the picture
 * @param height of the picture
 * @param pixels weights, row by row; NaN between tiles
 */
public record DrawnWeights(
        String name,
        String what,
        long synapses,
        int smallest,
        int largest,
        double zeros,
        int width,
        int height,
        double[] pixels) {
    /** As a data URI. */
    public String uri() {
        return Shades.diverging(width, height, pixels, Math.max(Math.abs(smallest), Math.abs(largest)));
    }

    /** How wide the picture is at most, in CSS pixels: each weight is at least as large as it can be told from its neighbours. */
    public int most() {
        return Math.min(720, Math.max(width * (width > 240 ? 2 : 4), 120));
    }
}
