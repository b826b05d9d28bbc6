package dev.synfire.hdl.sim;

import static dev.synfire.hdl.sim.Instructions.LIMBS;
import static dev.synfire.hdl.sim.Instructions.LONG;
import static dev.synfire.hdl.sim.Instructions.WIDE;
import static dev.synfire.hdl.sim.Instructions.mask;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Writes comparisons and reductions: bits on the stack, and jumps. */
final class ConditionCode {
    private final CodeBuilder code;
    private final Instructions instructions;
    private final ValueCode values;

    ConditionCode(CodeBuilder code, Instructions instructions, ValueCode values) {
        this.code = code;
        this.instructions = instructions;
        this.values = values;
    }

    /** Jumps when the expression, one bit, is 0. */
    void unless(Expr condition, Label target) {
        switch (condition) {
            case Node.Invert(Expr operand) -> {
                values.value(operand);
                code.lconst_0().lcmp().ifne(target);
            }
            case Node.Compare compare
            when isSimple(compare) -> {
                values.value(compare.left());
                values.value(compare.right());
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
                values.value(condition);
                code.lconst_0().lcmp().ifeq(target);
            }
        }
    }

    /** True when signed comparison of longs compares the numbers. */
    static boolean isSimple(Node.Compare compare) {
        return !ValueCode.isUnsigned64(compare.left())
                && !ValueCode.isUnsigned64(compare.right())
                && !Wide.is(compare.left().shape())
                && !Wide.is(compare.right().shape());
    }

    void reduce(Node.Reduce node) {
        Shape shape = node.operand().shape();
        if (Wide.is(shape)) {
            values.value(node.operand());
            switch (node.operator()) {
                case OR -> instructions.call(WIDE, "any", CD_long, LIMBS);
                case AND -> instructions.wide("all", CD_long, LIMBS, shape.width());
                case XOR -> instructions.wide("odd", CD_long, LIMBS, shape.width());
            }
            return;
        }
        switch (node.operator()) {
            case OR -> {
                values.value(node.operand());
                instructions.notZero();
            }
            case AND -> {
                values.bits(node.operand());
                code.loadConstant(mask(shape.width())).lxor();
                instructions.notZero();
                code.lconst_1().lxor();
            }
            case XOR -> {
                values.bits(node.operand());
                instructions.call(LONG, "bitCount", CD_int, CD_long);
                code.i2l().lconst_1().land();
            }
        }
    }

    /** Without a branch where the difference fits a long. */
    void compare(Node.Compare node) {
        boolean wide = Wide.is(node.left().shape()) || Wide.is(node.right().shape());
        boolean swap = node.relation() == Node.Relation.GT || node.relation() == Node.Relation.LE;
        Expr first = swap ? node.right() : node.left();
        Expr second = swap ? node.left() : node.right();
        if (wide) {
            values.limbs(first);
            values.limbs(second);
            instructions.call(WIDE, "compare", CD_int, LIMBS, LIMBS);
            code.i2l();
        } else {
            values.value(first);
            values.value(second);
            switch (node.relation()) {
                case EQ, NE -> code.lxor();
                case LT, GE, GT, LE -> {
                    if (ValueCode.isUnsigned64(first) || ValueCode.isUnsigned64(second)) {
                        instructions.call(LONG, "compareUnsigned", CD_int, CD_long, CD_long);
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
            case EQ, NE -> instructions.notZero();
            case LT, GE, GT, LE -> code.loadConstant(Long.SIZE - 1).lushr();
        }
        switch (node.relation()) {
            case EQ, GE, LE -> code.lconst_1().lxor();
            case NE, LT, GT -> {}
        }
    }
}
