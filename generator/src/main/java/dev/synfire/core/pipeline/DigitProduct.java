package dev.synfire.core.pipeline;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.DigitStages;
import java.util.ArrayList;
import java.util.List;

/**
 * A product built from logic cells: a factor times each of the {@link Digits} of the other, summed by a tree of adders, one
 * level a stage. Each adder has its register in its own cells, so that a shorter path costs none; adders without one
 * between them would become carry-save logic, two look-up tables a bit.
 *
 * <p>The factor times -1 is its inverse and 1 more. The 1 stands in the zeros below the factor times the next digit.
 */
public final class DigitProduct {
    /**
     * Part of the sum.
     *
     * @param value in units of 2^place
     * @param digits of how many it is the product
     */
    private record Term(Expr value, int place, int digits) {}

    private final Stages stages;
    private final String name;
    private final Shape product;
    private final int factorBits;
    private final int levels;
    private List<Term> terms = new ArrayList<>();

    /**
     * Of what this stage has.
     *
     * @param name under which the product, and with numbers what it is made of, is carried
     * @param factor signed
     * @param digits of the other factor
     * @param signed whether that is negative at times
     * @param product a signed shape that holds the product
     */
    public DigitProduct(Stages stages, String name, Expr factor, Expr digits, boolean signed, Shape product) {
        this.stages = stages;
        this.name = name;
        this.product = product;
        this.factorBits = factor.shape().width();
        Shape multiple = Shape.s(factorBits + 1);
        int count = digits.shape().width() / 2;
        this.levels = DigitStages.of(count, signed);
        stages.remark("The factor times each digit; -1 times is its inverse, and 1 more.");
        Expr once = stages.named(name + "_once", factor.extend(multiple));
        Expr twice = stages.named(name + "_twice", factor.shl(1));
        Expr none = Expr.lit(0, multiple);
        Expr zero = Expr.lit(0, Shape.bit());
        List<Expr> rows = new ArrayList<>();
        for (int k = 0; k < count && (k == 0 || place(k) < product.width()); k++) {
            Expr low = digits.bit(2 * k);
            Expr high = digits.bit(2 * k + 1);
            boolean positive = k == count - 1 && !signed;
            Expr times = stages.named(
                    name + "_times" + k, high.mux(positive ? twice : low.mux(once.not(), twice), low.mux(once, none)));
            rows.add(k == 0 ? times : Expr.cat(times.asUnsigned(), zero, negative(digits, k - 1)));
        }
        terms.add(term(rows.getFirst(), 0, 1, true));
        if (rows.size() > 1) {
            stages.remark("The 1 more of a digit stands in the zeros below the next.");
        }
        for (int k = 1; k < rows.size(); k++) {
            Expr row = stages.named(name + "_row" + k, rows.get(k).asSigned());
            terms.add(term(row, place(k), 1, false));
        }
        if (signed && place(count) < product.width()) {
            Expr more = Expr.cat(zero, negative(digits, count - 1)).asSigned();
            terms.add(term(more, place(count), 1, false));
        }
    }

    /** Where the row of a digit but the first begins: with the 1 more of the digit before. */
    private static int place(int digit) {
        return 2 * (digit - 1);
    }

    /** Whether a digit is -1. */
    private static Expr negative(Expr digits, int digit) {
        return digits.bit(2 * digit + 1).and(digits.bit(2 * digit));
    }

    /**
     * Without bits that the product has no room for, or that only repeat the sign: digits of at most 2 are at most 2 / 3 of
     * the next place, and all terms but the first begin a digit below their own.
     */
    private Term term(Expr value, int place, int digits, boolean first) {
        return new Term(narrow(value, width(place, digits, first)), place, digits);
    }

    private int width(int place, int digits, boolean first) {
        return Math.min(factorBits + 2 * digits + (first ? 0 : 2), product.width() - place);
    }

    private static Expr narrow(Expr value, int width) {
        return value.shape().width() > width ? value.wrap(Shape.s(width)) : value;
    }

    /** Goes through its stages; gives the product in the last, in a shape that may be narrower than was said. */
    public Expr run() {
        for (int left = levels; left > 0; left--) {
            level(left == 1);
        }
        return terms.getFirst().value();
    }

    private void level(boolean last) {
        List<Term> sums = new ArrayList<>();
        for (int i = 0; i < terms.size(); i += 2) {
            sums.add(i + 1 < terms.size() ? sum(terms.get(i), terms.get(i + 1), i == 0) : terms.get(i));
        }
        for (int i = 0; i < sums.size(); i++) {
            stages.carry(last ? name : name + "_sum" + i, sums.get(i).value());
        }
        stages.step(last ? "the product" : "sums of two");
        terms = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            Term sum = sums.get(i);
            terms.add(new Term(stages.take(last ? name : name + "_sum" + i), sum.place(), sum.digits()));
        }
    }

    /** The bits of a below those of b go on as they are. */
    private Term sum(Term a, Term b, boolean first) {
        int below = b.place() - a.place();
        int digits = a.digits() + b.digits();
        int width = width(a.place(), digits, first);
        Expr high = narrow(a.value().shr(below).add(b.value()), width - below);
        Expr sum = below == 0
                ? high
                : Expr.cat(high.asUnsigned(), a.value().bits(below - 1, 0)).asSigned();
        return new Term(sum, a.place(), digits);
    }
}
