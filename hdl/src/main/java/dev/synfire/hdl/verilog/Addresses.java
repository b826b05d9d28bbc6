package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.Warning;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.verilog.simplify.KnownBits;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the memories of a module whose addresses may be beyond their last words: where the number of words is no power of
 * two, and nothing that is known of an address keeps it below. What such an access does differs between simulators and
 * what synthesisers make of the memory.
 */
final class Addresses {
    private final KnownBits known;
    private final Map<Signal, Expr> names = new IdentityHashMap<>();
    private final Map<Memory, BigInteger> highest = new LinkedHashMap<>();
    private final Map<Expr, BigInteger> found = new IdentityHashMap<>();

    Addresses(KnownBits known) {
        this.known = known;
    }

    /** Notes what a name stands for. */
    void name(Signal signal, Expr value) {
        names.put(signal, value);
    }

    /** Notes an access to a memory. */
    void note(Memory memory, Expr address) {
        if (!memory.isNeverBeyond()) {
            highest.merge(memory, most(address), BigInteger::max);
        }
    }

    /** One warning for each memory that may be left. */
    List<Warning> warnings() {
        return highest.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(last(entry.getKey())) > 0)
                .map(entry -> warning(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A memory of one word has two in the Verilog. */
    private static BigInteger last(Memory memory) {
        return BigInteger.valueOf(Math.max(2, memory.depth()) - 1);
    }

    private static Warning warning(Memory memory, BigInteger most) {
        return new Warning(
                memory.line(),
                Diagnostic.ADDRESS,
                memory + " has " + memory.depth() + " words, and an address of it may be up to " + most,
                "restrict it, or call neverBeyond() where it never gets there");
    }

    /** The largest number that a value may be as far as is known. */
    private BigInteger most(Expr value) {
        BigInteger most = found.get(value);
        if (most == null) {
            most = find(value);
            found.put(value, most);
        }
        return most;
    }

    private BigInteger find(Expr address) {
        BigInteger most = known.most(address);
        Optional<BigInteger> closer =
                switch (address) {
                    case Signal signal -> Optional.ofNullable(names.get(signal)).map(this::most);
                    case Node.Widen widen -> Optional.of(most(widen.operand()));
                    case Node.Wrap wrap ->
                        known.least(wrap.operand()).signum() < 0 ? Optional.empty() : Optional.of(most(wrap.operand()));
                    case Node.Arith sum
                    when adds(sum) -> Optional.of(most(sum.left()).add(most(sum.right())));
                    case Node.Mux mux ->
                        Optional.of(most(mux.whenTrue(), mux.condition(), true)
                                .max(most(mux.whenFalse(), mux.condition(), false)));
                    default -> Optional.empty();
                };
        return closer.map(most::min).orElse(most);
    }

    private static boolean adds(Node.Arith node) {
        return node.operator() == Node.ArithmeticOperator.ADD
                && !node.left().shape().signed()
                && !node.right().shape().signed();
    }

    /** The same of a value that is taken where a condition is so. */
    private BigInteger most(Expr value, Expr condition, boolean holds) {
        BigInteger most = most(value);
        return switch (condition) {
            case Signal signal when names.containsKey(signal) -> most(value, names.get(signal), holds);
            case Node.Invert not -> most(value, not.operand(), !holds);
            case Node.Compare compare -> {
                Node.Relation relation = compare.relation();
                boolean left = same(compare.left(), value);
                if (!left && !same(compare.right(), value)) {
                    yield most;
                }
                BigInteger limit = most(left ? compare.right() : compare.left());
                BigInteger below = limit.subtract(BigInteger.ONE);
                yield most.min(
                        switch (relation) {
                            case LT -> left == holds ? (left ? below : limit) : most;
                            case LE -> left == holds ? (left ? limit : below) : most;
                            case GT -> left != holds ? (left ? limit : below) : most;
                            case GE -> left != holds ? (left ? below : limit) : most;
                            case EQ -> holds ? limit : most;
                            case NE -> holds ? most : limit;
                        });
            }
            default -> most;
        };
    }

    private static boolean same(Expr one, Expr other) {
        return bare(one).equals(bare(other));
    }

    private static Expr bare(Expr expr) {
        return expr instanceof Node.Widen widen ? bare(widen.operand()) : expr;
    }
}
