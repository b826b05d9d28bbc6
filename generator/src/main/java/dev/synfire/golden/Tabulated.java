package dev.synfire.golden;

import dev.synfire.integer.Activation;
import dev.synfire.integer.Activation.Symmetry;

/** Evaluates a table's function at every argument. */
final class Tabulated {
    private Tabulated() {}

    /** f(z) at index z - table.arguments().min(). */
    static int[] values(Activation.Table table) {
        int most = (int) table.arguments().max();
        int[] values = new int[2 * most + 1];
        for (int z = -most; z <= most; z++) {
            int t = entry(table, table.symmetry() == Symmetry.NONE ? z + most + 1 : Math.abs(z));
            values[z + most] = switch (table.symmetry()) {
                case COMPLEMENT -> z < 0 ? t : Math.min((1 << table.outputBits()) - t, (1 << table.outputBits()) - 1);
                case ODD -> z < 0 ? -t : t;
                case NONE -> t;
            };
        }
        return values;
    }

    /** t at the place p of the table. */
    private static int entry(Activation.Table table, int p) {
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
