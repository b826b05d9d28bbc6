package dev.synfire.hdl.sim;

import static dev.synfire.hdl.sim.Instructions.LIMBS;
import static dev.synfire.hdl.sim.Instructions.WIDE;
import static dev.synfire.hdl.sim.Instructions.WORDS;
import static dev.synfire.hdl.sim.Instructions.kind;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.check.ExpressionSearch;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Writes what ports of memories do at a clock edge. */
final class PortCode {
    private final CodeBuilder code;
    private final Instructions instructions;
    private final ValueCode values;
    private final StateLayout places;
    private final Function<Memory, List<Item.Write>> meeting;
    private final Random noise;

    /**
     * @param meeting the writes to a memory at this clock's edge
     * @param noise for the bits that a read finds inverted where collisions are UNDEFINED
     */
    PortCode(
            CodeBuilder code,
            ValueCode values,
            StateLayout places,
            Function<Memory, List<Item.Write>> meeting,
            Random noise) {
        this.code = code;
        this.instructions = new Instructions(code);
        this.values = values;
        this.places = places;
        this.meeting = meeting;
        this.noise = noise;
    }

    /** The word at the address, or what a collision makes of it, to the local variable. */
    void read(Item.Read read, int variable) {
        Memory memory = read.port().memory();
        Label end = code.newLabel();
        values.conditions().unless(read.enable(), end);
        read(memory, read.address());
        code.storeLocal(kind(memory.shape()), variable);
        if (collides(read)) {
            for (Item.Write write : meeting.apply(memory)) {
                Label other = code.newLabel();
                values.conditions().unless(write.enable(), other);
                values.conditions().unless(new Node.Compare(Node.Relation.EQ, write.address(), read.address()), other);
                if (!findsNew(memory)) {
                    invert(memory.shape(), variable, State.noise(memory.shape(), noise));
                } else if (write.mask().isPresent()) {
                    merge(memory.shape(), variable, write.data(), write.bits().orElseThrow());
                } else {
                    values.in(memory.shape(), write.data());
                    code.storeLocal(kind(memory.shape()), variable);
                }
                code.labelBinding(other);
            }
        }
        code.labelBinding(end);
    }

    /** Writes in the order in which they were written; those that look into memories themselves all look first. */
    void writes(List<Item.Write> writes) {
        boolean careful = writes.size() > 1 && writes.stream().anyMatch(PortCode::looks);
        List<Runnable> acts = new ArrayList<>();
        for (Item.Write write : writes) {
            Memory memory = write.memory();
            TypeKind kind = kind(memory.shape());
            int address = code.allocateLocal(TypeKind.LONG);
            int word = code.allocateLocal(kind);
            int bits = code.allocateLocal(kind);
            Runnable gather = () -> {
                values.value(write.address());
                code.lstore(address);
                values.in(memory.shape(), write.data());
                code.storeLocal(kind, word);
                write.bits().ifPresent(mask -> {
                    values.in(memory.shape(), mask);
                    code.storeLocal(kind, bits);
                });
            };
            Runnable store = () -> {
                if (write.mask().isPresent()) {
                    write(memory, address, word, bits);
                } else {
                    write(memory, address, word);
                }
            };
            Label end = code.newLabel();
            if (careful) {
                int enable = code.allocateLocal(TypeKind.LONG);
                values.value(write.enable());
                code.lstore(enable);
                gather.run();
                acts.add(() -> {
                    code.lload(enable).lconst_0().lcmp().ifeq(end);
                    store.run();
                    code.labelBinding(end);
                });
            } else {
                values.conditions().unless(write.enable(), end);
                gather.run();
                store.run();
                code.labelBinding(end);
            }
        }
        acts.forEach(Runnable::run);
    }

    /** Writes a word of a memory; address and word are in local variables. */
    private void write(Memory memory, int address, int word) {
        ClassDesc words = places.array(code, memory);
        boolean wide = Wide.is(memory.shape());
        code.lload(address).loadLocal(kind(memory.shape()), word);
        instructions.call(WORDS, "write", CD_void, words, CD_long, wide ? LIMBS : CD_long);
    }

    /** Writes some bits of a word of a memory; address, word and bits are in local variables. */
    private void write(Memory memory, int address, int word, int bits) {
        ClassDesc words = places.array(code, memory);
        TypeKind kind = kind(memory.shape());
        ClassDesc value = Wide.is(memory.shape()) ? LIMBS : CD_long;
        code.lload(address).loadLocal(kind, word).loadLocal(kind, bits);
        instructions.call(WORDS, "write", CD_void, words, CD_long, value, value);
    }

    /** Puts some bits of a value of this shape into a local variable. */
    private void merge(Shape shape, int variable, Expr value, Expr bits) {
        ClassDesc type = Wide.is(shape) ? LIMBS : CD_long;
        code.loadLocal(kind(shape), variable);
        values.in(shape, value);
        values.in(shape, bits);
        instructions.call(WORDS, "merge", type, type, type, type);
        code.storeLocal(kind(shape), variable);
    }

    /** Inverts some bits of a local variable. */
    private void invert(Shape shape, int variable, BigInteger bits) {
        code.loadLocal(kind(shape), variable);
        values.constant(shape.wrap(bits), shape);
        if (Wide.is(shape)) {
            instructions.call(WIDE, "xor", LIMBS, LIMBS, LIMBS);
        } else {
            code.lxor();
        }
        code.storeLocal(kind(shape), variable);
    }

    /** Leaves the memory's word at an address on the stack. */
    private void read(Memory memory, Expr address) {
        values.value(new Node.ReadNow(memory, address));
    }

    private static boolean findsNew(Memory memory) {
        return memory.collision().filter(Memory.Collision.NEW::equals).isPresent();
    }

    /** Whether it matters to a read that its word is being written. */
    static boolean collides(Item.Read read) {
        return read.port()
                .memory()
                .collision()
                .filter(policy -> policy != Memory.Collision.OLD)
                .isPresent();
    }

    static boolean looks(Item.Write write) {
        return ExpressionSearch.into(write.address())
                || ExpressionSearch.into(write.data())
                || ExpressionSearch.into(write.enable())
                || write.mask().filter(ExpressionSearch::into).isPresent();
    }
}
