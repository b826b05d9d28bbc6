package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.s;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Decay;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What remains of state words after a tick, round(v * m / 2^k), of several words at once.
 *
 * <p>Where all neurons share m it is written in canonical signed digits, of which at most every second is not zero; each
 * is a shifted v to add or subtract: adders alone. Where each neuron has its own, the terms are products of v and parts of
 * m. A tree of adders, one level a stage, sums them and what the rounding adds, if there is no room for it below a digit.
 */
final class LeakMultiplier {
    /** A multiplier built from logic cells takes so many bits of a factor in a cycle. */
    private static final int PART_BITS = 8;

    private final Stages stages;
    private final Constants constants;
    private final boolean wholeProducts;
    private final List<Word> words = new ArrayList<>();

    LeakMultiplier(Stages stages, Constants constants, boolean wholeProducts) {
        this.stages = stages;
        this.constants = constants;
        this.wholeProducts = wholeProducts;
    }

    /** A summand, whether it is to be subtracted, and whether it is a constant, which needs no register. */
    private record Term(Expr value, boolean negative, boolean constant) {
        Term(Expr value, boolean negative) {
            this(value, negative, false);
        }
    }

    /** A word that decays, and what its terms are named by. */
    private static final class Word {
        final String prefix;
        final Decay decay;
        final Shape shape;

        /** What it is multiplied by, where each neuron has a number of its own. */
        final Optional<Value> factor;

        List<Term> terms = new ArrayList<>();
        boolean unmultiplied;

        Word(String prefix, Decay decay, Shape shape, Optional<Value> factor) {
            this.prefix = prefix;
            this.decay = decay;
            this.shape = shape;
            this.factor = factor;
        }

        /** v * m lies within that; every sum on the way may wrap. */
        Shape product() {
            return s(shape.width() + decay.shift());
        }

        /** What it is called in a comment. */
        String title() {
            return prefix.isEmpty()
                    ? "the potential"
                    : "the " + prefix.replace("synaptic_", "synaptic current_").replace("_", "");
        }

        /** What a term is carried as: with a number where it is one of several. */
        String name(int term) {
            return prefix + (terms.size() == 1 ? "scaled" : "part" + term);
        }

        boolean done() {
            return !unmultiplied && terms.size() == 1;
        }
    }

    /**
     * Says what is to decay, in the stage before the one that has the words: it fetches what each neuron has of its own.
     *
     * @param prefix of the names of parts of its sum
     */
    void add(String prefix, Decay decay, Shape shape) {
        Optional<Value> factor = decay.isUniform()
                ? Optional.empty()
                : Optional.of(stages.value(
                        prefix + "factor",
                        constants.unsigned(prefix + "decays", decay.multipliers(), new Range(0, 1L << decay.shift()))));
        words.add(new Word(prefix, decay, shape, factor));
    }

    /**
     * Goes from the stage that has the words to the one that has what remains of them.
     *
     * @param values of the words, in the order in which they were added
     */
    List<Value> run(List<Value> values) {
        for (int i = 0; i < words.size(); i++) {
            start(words.get(i), values.get(i).now());
        }
        boolean first = true;
        while (!words.stream().allMatch(Word::done)) {
            level(first);
            first = false;
        }
        return words.stream()
                .map(word -> stages.value(word.prefix + "decayed", result(word)))
                .toList();
    }

    private void start(Word word, Expr before) {
        Expr v = before.toSigned();
        word.unmultiplied = !word.decay.isUniform();
        word.terms = word.unmultiplied ? products(word, v) : digits(word.decay, v);
        if (!halfBelow(word.decay)) {
            rounding(word.decay, v).ifPresent(word.terms::add);
        }
    }

    /** Whether v * 2^k is among the digits, where half a unit fits into the zeros below v: no adder for the rounding. */
    private static boolean halfBelow(Decay decay) {
        return decay.isUniform()
                && !decay.isNone()
                && decay.rounding() == Rounding.HALF_UP
                && 3 * decay.multiplier() > 2 << decay.shift();
    }

