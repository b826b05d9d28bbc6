package dev.synfire.layout;

/**
 * An estimate of what a part of a core takes.
 *
 * @param logicCells LUTs of four inputs, or flip-flops where they are more
 * @param blockRams block RAMs
 * @param largeRams large RAMs
 * @param products multiplications side by side
 */
public record Cost(int logicCells, int blockRams, int largeRams, int products) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0, 0);

    /** Nothing but logic cells. */
    public static Cost cells(int count) {
        return new Cost(count, 0, 0, 0);
    }

    /** The part so many times. */
    public Cost times(int count) {
        return new Cost(count * logicCells, count * blockRams, count * largeRams, count * products);
    }

    /** Both parts together. */
    public Cost plus(Cost other) {
        return new Cost(
                logicCells + other.logicCells,
                blockRams + other.blockRams,
                largeRams + other.largeRams,
                products + other.products);
    }
}
