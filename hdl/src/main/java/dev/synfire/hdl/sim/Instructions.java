package dev.synfire.hdl.sim;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.synfire.hdl.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** What is done with a long or limbs on the stack in more than one instruction. */
final class Instructions {
    static final ClassDesc LIMBS = CD_long.arrayType();
    static final ClassDesc WIDE = ClassDesc.of(Wide.class.getName());
    static final ClassDesc SHIFTS = ClassDesc.of(Shifts.class.getName());
    static final ClassDesc WORDS = ClassDesc.of(MemoryAccess.class.getName());
    static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    static final ClassDesc LONG = ClassDesc.of("java.lang.Long");

    private final CodeBuilder code;

    Instructions(CodeBuilder code) {
        this.code = code;
    }

    static TypeKind kind(Shape shape) {
        return Wide.is(shape) ? TypeKind.REFERENCE : TypeKind.LONG;
    }

    /** Makes a long that has the right low bits a number of the shape. */
    void wrap(Shape shape) {
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

    void wrapWide(Shape shape) {
        code.loadConstant(shape.width()).loadConstant(shape.signed() ? 1 : 0);
        call(WIDE, "wrap", LIMBS, LIMBS, CD_int, CD_boolean);
    }

    static long mask(int width) {
        return width == 0 ? 0 : -1L >>> (Long.SIZE - width);
    }

    /** 1 for a long that is not 0. */
    void notZero() {
        code.dup2().lneg().lor().loadConstant(Long.SIZE - 1).lushr();
    }

    /** Calls a function of limbs and a constant. */
    void wide(String name, ClassDesc result, ClassDesc value, int constant) {
        code.loadConstant(constant);
        call(WIDE, name, result, value, CD_int);
    }

    void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokestatic(owner, name, MethodTypeDesc.of(result, parameters));
    }
}
