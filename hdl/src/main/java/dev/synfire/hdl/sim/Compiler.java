package dev.synfire.hdl.sim;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles a design to a hidden class. */
final class Compiler {
    private static final ClassDesc OWNER = ClassDesc.of(Compiler.class.getPackageName(), "Compiled");

    private final Netlist netlist;
    private final State state;
    private final StateLayout places;
    private final Cost cost = new Cost();
    private final Methods methods;
    private final long seed;

    Compiler(Netlist netlist, State state, long seed) {
        this.seed = seed;
        this.netlist = netlist;
        this.state = state;
        this.places = new StateLayout(OWNER, netlist, state);
        this.methods = new Methods(OWNER, places, cost);
    }

    /** The class file, and the arrays that it needs, from {@link StateLayout#data}. */
    byte[] bytes() {
        String settle = methods.all(settle(Levels.of(netlist)));
        List<String> edges = new ArrayList<>();
        List<String> resets = new ArrayList<>();
        for (int i = 0; i < netlist.domains().size(); i++) {
            EdgeCode code = new EdgeCode(netlist, state, places, methods, cost, seed, i);
            edges.add(methods.all(code.parts()));
            resets.addAll(code.resets());
        }
        List<String> settling = new ArrayList<>(List.of(settle));
        if (!resets.isEmpty()) {
            // A reset that a register with an asynchronous reset gives acts at once too.
            for (int i = 0; i < netlist.domains().size(); i++) {
                settling.addAll(resets);
                settling.add(settle);
            }
        }
        return ClassFile.of().build(OWNER, builder -> {
            builder.withInterfaceSymbols(ClassDesc.of(Program.class.getName()));
            builder.withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC, code -> code.aload(0)
                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                    .return_());
            entry(builder, "settle", settling);
            entry(builder, "edge", List.of(edges.getFirst()));
            builder.withMethodBody(
                    "edge", MethodTypeDesc.of(CD_void, CD_int), ClassFile.ACC_PUBLIC, code -> edges(code, edges));
            methods.write(builder);
            state.allocate();
            places.declare(builder);
        });
    }

    private void entry(java.lang.classfile.ClassBuilder builder, String name, List<String> calls) {
        builder.withMethodBody(name, MTD_void, ClassFile.ACC_PUBLIC, code -> {
            calls.forEach(method -> methods.call(code, method));
            code.return_();
        });
    }

    /** Calls the edge of the clock whose number is the argument. */
    private void edges(CodeBuilder code, List<String> edges) {
        for (int i = 0; i < edges.size(); i++) {
            Label other = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpne(other);
            methods.call(code, edges.get(i));
            code.labelBinding(other);
        }
        code.return_();
    }

    /** Defines the class over the state. */
    Program program() {
        byte[] bytes = bytes();
        try {
            return (Program) MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes, places.data(), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The combinational signals in order, as many in a method as there is room for. */
    private List<String> settle(List<Signal> order) {
        List<String> parts = new ArrayList<>();
        List<Signal> part = new ArrayList<>();
        int size = 0;
        for (Signal signal : order) {
            int its = cost.of(netlist.drivers().get(signal));
            if (its > Methods.ROOM) {
                part(part, parts);
                size = 0;
                parts.add(methods.add(code -> large(code, signal)));
                continue;
            }
            if (size + its > Methods.ROOM) {
                part(part, parts);
                size = 0;
            }
            part.add(signal);
            size += its;
        }
        part(part, parts);
        return parts;
    }

    private void part(List<Signal> part, List<String> parts) {
        if (!part.isEmpty()) {
            List<Signal> signals = List.copyOf(part);
            part.clear();
            parts.add(methods.add(code -> {
                ValueCode values = new ValueCode(code, places, methods, false);
                signals.forEach(signal -> settle(code, values, signal));
            }));
        }
    }

    private void settle(CodeBuilder code, ValueCode values, Signal signal) {
        int variable = code.allocateLocal(Instructions.kind(signal.shape()));
        switch (netlist.drivers().get(signal)) {
            case Netlist.Value(var value) -> {
                values.in(signal.shape(), value);
                code.storeLocal(Instructions.kind(signal.shape()), variable);
            }
            case Netlist.Said(List<Statement> statements) -> {
                if (Wide.is(signal.shape())) {
                    places.constant(code, new long[Wide.limbs(signal.shape())]);
                } else {
                    code.lconst_0();
                }
                code.storeLocal(Instructions.kind(signal.shape()), variable);
                new StatementCode(code, values, places.local(_ -> variable), Optional.empty()).body(statements);
            }
        }
        places.store(code, state.slot(signal), signal.shape(), variable);
        values.local(signal, variable);
    }

    /** A value or a tree of statements that fills more than a method: its target is a slot from the start. */
    private void large(CodeBuilder code, Signal signal) {
        ValueCode values = new ValueCode(code, places, methods, true);
        switch (netlist.drivers().get(signal)) {
            case Netlist.Value(var value) -> {
                values.in(signal.shape(), value);
                places.storeTop(code, state.slot(signal), signal.shape());
            }
            case Netlist.Said(List<Statement> statements) ->
                new StatementCode(
                                code,
                                values,
                                places.stored(state.slot(signal)),
                                Optional.of(new StatementCode.Outline(methods, places, cost)))
                        .body(statements);
        }
    }
}
