package dev.synfire.network;

import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;

/**
 * A window that slides over a padded plane, as in PyTorch and ONNX. Output (y, x) sees the input's rows y * stride.height
 * - padding.top + k * dilation.height for k below size.height, and columns alike.
 *
 * @param size rows and columns that the window sees
 * @param stride rows and columns from one place of the window to the next
 * @param padding zeros around the plane
 * @param dilation rows and columns from one that the window sees to the next
 */
public record Window(Extent size, Extent stride, Padding padding, Extent dilation) {
    /** A window without gaps. */
    public Window(Extent size, Extent stride, Padding padding) {
        this(size, stride, padding, Extent.ONE);
    }

    /** The same in rows and columns. */
    public static Window square(int size, int stride, int padding) {
        return new Window(Extent.square(size), Extent.square(stride), Padding.of(padding, padding));
    }

    /**
     * In how many places the window fits.
     *
     * @throws IllegalArgumentException if it fits in none
     */
    public Extent places(int height, int width) {
        long rows = reach(height + padding.top() + padding.bottom(), dilation.height(), size.height());
        long columns = reach(width + padding.left() + padding.right(), dilation.width(), size.width());
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a window of " + size.height() + " x " + size.width()
                    + " is larger than its padded plane of " + (height + padding.top() + padding.bottom()) + " x "
                    + (width + padding.left() + padding.right()));
        }
        return new Extent((int) (rows - 1) / stride.height() + 1, (int) (columns - 1) / stride.width() + 1);
    }

    /** In how many places a window without stride fits. */
    private static long reach(int padded, int dilation, int size) {
        return padded - (long) dilation * (size - 1);
    }

    /** Refuses a shape that is not channels, height, width. */
    static void checkPlanes(String kind, Dims input) {
        if (input.count() != 3) {
            throw new IllegalArgumentException(
                    "the " + kind + " has an input of " + input + ", expected (channels, height, width)");
        }
    }
}