    /** v times the multiplier, in parts that are each done in a cycle. */
    private List<Term> products(Word word, Expr v) {
        Expr factor = word.factor.orElseThrow().now();
        int bits = factor.shape().width();
        int part = wholeProducts ? bits : Math.ceilDiv(bits, Math.ceilDiv(bits, PART_BITS));
        List<Term> products = new ArrayList<>();
        for (int low = 0; low < bits; low += part) {
            Expr digits = factor.bits(Math.min(bits, low + part) - 1, low);
            products.add(new Term(v.mul(digits.toSigned()).shl(low), false));
        }
        return products;
    }

    private static List<Term> digits(Decay decay, Expr v) {
        List<Term> terms = new ArrayList<>();
        if (decay.isNone()) {
            terms.add(new Term(v, false));
            return terms;
        }
        int m = decay.multiplier();
        for (int place = 0; m >> place != 0; place++) {
            int rest = m >> place;
            if ((rest & 1) != 0) {
                boolean negative = (rest & 3) == 3;
                boolean half = place == decay.shift() && halfBelow(decay);
                terms.add(new Term(
                        half ? Expr.cat(v, Expr.lit(1L << place - 1, u(place))).asSigned() : v.shl(place), negative));
                m += negative ? 1 << place : -(1 << place);
            }
        }
        if (terms.isEmpty()) {
            // Nothing remains: v - v.
            terms.add(new Term(v, false));
            terms.add(new Term(v, true));
        }
        return terms;
    }

    /** What is added before the shift. */
    private static Optional<Term> rounding(Decay decay, Expr v) {
        int shift = decay.shift();
        if (shift == 0 || decay.isNone()) {
            return Optional.empty();
        }
        return switch (decay.rounding()) {
            case FLOOR -> Optional.empty();
            case HALF_UP -> Optional.of(new Term(Expr.lit(1L << (shift - 1), s(shift + 1)), false, true));
            case HALF_EVEN -> throw new IllegalStateException("no decay rounds halves to the even one");
            case TOWARD_ZERO -> {
                Expr bias = v.msb().replicate(shift);
                yield Optional.of(
                        new Term(Expr.cat(Expr.lit(0, Shape.bit()), bias).asSigned(), false));
            }
        };
    }

    /** One level of the trees: half as many terms in the next stage, or products that were not yet made. */
    private void level(boolean first) {
        boolean multiplies = words.stream().anyMatch(word -> word.unmultiplied);
        Map<Term, Value> next = new IdentityHashMap<>();
        for (Word word : words) {
            word.terms = word.unmultiplied ? word.terms : pairs(word.terms);
            word.unmultiplied = false;
            for (int i = 0; i < word.terms.size(); i++) {
                Term term = word.terms.get(i);
                if (!term.constant()) {
                    Shape most = word.product();
                    boolean wider = term.value().shape().width() > most.width();
                    next.put(
                            term,
                            stages.value(word.name(i), wider ? term.value().wrap(most) : term.value()));
                }
            }
        }
        boolean last = words.stream().allMatch(Word::done);
        String done = last ? "the decayed potential" : multiplies ? "decay, products" : "decay, sums of parts";
        stages.step(done + (first ? factors() : ""));
        for (Word word : words) {
            word.terms.replaceAll(
                    term -> term.constant() ? term : new Term(next.get(term).now(), term.negative()));
        }
    }

    /** By what the words are multiplied, those of them for which it is one number. */
    private String factors() {
        List<Word> uniform = words.stream()
                .filter(word -> word.decay.isUniform() && !word.decay.isNone())
                .toList();
        if (uniform.isEmpty()) {
            return "";
        }
        return uniform.stream()
                .map(word -> (words.size() > 1 ? word.title() + " " : "") + "times " + word.decay.multiplier() + "/"
                        + (1 << word.decay.shift())
                        + (word.decay.rounding() == Rounding.HALF_UP ? ", and a half to round" : ""))
                .collect(Collectors.joining("; ", ": ", ""));
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

    private static Expr result(Word word) {
        Expr sum = word.terms.getFirst().value();
        if (word.decay.isNone()) {
            return sum;
        }
        return Shapes.fit(Shapes.fit(sum, word.product()).shr(word.decay.shift()), word.shape);
    }
}
