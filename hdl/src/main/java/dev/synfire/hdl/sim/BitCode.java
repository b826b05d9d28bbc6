package dev.synfire.hdl.sim;

import static dev.synfire.hdl.sim.Instructions.LIMBS;
import static dev.synfire.hdl.sim.Instructions.SHIFTS;
import static dev.synfire.hdl.sim.Instructions.WIDE;
import static dev.synfire.hdl.sim.Instructions.mask;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** Writes what moves bits: shifts, bits of values, bits joined and put in. */
final class BitCode {
    private final CodeBuilder code;
    private final Instructions instructions;
    private final ValueCode values;

    BitCode(CodeBuilder code, Instructions instructions, ValueCode values) {
        this.code = code;
        this.instructions = instructions;
        this.values = values;
    }

    void shiftLeftBy(Node.ShiftLeftBy node) {
        Shape shape = node.shape();
        if (Wide.is(shape)) {
            values.limbs(node.operand());
            values.value(node.places());
            code.l2i().loadConstant(Wide.limbs(shape));
            instructions.call(WIDE, "shiftLeft", LIMBS, LIMBS, CD_int, CD_int);
        } else {
            values.low(node.operand());
            values.value(node.places());
            instructions.call(SHIFTS, "left", CD_long, CD_long, CD_long);
        }
        if (!node.exact()) {
            if (Wide.is(shape)) {
                instructions.wrapWide(shape);
            } else {
                instructions.wrap(shape);
            }
        }
    }

    void shiftRightBy(Node.ShiftRightBy node) {
        Shape shape = node.shape();
        values.value(node.operand());
        values.value(node.places());
        if (Wide.is(shape)) {
            code.l2i().loadConstant(Wide.limbs(shape));
            instructions.call(WIDE, "shiftRight", LIMBS, LIMBS, CD_int, CD_int);
        } else {
            instructions.call(SHIFTS, shape.signed() ? "right" : "unsignedRight", CD_long, CD_long, CD_long);
        }
    }

    void part(Node.Part node) {
        Shape from = node.operand().shape();
        if (!Wide.is(from)) {
            values.bits(node.operand());
            values.value(node.from());
            instructions.call(SHIFTS, "unsignedRight", CD_long, CD_long, CD_long);
        } else {
            values.value(node.operand());
            code.loadConstant(from.width()).loadConstant(0);
            instructions.call(WIDE, "wrap", LIMBS, LIMBS, CD_int, CD_boolean);
            values.value(node.from());
            code.l2i();
            if (Wide.is(node.shape())) {
                code.loadConstant(Wide.limbs(node.shape()));
                instructions.call(WIDE, "shiftRight", LIMBS, LIMBS, CD_int, CD_int);
                instructions.wrapWide(node.shape());
                return;
            }
            instructions.call(WIDE, "bits", CD_long, LIMBS, CD_int);
        }
        instructions.wrap(node.shape());
    }

    void slice(Node.Slice node) {
        int width = node.high() - node.low() + 1;
        Shape from = node.operand().shape();
        if (Wide.is(node.shape())) {
            values.value(node.operand());
            code.loadConstant(node.low()).loadConstant(Wide.limbs(node.shape()));
            instructions.call(WIDE, "shiftRight", LIMBS, LIMBS, CD_int, CD_int);
            instructions.wrapWide(node.shape());
            return;
        }
        if (node.high() < Long.SIZE) {
            values.low(node.operand());
            if (node.low() > 0) {
                code.loadConstant(node.low()).lushr();
            }
        } else {
            values.value(node.operand());
            instructions.wide("bits", CD_long, LIMBS, node.low());
        }
        boolean clean = !from.signed() && node.high() == from.width() - 1 && node.operand() instanceof Signal;
        if (!clean) {
            instructions.wrap(Shape.u(width));
        }
    }

    void concat(Node.Concat node) {
        if (values.outlines() && node.parts().size() > 2) {
            int half = node.parts().size() / 2;
            values.value(new Node.Concat(
                    List.of(joined(node.parts().subList(0, half)), joined(tail(node, half))), node.shape()));
            return;
        }
        if (!Wide.is(node.shape())) {
            values.bits(node.parts().getFirst());
            for (Expr part : node.parts().subList(1, node.parts().size())) {
                code.loadConstant(part.shape().width()).lshl();
                values.bits(part);
                code.lor();
            }
            return;
        }
        code.loadConstant(Wide.limbs(node.shape())).newarray(TypeKind.LONG);
        int at = 0;
        for (Expr part : node.parts().reversed()) {
            if (Wide.is(part.shape())) {
                values.value(part);
                code.loadConstant(part.shape().width()).loadConstant(at);
                instructions.call(WIDE, "put", LIMBS, LIMBS, LIMBS, CD_int, CD_int);
            } else {
                values.bits(part);
                code.loadConstant(at);
                instructions.call(WIDE, "put", LIMBS, LIMBS, CD_long, CD_int);
            }
            at += part.shape().width();
        }
    }

    static List<Expr> tail(Node.Concat node, int from) {
        return node.parts().subList(from, node.parts().size());
    }

    static Expr joined(List<Expr> parts) {
        int width = parts.stream().mapToInt(part -> part.shape().width()).sum();
        return new Node.Concat(new ArrayList<>(parts), Shape.u(width));
    }

    /** Puts the expression's bits in the place of those of the value on the stack, which is of the shape. */
    void replace(Shape shape, int high, int low, Expr expr) {
        int width = high - low + 1;
        if (Wide.is(shape)) {
            values.limbs(expr);
            code.loadConstant(width).loadConstant(low).loadConstant(Wide.limbs(shape));
            instructions.call(WIDE, "replace", LIMBS, LIMBS, LIMBS, CD_int, CD_int, CD_int);
            instructions.wrapWide(shape);
        } else {
            code.loadConstant(~(mask(width) << low)).land();
            values.bits(expr);
            code.loadConstant(low).lshl().lor();
            instructions.wrap(shape);
        }
    }
}
