package dev.synfire.importer.onnx;

import dev.synfire.network.Padding;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import java.util.Arrays;

/** Reads strides, dilations, pads and auto_pad, which Conv and the poolings share. */
final class WindowReader {
    private final OnnxNode node;
    private final int dimensions;

    private WindowReader(OnnxNode node, int dimensions) {
        this.node = node;
        this.dimensions = dimensions;
    }

    /**
     * Reads a window.
     *
     * @param size of one or two dimensions
     * @param input channels, height, width
     */
    static Window read(OnnxNode node, long[] size, Dims input) {
        return new WindowReader(node, size.length).window(size, input);
    }

    private Window window(long[] size, Dims input) {
        Extent extent = extent(size);
        Extent stride = extent(numbers("strides", 1, dimensions));
        Extent dilation = extent(numbers("dilations", 1, dimensions));
        String automatic = node.text("auto_pad", "NOTSET");
        Padding padding =
                switch (automatic) {
                    case "NOTSET", "" -> explicit();
                    case "VALID" -> Padding.NONE;
                    case "SAME_UPPER", "SAME_LOWER" -> {
                        int rows = missing(input.get(1), extent.height(), stride.height(), dilation.height());
                        int columns = missing(input.get(2), extent.width(), stride.width(), dilation.width());
                        boolean upper = automatic.equals("SAME_UPPER");
                        int top = upper ? rows / 2 : rows - rows / 2;
                        int left = upper ? columns / 2 : columns - columns / 2;
                        yield new Padding(top, rows - top, left, columns - left);
                    }
                    default -> throw node.wrong("auto_pad is " + automatic);
                };
        return new Window(extent, stride, padding, dilation);
    }

    /** The zeros that make a plane as long as its windows' places times the stride. */
    private static int missing(int length, int size, int stride, int dilation) {
        int places = (length + stride - 1) / stride;
        return Math.max(0, (places - 1) * stride + dilation * (size - 1) + 1 - length);
    }

    private Padding explicit() {
        long[] pads = numbers("pads", 0, 2 * dimensions);
        if (Arrays.stream(pads).anyMatch(pad -> pad < 0 || pad > 1 << 16)) {
            throw node.wrong("its pads are " + Arrays.toString(pads) + ", expected numbers from 0 to 65536");
        }
        return dimensions == 1
                ? new Padding(0, 0, (int) pads[0], (int) pads[1])
                : new Padding((int) pads[0], (int) pads[2], (int) pads[1], (int) pads[3]);
    }

    private long[] numbers(String attribute, long otherwise, int count) {
        long[] numbers = node.integers(attribute).orElseGet(() -> {
            long[] all = new long[count];
            Arrays.fill(all, otherwise);
            return all;
        });
        if (numbers.length != count) {
            throw node.wrong("it has " + numbers.length + " " + attribute + ", expected " + count);
        }
        return numbers;
    }

    private Extent extent(long[] numbers) {
        if (Arrays.stream(numbers).anyMatch(number -> number < 1 || number > 1 << 16)) {
            throw node.wrong("its window has " + Arrays.toString(numbers) + ", expected numbers from 1 to 65536");
        }
        return dimensions == 1 ? new Extent(1, (int) numbers[0]) : new Extent((int) numbers[0], (int) numbers[1]);
    }
}
