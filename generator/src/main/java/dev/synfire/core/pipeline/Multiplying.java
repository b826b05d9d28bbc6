package dev.synfire.core.pipeline;

import dev.synfire.hdl.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Signed products, several at once. A product of logic cells is made in parts that are each done in a cycle, and the parts
 * are summed by a tree, one level a stage; a hard multiplier does it in one.
 */
public final class Multiplying {
    /** A multiplier built from logic cells takes so many bits of a factor in a cycle. */
    private static final int PART_BITS = 8;

    /**
     * What is to be multiplied; both factors are signed.
     *
     * @param name of the product
     * @param divided the factor that is taken in parts
     */
    public record Product(String name, Expr factor, Expr divided) {}

    private final Stages stages;
    private final boolean whole;

    /** In those stages, with wide products in one piece or not. */
    public Multiplying(Stages stages, boolean whole) {
        this.stages = stages;
        this.whole = whole;
    }

    /** Goes from the stage that has the factors through the stages that it takes; gives the products in their order. */
    public List<Value> run(Product... products) {
        List<List<Expr>> parts = Arrays.stream(products).map(this::parts).toList();
        List<List<Value>> values = step(parts, "multiply", products);
        while (values.stream().anyMatch(these -> these.size() > 1)) {
            parts = values.stream().map(Multiplying::pairs).toList();
            values = step(parts, "products, sums of parts", products);
        }
        return values.stream().map(List::getFirst).toList();
    }

    private List<Expr> parts(Product product) {
        int bits = product.divided().shape().width();
        int part = whole ? bits : Math.ceilDiv(bits, Math.ceilDiv(bits, PART_BITS));
        List<Expr> parts = new ArrayList<>();
        for (int low = 0; low < bits; low += part) {
            int high = Math.min(bits, low + part) - 1;
            Expr digits = product.divided().bits(high, low);
            Expr signed = high == bits - 1 ? digits.asSigned() : digits.toSigned();
            parts.add(product.factor()
                    .mul(part == bits ? product.divided() : signed)
                    .shl(low));
        }
        return parts;
    }

    private List<List<Value>> step(List<List<Expr>> parts, String comment, Product[] products) {
        List<List<Value>> values = new ArrayList<>();
        for (int p = 0; p < products.length; p++) {
            List<Value> these = new ArrayList<>();
            for (int i = 0; i < parts.get(p).size(); i++) {
                // The whole has no number.
                String number = parts.get(p).size() == 1 ? "" : "_part" + i;
                these.add(stages.value(products[p].name() + number, parts.get(p).get(i)));
            }
            values.add(these);
        }
        stages.step(comment);
        values.forEach(these -> these.forEach(Value::now));
        return values;
    }

    private static List<Expr> pairs(List<Value> parts) {
        List<Expr> sums = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            Expr part = parts.get(i).now();
            sums.add(i + 1 < parts.size() ? part.add(parts.get(i + 1).now()) : part);
        }
        return sums;
    }
}
