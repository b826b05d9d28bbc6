package dev.synfire.hdl.sim;

import static dev.synfire.hdl.sim.Instructions.LIMBS;
import static dev.synfire.hdl.sim.Instructions.MATH;
import static dev.synfire.hdl.sim.Instructions.WIDE;
import static dev.synfire.hdl.sim.Instructions.WORDS;
import static dev.synfire.hdl.sim.Instructions.kind;
import static dev.synfire.hdl.sim.Instructions.mask;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes code that leaves an expression's value on the stack: a long, extended as its shape says, or limbs as many as
 * its shape needs.
 */
final class ValueCode {
    private final CodeBuilder code;
    private final StateLayout places;
    private final Methods methods;
    private final boolean outlining;
    private final Instructions instructions;
    private final ConditionCode conditions;
    private final BitCode bits;
    private final Map<Signal, Integer> locals = new IdentityHashMap<>();

    /** @param outlining whether large operands become methods of their own */
    ValueCode(CodeBuilder code, StateLayout places, Methods methods, boolean outlining) {
        this.code = code;
        this.places = places;
        this.methods = methods;
        this.outlining = outlining;
        this.instructions = new Instructions(code);
        this.conditions = new ConditionCode(code, instructions, this);
        this.bits = new BitCode(code, instructions, this);
    }

    /** Comparisons and jumps. */
    ConditionCode conditions() {
        return conditions;
    }

    /** What moves bits. */
    BitCode moves() {
        return bits;
    }

    /** Whether large operands become methods of their own. */
    boolean outlines() {
        return outlining;
    }

    /** Says that the signal's present value is in a local variable too. */
    void local(Signal signal, int variable) {
        locals.put(signal, variable);
    }

    /** The value in the given shape, which holds it. */
    void in(Shape shape, Expr expr) {
        if (!Wide.is(shape)) {
            value(expr);
            return;
        }
        limbs(expr);
        if (!Wide.is(expr.shape()) || Wide.limbs(expr.shape()) != Wide.limbs(shape)) {
            instructions.wide("resize", LIMBS, LIMBS, Wide.limbs(shape));
        }
    }

    static boolean isUnsigned64(Expr expr) {
        return expr.shape().width() == Long.SIZE && !expr.shape().signed();
    }

    /** The value in its own shape. */
    void value(Expr expr) {
        if (outlining && !(expr instanceof Signal) && methods.isLarge(expr)) {
            methods.call(code, expr);
        } else {
            inline(expr);
        }
    }

    /** The value in its own shape, here. */
    void inline(Expr expr) {
        Shape shape = expr.shape();
        boolean wide = Wide.is(shape);
        switch (expr) {
            case Signal signal -> signal(signal);
            case Node.Literal literal -> constant(literal.value(), shape);
            case Node.State state -> code.loadConstant((long) state.constant().ordinal());
            case Node.Arith node
            when wide -> {
                limbs(node.left());
                limbs(node.right());
                String verb =
                        switch (node.operator()) {
                            case ADD -> "add";
                            case SUB -> "sub";
                            case MUL -> "mul";
                        };
                code.loadConstant(Wide.limbs(shape));
                instructions.call(WIDE, verb, LIMBS, LIMBS, LIMBS, CD_int);
            }
            case Node.Negate node
            when wide -> {
                limbs(node.operand());
                instructions.wide("negate", LIMBS, LIMBS, Wide.limbs(shape));
            }
            case Node.ShiftLeft node
            when wide -> {
                limbs(node.operand());
                code.loadConstant(node.places()).loadConstant(Wide.limbs(shape));
                instructions.call(WIDE, "shiftLeft", LIMBS, LIMBS, CD_int, CD_int);
            }
            // The low 64 bits of the result need only those of the operands.
            case Node.Arith _, Node.Negate _, Node.ShiftLeft _ -> lowInline(expr);
            case Node.Bitwise node -> {
                value(node.left());
                value(node.right());
                if (wide) {
                    instructions.call(WIDE, node.operator().name().toLowerCase(Locale.ROOT), LIMBS, LIMBS, LIMBS);
                } else {
                    switch (node.operator()) {
                        case AND -> code.land();
                        case OR -> code.lor();
                        case XOR -> code.lxor();
                    }
                }
            }
            case Node.Invert node -> {
                value(node.operand());
                if (!wide) {
                    code.loadConstant(shape.signed() ? -1L : mask(shape.width()))
                            .lxor();
                } else {
                    instructions.call(WIDE, "not", LIMBS, LIMBS);
                    if (!shape.signed()) {
                        instructions.wrapWide(shape);
                    }
                }
            }
            case Node.Reduce node -> conditions.reduce(node);
            case Node.Compare node -> conditions.compare(node);
            case Node.Mux node -> {
                Label otherwise = code.newLabel();
                Label end = code.newLabel();
                conditions.unless(node.condition(), otherwise);
                in(shape, node.whenTrue());
                code.goto_(end).labelBinding(otherwise);
                in(shape, node.whenFalse());
                code.labelBinding(end);
            }
            case Node.Slice node -> bits.slice(node);
            case Node.Concat node -> bits.concat(node);
            case Node.Replicate node -> {
                int width = node.operand().shape().width();
                if (!wide) {
                    bits(node.operand());
                    long pattern = 0;
                    for (int i = 0; i < node.times(); i++) {
                        pattern |= 1L << (i * width);
                    }
                    code.loadConstant(pattern).lmul();
                } else {
                    limbs(node.operand());
                    code.loadConstant(width).loadConstant(node.times()).loadConstant(Wide.limbs(shape));
                    instructions.call(WIDE, "replicate", LIMBS, LIMBS, CD_int, CD_int, CD_int);
                }
            }
            case Node.ShiftLeftBy node -> bits.shiftLeftBy(node);
            case Node.ShiftRightBy node -> bits.shiftRightBy(node);
            case Node.Part node -> bits.part(node);
            case Node.Reinterpret node -> {
                value(node.operand());
                if (wide) {
                    instructions.wrapWide(shape);
                } else if (node.operand().shape().signed() != shape.signed()) {
                    instructions.wrap(shape);
                }
            }
            case Node.Widen node -> in(shape, node.operand());
            case Node.Wrap node -> {
                if (wide) {
                    limbs(node.operand());
                    instructions.wrapWide(shape);
                } else {
                    low(node.operand());
                    instructions.wrap(shape);
                }
            }
            case Node.Saturate node -> saturate(node);
            case Node.RoundHalfUp node -> {
                boolean signed = node.operand().shape().signed();
                value(node.operand());
                if (Wide.is(node.operand().shape())) {
                    round("roundHalfUp", node.places(), shape);
                } else {
                    code.dup2().loadConstant(node.places());
                    (signed ? code.lshr() : code.lushr()).dup2_x2().pop2();
                    code.loadConstant(node.places() - 1)
                            .lushr()
                            .lconst_1()
                            .land()
                            .ladd();
                }
            }
            case Node.RoundTowardZero node -> {
                value(node.operand());
                if (Wide.is(node.operand().shape())) {
                    round("roundTowardZero", node.places(), shape);
                } else {
                    code.dup2().loadConstant(Long.SIZE - 1).lshr();
                    code.loadConstant(mask(node.places())).land().ladd();
                    code.loadConstant(node.places()).lshr();
                }
            }
            case Node.ReadNow node -> {
                ClassDesc words = places.array(code, node.memory());
                value(node.address());
                instructions.call(WORDS, "read", wide ? LIMBS : CD_long, words, CD_long);
            }
        }
    }

