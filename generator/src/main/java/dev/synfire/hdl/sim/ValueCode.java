package dev.synfire.hdl.sim;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes code that leaves an expression's value on the stack: a long, extended as its shape says, or limbs as many as
 * its shape needs.
 */
final class ValueCode {
    static final ClassDesc LIMBS = CD_long.arrayType();
    private static final ClassDesc WIDE = ClassDesc.of(Wide.class.getName());
    private static final ClassDesc SHIFTS = ClassDesc.of(Shifts.class.getName());
    private static final ClassDesc WORDS = ClassDesc.of(Words.class.getName());
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc LONG = ClassDesc.of("java.lang.Long");

    private final CodeBuilder code;
    private final Places places;
    private final Methods methods;
    private final boolean outlining;
    private final Map<Signal, Integer> locals = new IdentityHashMap<>();

    /** @param outlining whether large operands become methods of their own */
    ValueCode(CodeBuilder code, Places places, Methods methods, boolean outlining) {
        this.code = code;
        this.places = places;
        this.methods = methods;
        this.outlining = outlining;
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
            wide("resize", LIMBS, LIMBS, Wide.limbs(shape));
        }
    }

    /** Jumps when the expression, one bit, is 0. */
    void unless(Expr condition, Label target) {
        switch (condition) {
            case Node.Invert(Expr operand) -> {
                value(operand);
                code.lconst_0().lcmp().ifne(target);
            }
            case Node.Compare compare
            when isSimple(compare) -> {
                value(compare.left());
                value(compare.right());
                code.lcmp();
                switch (compare.relation()) {
                    case EQ -> code.ifne(target);
                    case NE -> code.ifeq(target);
                    case LT -> code.ifge(target);
                    case LE -> code.ifgt(target);
                    case GT -> code.ifle(target);
                    case GE -> code.iflt(target);
                }
            }
            default -> {
                value(condition);
                code.lconst_0().lcmp().ifeq(target);
            }
        }
    }

    /** True when signed comparison of longs compares the numbers. */
    private static boolean isSimple(Node.Compare compare) {
        return !isUnsigned64(compare.left())
                && !isUnsigned64(compare.right())
                && !Wide.is(compare.left().shape())
                && !Wide.is(compare.right().shape());
    }

    private static boolean isUnsigned64(Expr expr) {
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
                call(WIDE, verb, LIMBS, LIMBS, LIMBS, CD_int);
            }
            case Node.Negate node
            when wide -> {
                limbs(node.operand());
                wide("negate", LIMBS, LIMBS, Wide.limbs(shape));
            }
            case Node.ShiftLeft node
            when wide -> {
                limbs(node.operand());
                code.loadConstant(node.places()).loadConstant(Wide.limbs(shape));
                call(WIDE, "shiftLeft", LIMBS, LIMBS, CD_int, CD_int);
            }
            // The low 64 bits of the result need only those of the operands.
            case Node.Arith _, Node.Negate _, Node.ShiftLeft _ -> lowInline(expr);
            case Node.Bitwise node -> {
                value(node.left());
                value(node.right());
                if (wide) {
                    call(WIDE, node.operator().name().toLowerCase(Locale.ROOT), LIMBS, LIMBS, LIMBS);
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
                    call(WIDE, "not", LIMBS, LIMBS);
                    if (!shape.signed()) {
                        wrapWide(shape);
                    }
                }
            }
            case Node.Reduce node -> reduce(node);
            case Node.Compare node -> compare(node);
            case Node.Mux node -> {
                Label otherwise = code.newLabel();
                Label end = code.newLabel();
                unless(node.condition(), otherwise);
                in(shape, node.whenTrue());
                code.goto_(end).labelBinding(otherwise);
                in(shape, node.whenFalse());
                code.labelBinding(end);
            }
            case Node.Slice node -> slice(node);
            case Node.Concat node -> concat(node);
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
                    call(WIDE, "replicate", LIMBS, LIMBS, CD_int, CD_int, CD_int);
                }
            }
            case Node.ShiftLeftBy node -> shiftLeftBy(node);
            case Node.ShiftRightBy node -> shiftRightBy(node);
            case Node.Part node -> part(node);
            case Node.Reinterpret node -> {
                value(node.operand());
                if (wide) {
                    wrapWide(shape);
                } else if (node.operand().shape().signed() != shape.signed()) {
                    wrap(shape);
                }
            }
            case Node.Widen node -> in(shape, node.operand());
            case Node.Wrap node -> {
                if (wide) {
                    limbs(node.operand());
                    wrapWide(shape);
                } else {
                    low(node.operand());
                    wrap(shape);
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
                call(WORDS, "read", wide ? LIMBS : CD_long, words, CD_long);
            }
        }
    }

    private void round(String verb, int count, Shape shape) {
        code.loadConstant(count).loadConstant(Wide.limbs(shape));
        call(WIDE, verb, LIMBS, LIMBS, CD_int, CD_int);
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

    static TypeKind kind(Shape shape) {
        return Wide.is(shape) ? TypeKind.REFERENCE : TypeKind.LONG;
    }

    private void constant(BigInteger value, Shape shape) {
        if (Wide.is(shape)) {
            places.constant(code, Wide.of(value, Wide.limbs(shape)));
        } else {
            code.loadConstant(value.longValue());
        }
    }

    /** The value as limbs, however many. */
    private void limbs(Expr expr) {
        value(expr);
        if (!Wide.is(expr.shape())) {
            call(WIDE, isUnsigned64(expr) ? "ofUnsigned" : "of", LIMBS, CD_long);
        }
    }

    /** A long with the same low 64 bits as the value. */
    private void low(Expr expr) {
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

    private void shiftLeftBy(Node.ShiftLeftBy node) {
        Shape shape = node.shape();
        if (Wide.is(shape)) {
            limbs(node.operand());
            value(node.places());
            code.l2i().loadConstant(Wide.limbs(shape));
            call(WIDE, "shiftLeft", LIMBS, LIMBS, CD_int, CD_int);
        } else {
            low(node.operand());
            value(node.places());
            call(SHIFTS, "left", CD_long, CD_long, CD_long);
        }
        if (!node.exact()) {
            if (Wide.is(shape)) {
                wrapWide(shape);
            } else {
                wrap(shape);
            }
        }
    }

    private void shiftRightBy(Node.ShiftRightBy node) {
        Shape shape = node.shape();
        value(node.operand());
        value(node.places());
        if (Wide.is(shape)) {
            code.l2i().loadConstant(Wide.limbs(shape));
            call(WIDE, "shiftRight", LIMBS, LIMBS, CD_int, CD_int);
        } else {
            call(SHIFTS, shape.signed() ? "right" : "unsignedRight", CD_long, CD_long, CD_long);
        }
    }

    private void part(Node.Part node) {
        Shape from = node.operand().shape();
        if (!Wide.is(from)) {
            bits(node.operand());
            value(node.from());
            call(SHIFTS, "unsignedRight", CD_long, CD_long, CD_long);
        } else {
            value(node.operand());
            code.loadConstant(from.width()).loadConstant(0);
            call(WIDE, "wrap", LIMBS, LIMBS, CD_int, CD_boolean);
            value(node.from());
            code.l2i();
            if (Wide.is(node.shape())) {
                code.loadConstant(Wide.limbs(node.shape()));
                call(WIDE, "shiftRight", LIMBS, LIMBS, CD_int, CD_int);
                wrapWide(node.shape());
                return;
            }
            call(WIDE, "bits", CD_long, LIMBS, CD_int);
        }
        wrap(node.shape());
    }

    /** The value's bits as a long, those beyond the width 0. */
    private void bits(Expr expr) {
        value(expr);
        Shape shape = expr.shape();
        if (shape.signed() && shape.width() < Long.SIZE) {
            code.loadConstant(mask(shape.width())).land();
        }
    }

    /** Makes a long that has the right low bits a number of the shape. */
    private void wrap(Shape shape) {
        int unused = Long.SIZE - shape.width();
        if (unused == 0) {
            return;
        }
        if (shape.signed()) {
            code.loadConstant(unused).lshl().loadConstant(unused).lshr();
        } else {
            code.loadConstant(mask(shape.width())).land();
        }
    }

    private void wrapWide(Shape shape) {
        code.loadConstant(shape.width()).loadConstant(shape.signed() ? 1 : 0);
        call(WIDE, "wrap", LIMBS, LIMBS, CD_int, CD_boolean);
    }

    private static long mask(int width) {
        return width == 0 ? 0 : -1L >>> (Long.SIZE - width);
    }

    private void reduce(Node.Reduce node) {
        Shape shape = node.operand().shape();
        if (Wide.is(shape)) {
            value(node.operand());
            switch (node.operator()) {
                case OR -> call(WIDE, "any", CD_long, LIMBS);
                case AND -> wide("all", CD_long, LIMBS, shape.width());
                case XOR -> wide("odd", CD_long, LIMBS, shape.width());
            }
            return;
        }
        switch (node.operator()) {
            case OR -> {
                value(node.operand());
                notZero();
            }
            case AND -> {
                bits(node.operand());
                code.loadConstant(mask(shape.width())).lxor();
                notZero();
                code.lconst_1().lxor();
            }
            case XOR -> {
                bits(node.operand());
                call(LONG, "bitCount", CD_int, CD_long);
                code.i2l().lconst_1().land();
            }
        }
    }

    /** 1 for a long that is not 0. */
    private void notZero() {
        code.dup2().lneg().lor().loadConstant(Long.SIZE - 1).lushr();
    }

    /** Without a branch where the difference fits a long. */
    private void compare(Node.Compare node) {
        boolean wide = Wide.is(node.left().shape()) || Wide.is(node.right().shape());
        boolean swap = node.relation() == Node.Relation.GT || node.relation() == Node.Relation.LE;
        Expr first = swap ? node.right() : node.left();
        Expr second = swap ? node.left() : node.right();
        if (wide) {
            limbs(first);
            limbs(second);
            call(WIDE, "compare", CD_int, LIMBS, LIMBS);
            code.i2l();
        } else {
            value(first);
            value(second);
            switch (node.relation()) {
                case EQ, NE -> code.lxor();
                case LT, GE, GT, LE -> {
                    if (isUnsigned64(first) || isUnsigned64(second)) {
                        call(LONG, "compareUnsigned", CD_int, CD_long, CD_long);
                        code.i2l();
                    } else if (Math.max(first.shape().width(), second.shape().width()) == Long.SIZE) {
                        code.lcmp().i2l();
                    } else {
                        code.lsub();
                    }
                }
            }
        }
        switch (node.relation()) {
            case EQ, NE -> notZero();
            case LT, GE, GT, LE -> code.loadConstant(Long.SIZE - 1).lushr();
        }
        switch (node.relation()) {
            case EQ, GE, LE -> code.lconst_1().lxor();
            case NE, LT, GT -> {}
        }
    }

    private void slice(Node.Slice node) {
        int width = node.high() - node.low() + 1;
        Shape from = node.operand().shape();
        if (Wide.is(node.shape())) {
            value(node.operand());
            code.loadConstant(node.low()).loadConstant(Wide.limbs(node.shape()));
            call(WIDE, "shiftRight", LIMBS, LIMBS, CD_int, CD_int);
            wrapWide(node.shape());
            return;
        }
        if (node.high() < Long.SIZE) {
            low(node.operand());
            if (node.low() > 0) {
                code.loadConstant(node.low()).lushr();
            }
        } else {
            value(node.operand());
            wide("bits", CD_long, LIMBS, node.low());
        }
        boolean clean = !from.signed() && node.high() == from.width() - 1 && node.operand() instanceof Signal;
        if (!clean) {
            wrap(Shape.u(width));
        }
    }

    private void concat(Node.Concat node) {
        if (outlining && node.parts().size() > 2) {
            int half = node.parts().size() / 2;
            value(new Node.Concat(
                    List.of(joined(node.parts().subList(0, half)), joined(tail(node, half))), node.shape()));
            return;
        }
        if (!Wide.is(node.shape())) {
            bits(node.parts().getFirst());
            for (Expr part : node.parts().subList(1, node.parts().size())) {
                code.loadConstant(part.shape().width()).lshl();
                bits(part);
                code.lor();
            }
            return;
        }
        code.loadConstant(Wide.limbs(node.shape())).newarray(TypeKind.LONG);
        int at = 0;
        for (Expr part : node.parts().reversed()) {
            if (Wide.is(part.shape())) {
                value(part);
                code.loadConstant(part.shape().width()).loadConstant(at);
                call(WIDE, "put", LIMBS, LIMBS, LIMBS, CD_int, CD_int);
            } else {
                bits(part);
                code.loadConstant(at);
                call(WIDE, "put", LIMBS, LIMBS, CD_long, CD_int);
            }
            at += part.shape().width();
        }
    }

    private static List<Expr> tail(Node.Concat node, int from) {
        return node.parts().subList(from, node.parts().size());
    }

    private static Expr joined(List<Expr> parts) {
        int width = parts.stream().mapToInt(part -> part.shape().width()).sum();
        return new Node.Concat(new ArrayList<>(parts), Shape.u(width));
    }

    private void saturate(Node.Saturate node) {
        Shape from = node.operand().shape();
        Shape to = node.shape();
        if (Wide.is(from) || Wide.is(to)) {
            limbs(node.operand());
            places.constant(code, Wide.of(to.min(), Wide.limbs(to)));
            places.constant(code, Wide.of(to.max(), Wide.limbs(to)));
            call(WIDE, "clip", LIMBS, LIMBS, LIMBS, LIMBS);
            if (Wide.is(to)) {
                wide("resize", LIMBS, LIMBS, Wide.limbs(to));
            } else {
                code.iconst_0().laload();
            }
            return;
        }
        value(node.operand());
        if (isUnsigned64(node.operand())) {
            code.loadConstant(to.max().longValue());
            call(WIDE, "clipUnsigned", CD_long, CD_long, CD_long);
            return;
        }
        if (from.min().compareTo(to.min()) < 0) {
            code.loadConstant(to.min().longValue());
            call(MATH, "max", CD_long, CD_long, CD_long);
        }
        if (from.max().compareTo(to.max()) > 0) {
            code.loadConstant(to.max().longValue());
            call(MATH, "min", CD_long, CD_long, CD_long);
        }
    }

    /** Puts the expression's bits in the place of those of the value on the stack, which is of the shape. */
    void replace(Shape shape, int high, int low, Expr expr) {
        int width = high - low + 1;
        if (Wide.is(shape)) {
            limbs(expr);
            code.loadConstant(width).loadConstant(low).loadConstant(Wide.limbs(shape));
            call(WIDE, "replace", LIMBS, LIMBS, LIMBS, CD_int, CD_int, CD_int);
            wrapWide(shape);
        } else {
            code.loadConstant(~(mask(width) << low)).land();
            bits(expr);
            code.loadConstant(low).lshl().lor();
            wrap(shape);
        }
    }

    /** Calls a function of limbs and a constant. */
    private void wide(String name, ClassDesc result, ClassDesc value, int constant) {
        code.loadConstant(constant);
        call(WIDE, name, result, value, CD_int);
    }

    private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokestatic(owner, name, MethodTypeDesc.of(result, parameters));
    }

    /** Writes a word of a memory; address and word are in local variables. */
    void write(Memory memory, int address, int word) {
        ClassDesc words = places.array(code, memory);
        boolean wide = Wide.is(memory.shape());
        code.lload(address).loadLocal(kind(memory.shape()), word);
        call(WORDS, "write", CD_void, words, CD_long, wide ? LIMBS : CD_long);
    }

    /** Writes some bits of a word of a memory; address, word and bits are in local variables. */
    void write(Memory memory, int address, int word, int bits) {
        ClassDesc words = places.array(code, memory);
        TypeKind kind = kind(memory.shape());
        ClassDesc value = Wide.is(memory.shape()) ? LIMBS : CD_long;
        code.lload(address).loadLocal(kind, word).loadLocal(kind, bits);
        call(WORDS, "write", CD_void, words, CD_long, value, value);
    }

    /** Puts some bits of a value of this shape into a local variable. */
    void merge(Shape shape, int variable, Expr value, Expr bits) {
        ClassDesc type = Wide.is(shape) ? LIMBS : CD_long;
        code.loadLocal(kind(shape), variable);
        in(shape, value);
        in(shape, bits);
        call(WORDS, "merge", type, type, type, type);
        code.storeLocal(kind(shape), variable);
    }

    /** Inverts some bits of a local variable. */
    void invert(Shape shape, int variable, BigInteger bits) {
        code.loadLocal(kind(shape), variable);
        constant(shape.wrap(bits), shape);
        if (Wide.is(shape)) {
            call(WIDE, "xor", LIMBS, LIMBS, LIMBS);
        } else {
            code.lxor();
        }
        code.storeLocal(kind(shape), variable);
    }

    /** Leaves the memory's word at an address on the stack. */
    void read(Memory memory, Expr address) {
        value(new Node.ReadNow(memory, address));
    }
}
