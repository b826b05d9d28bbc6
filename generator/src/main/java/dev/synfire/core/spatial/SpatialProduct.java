package dev.synfire.core.spatial;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.SignedDigits;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import java.util.ArrayList;
import java.util.List;

/** Products of currents and constants: sums of shifted currents, one a signed digit, in trees with a register a level. */
final class SpatialProduct {
    private record Term(Expr value, boolean negative) {}

    private SpatialProduct() {}

    /** Levels of the deepest tree. */
    static int levels(IntVector factors) {
        int most = factors.stream()
                .map(factor -> SignedDigits.of(factor).size())
                .max()
                .orElse(0);
        return most <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(most - 1);
    }

    /** The products, in the stage that has them all. */
    static List<Expr> of(
            CoreComponent<?> owner, Stages flags, Expr advance, List<? extends Expr> currents, IntVector factors) {
        List<List<Term>> all = new ArrayList<>();
        for (int n = 0; n < currents.size(); n++) {
            List<Term> terms = new ArrayList<>();
            for (SignedDigits.Digit digit : SignedDigits.of(factors.get(n))) {
                terms.add(new Term(currents.get(n).shl(digit.place()), digit.negative()));
            }
            all.add(terms);
        }
        int levels = levels(factors);
        for (int level = 1; level <= levels; level++) {
            flags.step("the currents are scaled");
            for (int n = 0; n < all.size(); n++) {
                List<Term> sums = pairs(all.get(n));
                for (int i = 0; i < sums.size(); i++) {
                    Term sum = sums.get(i);
                    String name = "scaled_" + n + "_" + level + (sums.size() == 1 ? "" : "_" + i);
                    Expr held = owner.register(name, sum.value().shape())
                            .withoutReset()
                            .enable(advance)
                            .next(sum.value());
                    sums.set(i, new Term(held, sum.negative()));
                }
                all.set(n, sums);
            }
        }
        return all.stream()
                .map(terms -> terms.isEmpty()
                        ? Expr.lit(0, Shape.s(1))
                        : terms.getFirst().value())
                .toList();
    }

    private static List<Term> pairs(List<Term> terms) {
        List<Term> sums = new ArrayList<>();
        for (int i = 0; i < terms.size(); i += 2) {
            sums.add(i + 1 < terms.size() ? sum(terms.get(i), terms.get(i + 1)) : terms.get(i));
        }
        return sums;
    }

    private static Term sum(Term a, Term b) {
        if (a.negative() == b.negative()) {
            return new Term(a.value().add(b.value()), a.negative());
        }
        return a.negative()
                ? new Term(b.value().sub(a.value()), false)
                : new Term(a.value().sub(b.value()), false);
    }
}