    private void round(String verb, int count, Shape shape) {
        code.loadConstant(count).loadConstant(Wide.limbs(shape));
        instructions.call(WIDE, verb, LIMBS, LIMBS, CD_int, CD_int);
        if (!Wide.is(shape)) {
            code.iconst_0().laload();
        }
    }

    private void signal(Signal signal) {
        Signal source = places.source(signal);
        Integer variable = locals.get(source);
        if (variable == null) {
            places.load(code, source);
        } else {
            code.loadLocal(kind(source.shape()), variable);
        }
    }

    void constant(BigInteger value, Shape shape) {
        if (Wide.is(shape)) {
            places.constant(code, Wide.of(value, Wide.limbs(shape)));
        } else {
            code.loadConstant(value.longValue());
        }
    }

    /** The value as limbs, however many. */
    void limbs(Expr expr) {
        value(expr);
        if (!Wide.is(expr.shape())) {
            instructions.call(WIDE, isUnsigned64(expr) ? "ofUnsigned" : "of", LIMBS, CD_long);
        }
    }

    /** A long with the same low 64 bits as the value. */
    void low(Expr expr) {
        if (outlining && methods.isLarge(expr) || !modular(expr)) {
            value(expr);
            if (Wide.is(expr.shape())) {
                code.iconst_0().laload();
            }
        } else {
            lowInline(expr);
        }
    }

    /** True when the low bits of the result come from the low bits of the operands. */
    private static boolean modular(Expr expr) {
        return expr instanceof Node.Arith
                || expr instanceof Node.Negate
                || expr instanceof Node.ShiftLeft
                || expr instanceof Node.Widen;
    }

    private void lowInline(Expr expr) {
        switch (expr) {
            case Node.Arith node -> {
                low(node.left());
                low(node.right());
                switch (node.operator()) {
                    case ADD -> code.ladd();
                    case SUB -> code.lsub();
                    case MUL -> code.lmul();
                }
            }
            case Node.Negate node -> {
                low(node.operand());
                code.lneg();
            }
            case Node.ShiftLeft node
            when node.places() < Long.SIZE -> {
                low(node.operand());
                code.loadConstant(node.places()).lshl();
            }
            case Node.ShiftLeft _ -> code.lconst_0();
            case Node.Widen node -> low(node.operand());
            default -> throw new IllegalArgumentException(expr.toString());
        }
    }

    /** The value's bits as a long, those beyond the width 0. */
    void bits(Expr expr) {
        value(expr);
        Shape shape = expr.shape();
        if (shape.signed() && shape.width() < Long.SIZE) {
            code.loadConstant(mask(shape.width())).land();
        }
    }

    private void saturate(Node.Saturate node) {
        Shape from = node.operand().shape();
        Shape to = node.shape();
        if (Wide.is(from) || Wide.is(to)) {
            limbs(node.operand());
            places.constant(code, Wide.of(to.min(), Wide.limbs(to)));
            places.constant(code, Wide.of(to.max(), Wide.limbs(to)));
            instructions.call(WIDE, "clip", LIMBS, LIMBS, LIMBS, LIMBS);
            if (Wide.is(to)) {
                instructions.wide("resize", LIMBS, LIMBS, Wide.limbs(to));
            } else {
                code.iconst_0().laload();
            }
            return;
        }
        value(node.operand());
        if (isUnsigned64(node.operand())) {
            code.loadConstant(to.max().longValue());
            instructions.call(WIDE, "clipUnsigned", CD_long, CD_long, CD_long);
            return;
        }
        if (from.min().compareTo(to.min()) < 0) {
            code.loadConstant(to.min().longValue());
            instructions.call(MATH, "max", CD_long, CD_long, CD_long);
        }
        if (from.max().compareTo(to.max()) > 0) {
            code.loadConstant(to.max().longValue());
            instructions.call(MATH, "min", CD_long, CD_long, CD_long);
        }
    }
}
