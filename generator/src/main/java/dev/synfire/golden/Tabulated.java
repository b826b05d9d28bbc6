package dev.synfire.golden;

import dev.synfire.integer.Activation;

/** Evaluates a table's function at every argument. */
final class Tabulated {
    private Tabulated() {}

    /** f(z) at index z - table.arguments().min(). */
    static int[] values(Activation.Table table) {
        int most = (int) table.arguments().max();
        int[] values = new int[2 * most + 1];
        for (int p = 0; p <= most; p++) {
            int t = half(table, p);
            values[most - p] = table.symmetry() == Activation.Symmetry.ODD ? -t : t;
            values[most + p] = switch (table.symmetry()) {
                case ODD -> t;
                case COMPLEMENT -> Math.min((1 << table.outputBits()) - t, (1 << table.outputBits()) - 1);
            };
        }
        return values;
    }

    /** t for p = |z|. */
    private static int half(Activation.Table table, int p) {
        int f = table.interpolationBits();
        int i = p >> f;
        if (f == 0) {
            return table.entries().get(i);
        }
        int r = p - (i << f);
        long weighted = (long) table.entries().get(i) * ((1 << f) - r)
                + (long) table.entries().get(i + 1) * r
                + (1L << (f - 1));
        return (int) (weighted >> f);
    }
}
