package dev.synfire.core.synapse;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.Planes;
import dev.synfire.integer.Pooling;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which places an event of each address visits, and through which taps: sums of what its column, its row and its channel
 * contribute.
 *
 * @param input what events address
 * @param columns by column
 * @param rows by row
 * @param channels by channel; more than one where an event visits its places in several passes
 * @param places all places
 * @param taps all taps; 0 where nothing has weights
 */
record Neighbourhood(Planes input, Span columns, Span rows, Span channels, int places, int taps) {
    /** The neighbourhood of pooling: places are addresses of the pooled planes. */
    static Neighbourhood of(Pooling pooling) {
        Planes in = pooling.input();
        Planes out = pooling.output();
        return new Neighbourhood(
                in,
                Span.of("column", pooling.columns(), in.width(), 1, 0),
                Span.of("row", pooling.rows(), in.height(), out.width(), 0),
                new Span(
                        "channel",
                        IntVector.filled(in.channels(), 1),
                        each(in, channel -> channel * out.plane()),
                        IntVector.filled(in.channels(), 0),
                        0,
                        0),
                out.size(),
                0);
    }

    /**
     * The neighbourhood of a convolution whose output channels share its lanes in bands. A place is a row of sums,
     * {@code band * plane + position}; a tap is a word of weights, {@code ((pass * input channels + channel) * kernel rows +
     * row) * kernel columns + column}. An event goes through the bands of its group, one a pass.
     */
    static Neighbourhood of(ConvolutionSynapses synapses, Bands bands) {
        Planes in = synapses.input();
        Planes out = synapses.output();
        int kernel = synapses.rows().size() * synapses.columns().size();
        int group = bands.perGroup() * out.plane();
        return new Neighbourhood(
                in,
                Span.of("column", synapses.columns(), in.width(), 1, 1),
                Span.of(
                        "row",
                        synapses.rows(),
                        in.height(),
                        out.width(),
                        synapses.columns().size()),
                new Span(
                        "channel",
                        IntVector.filled(in.channels(), bands.perGroup()),
                        each(in, channel -> channel / synapses.inputsPerGroup() * group),
                        each(in, channel -> channel * kernel),
                        out.plane(),
                        in.channels() * kernel),
                bands.count() * out.plane(),
                bands.perGroup() * in.channels() * kernel);
    }

    /** Whether places are visited through weights. */
    boolean weighted() {
        return taps > 0;
    }

    private static IntVector each(Planes planes, IntUnaryOperator value) {
        return IntVector.of(IntStream.range(0, planes.channels()).map(value).toArray());
    }
}
