package dev.synfire.core.pipeline;

import dev.synfire.hdl.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signed products, several at once. A product of logic cells is made in parts that are each done in a cycle, and the parts
 * are summed by a tree, one level a stage; a hard multiplier does it in one.
 */
public final class Multiplying {
    /** A multiplier built from logic cells takes so many bits of a factor in a cycle. */
    private static final int PART_BITS = 8;

    private final Stages stages;
    private final boolean whole;
    private final Map<String, List<Expr>> products = new LinkedHashMap<>();

    public Multiplying(Stages stages, boolean whole) {
        this.stages = stages;
        this.whole = whole;
    }

    /**
     * Says what is to be multiplied in this stage; both are signed.
     *
     * @param divided the factor that is taken in parts
     */
    public void add(String name, Expr factor, Expr divided) {
        int bits = divided.shape().width();
        int part = whole ? bits : Math.ceilDiv(bits, Math.ceilDiv(bits, PART_BITS));
        List<Expr> parts = new ArrayList<>();
        for (int low = 0; low < bits; low += part) {
            int high = Math.min(bits, low + part) - 1;
            Expr digits = divided.bits(high, low);
            Expr signed = high == bits - 1 ? digits.asSigned() : digits.toSigned();
            parts.add(factor.mul(part == bits ? divided : signed).shl(low));
        }
        products.put(name, parts);
    }

    /** Goes through the stages that it takes; gives the products by their names, no longer carried. */
    public Map<String, Expr> run() {
        step("multiply");
        while (products.values().stream().anyMatch(parts -> parts.size() > 1)) {
            products.replaceAll((_, parts) -> pairs(parts));
            step("products, sums of parts");
        }
        Map<String, Expr> results = new LinkedHashMap<>();
        products.forEach((name, parts) -> results.put(name, parts.getFirst()));
        return results;
    }

    private void step(String comment) {
        products.forEach((name, parts) -> {
            for (int i = 0; i < parts.size(); i++) {
                stages.carry(part(name, parts, i), parts.get(i));
            }
        });
        stages.step(comment);
        products.replaceAll((name, parts) -> {
            List<Expr> carried = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                carried.add(stages.take(part(name, parts, i)));
            }
            return carried;
        });
    }

    /** What a part of a product is carried as; the whole has no number. */
    private static String part(String name, List<Expr> parts, int number) {
        return parts.size() == 1 ? name : name + "_part" + number;
    }

    private static List<Expr> pairs(List<Expr> parts) {
        List<Expr> sums = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            sums.add(i + 1 < parts.size() ? parts.get(i).add(parts.get(i + 1)) : parts.get(i));
        }
        return sums;
    }
}
