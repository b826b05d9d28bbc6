package dev.synfire.hdl.sim;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** How compiled code reaches the state: constant arrays in static fields, indexed by constants. */
final class StateLayout {
    private static final ClassDesc ROWS = Instructions.LIMBS.arrayType();
    private static final int FIELD = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;

    private final ClassDesc owner;
    private final Netlist netlist;
    private final State state;
    private final List<long[]> constants = new ArrayList<>();

    StateLayout(ClassDesc owner, Netlist netlist, State state) {
        this.owner = owner;
        this.netlist = netlist;
        this.state = state;
    }

    Signal source(Signal signal) {
        return netlist.source(signal);
    }

    /** Leaves a signal's value on the stack. */
    void load(CodeBuilder code, Signal source) {
        load(code, state.slot(source), source.shape());
    }

    void load(CodeBuilder code, int slot, Shape shape) {
        address(code, slot, shape);
        if (Wide.is(shape)) {
            code.aaload();
        } else {
            code.laload();
        }
    }

    /** Takes a value from a local variable into a slot. */
    void store(CodeBuilder code, int slot, Shape shape, int variable) {
        address(code, slot, shape);
        code.loadLocal(Instructions.kind(shape), variable);
        if (Wide.is(shape)) {
            code.aastore();
        } else {
            code.lastore();
        }
    }

    /** Takes a value from the stack into a slot. */
    void storeTop(CodeBuilder code, int slot, Shape shape) {
        int variable = code.allocateLocal(Instructions.kind(shape));
        code.storeLocal(Instructions.kind(shape), variable);
        store(code, slot, shape, variable);
    }

    private void address(CodeBuilder code, int slot, Shape shape) {
        if (Wide.is(shape)) {
            code.getstatic(owner, "wide", ROWS).loadConstant(slot);
        } else {
            code.getstatic(owner, "page" + slot / State.PAGE, Instructions.LIMBS)
                    .loadConstant(slot % State.PAGE);
        }
    }

    /** Leaves a memory's array on the stack; returns its type. */
    ClassDesc array(CodeBuilder code, Memory memory) {
        ClassDesc type = type(memory.shape());
        code.getstatic(owner, "memory" + state.number(memory), type);
        return type;
    }

    private static ClassDesc type(Shape word) {
        return Wide.is(word) ? ROWS : State.isInt(word) ? CD_int.arrayType() : CD_long.arrayType();
    }

    /** Leaves a constant of more than 64 bits on the stack. */
    void constant(CodeBuilder code, long[] limbs) {
        constants.add(limbs);
        code.getstatic(owner, "constants", ROWS)
                .loadConstant(constants.size() - 1)
                .aaload();
    }

    /** Declares the fields and fills them from the class data; the last thing to do with the class. */
    void declare(ClassBuilder builder) {
        List<String> names = names();
        List<ClassDesc> types = new ArrayList<>();
        for (Object array : data()) {
            types.add(ClassDesc.ofDescriptor(array.getClass().descriptorString()));
        }
        for (int i = 0; i < names.size(); i++) {
            builder.withField(names.get(i), types.get(i), FIELD);
        }
        builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code -> {
            code.loadConstant(DynamicConstantDesc.ofNamed(
                            ConstantDescs.BSM_CLASS_DATA, ConstantDescs.DEFAULT_NAME, CD_Object.arrayType()))
                    .astore(0);
            for (int i = 0; i < names.size(); i++) {
                code.aload(0).loadConstant(i).aaload().checkcast(types.get(i));
                code.putstatic(owner, names.get(i), types.get(i));
            }
            code.return_();
        });
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("wide", "constants"));
        for (int i = 0; i < state.pageCount(); i++) {
            names.add("page" + i);
        }
        for (int i = 0; i < state.memories(); i++) {
            names.add("memory" + i);
        }
        return names;
    }

    /** The arrays, one for each field. */
    Object[] data() {
        List<Object> data = new ArrayList<>(List.of(state.wide(), constants.toArray(long[][]::new)));
        for (int i = 0; i < state.pageCount(); i++) {
            data.add(state.page(i));
        }
        for (int i = 0; i < state.memories(); i++) {
            data.add(state.array(i));
        }
        return data.toArray();
    }

    /** Targets of statements in local variables. */
    StatementCode.Targets local(ToIntFunction<Signal> variable) {
        return new StatementCode.Targets() {
            @Override
            public void keep(Signal target, CodeBuilder code) {
                code.storeLocal(Instructions.kind(target.shape()), variable.applyAsInt(target));
            }

            @Override
            public void recall(Signal target, CodeBuilder code) {
                code.loadLocal(Instructions.kind(target.shape()), variable.applyAsInt(target));
            }
        };
    }

    /** The one target of statements in a slot. */
    StatementCode.Targets stored(int slot) {
        return new StatementCode.Targets() {
            @Override
            public void keep(Signal target, CodeBuilder code) {
                storeTop(code, slot, target.shape());
            }

            @Override
            public void recall(Signal target, CodeBuilder code) {
                load(code, slot, target.shape());
            }
        };
    }
}
