package dev.synfire.integer;

/**
 * Sum pooling of events, every channel by itself. Sums are linear, so nothing is added here: an event goes on, with the
 * value it carries, to every place whose window sees it, and whatever comes next adds up what arrives there.
 *
 * <p>Average pooling is the same, with the window's size folded into what a weight stands for.
 *
 * @param input what events address
 * @param rows how the window slides from row to row
 * @param columns how it slides from column to column
 */
public record Pooling(Planes input, Sliding rows, Sliding columns) {
    public Pooling {
        output(input, rows, columns);
    }

    /** The places, in as many planes as the input has. */
    public Planes output() {
        return output(input, rows, columns);
    }

    /** The most input addresses that go to one place. */
    public int most() {
        return Math.min(rows.size(), input.height()) * Math.min(columns.size(), input.width());
    }

    private static Planes output(Planes input, Sliding rows, Sliding columns) {
        return new Planes(input.channels(), rows.places(input.height()), columns.places(input.width()));
    }
}
