package dev.synfire.core;

import static dev.synfire.hdl.Shape.s;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Decay;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiplies a membrane potential by a constant with adders alone: round(v * m / 2^k).
 *
 * <p>m is written in canonical signed digits, of which at most every second is not zero; each is a shifted v to add or
 * subtract. A tree of adders, one level a stage, sums them and what the rounding adds.
 */
final class Decaying {
    /** A summand, whether it is to be subtracted, and whether it is a constant, which needs no register. */
    private record Term(Expr value, boolean negative, boolean constant) {
        Term(Expr value, boolean negative) {
            this(value, negative, false);
        }
    }

    private final CoreComponent<?> owner;
    private final Stages stages;

    Decaying(CoreComponent<?> owner, Stages stages) {
        this.owner = owner;
        this.stages = stages;
    }

    /** Takes v from what is carried; ends in the stage that has the result. */
    Expr apply(Decay decay, String carried, Shape membrane) {
        Expr v = stages.take(carried);
        if (decay.isNone()) {
            return v;
        }
        // v * m lies within that; every sum on the way may wrap.
        Shape product = s(membrane.width() + decay.shift());
        List<Term> terms = terms(decay, v);
        while (terms.size() > 1) {
            terms = sumPairs(terms, product);
        }
        Expr sum = terms.getFirst().value();
        return Shapes.fit(Shapes.fit(sum, product).shr(decay.shift()), membrane);
    }

    private List<Term> terms(Decay decay, Expr v) {
        List<Term> terms = new ArrayList<>();
        int m = decay.multiplier();
        for (int place = 0; m >> place != 0; place++) {
            int rest = m >> place;
            if ((rest & 1) != 0) {
                boolean negative = (rest & 3) == 3;
                terms.add(new Term(v.shl(place), negative));
                m += negative ? 1 << place : -(1 << place);
            }
        }
        if (terms.isEmpty()) {
            // Nothing remains: v - v.
            terms.add(new Term(v, false));
            terms.add(new Term(v, true));
        }
        int shift = decay.shift();
        if (shift > 0) {
            switch (decay.rounding()) {
                case FLOOR -> {}
                case HALF_UP -> terms.add(new Term(Expr.lit(1L << (shift - 1), s(shift + 1)), false, true));
                case TOWARD_ZERO -> {
                    Expr bias = v.msb().replicate(shift);
                    terms.add(new Term(Expr.cat(Expr.lit(0, Shape.bit()), bias).asSigned(), false));
                }
            }
        }
        return terms;
    }

    /** One level of the tree: half as many terms in the next stage. */
    private List<Term> sumPairs(List<Term> terms, Shape product) {
        List<Term> sums = new ArrayList<>();
        for (int i = 0; i < terms.size(); i += 2) {
            Term first = terms.get(i);
            Term sum = i + 1 < terms.size() ? sum(first, terms.get(i + 1)) : first;
            if (!sum.constant()) {
                Expr value = sum.value();
                stages.carry("part" + i / 2, value.shape().width() > product.width() ? value.wrap(product) : value);
            }
            sums.add(sum);
        }
        stages.step(sums.size() == 1 ? "the decayed potential" : "decay, sums of parts");
        for (int i = 0; i < sums.size(); i++) {
            Term sum = sums.get(i);
            if (!sum.constant()) {
                sums.set(i, new Term(stages.take("part" + i), sum.negative()));
            }
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
