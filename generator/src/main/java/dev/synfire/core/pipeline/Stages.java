package dev.synfire.core.pipeline;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.ReadPort;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registers between the stages of a pipeline. A {@link Value} gets its registers where later stages ask for it; what is
 * carried under a name goes through one register at each step. A register is named after what it carries and the stage it
 * feeds: {@code sum_4}.
 *
 * <p>Only flags are reset: data mean nothing where no flag says so.
 */
public final class Stages implements Value.Pipeline {
    private record Carried(Expr value, boolean flag) {}

    /** Where a stage begins in the module's text, and its comment as long as it is not written. */
    private static final class Beginning {
        final Component.Insertion place;
        Optional<String> comment;

        Beginning(Component.Insertion place, Optional<String> comment) {
            this.place = place;
            this.comment = comment;
        }
    }

    private final CoreComponent<?> owner;
    private final Optional<Expr> advance;
    private final boolean registered;
    private final boolean lasting;
    private final Map<String, Carried> carried = new LinkedHashMap<>();
    private final Map<String, List<Expr>> flags = new LinkedHashMap<>();
    private final Map<String, List<Expr>> earlier = new HashMap<>();
    private final List<Value> companions = new ArrayList<>();
    private final List<Beginning> beginnings = new ArrayList<>();
    private final Map<Expr, Integer> registers = new IdentityHashMap<>();
    private int number;

    /**
     * A pipeline in a component, at its stage 0.
     *
     * @param advance 0 stops the whole pipeline; empty for one that never stops
     */
    public Stages(CoreComponent<?> owner, Optional<Expr> advance) {
        this(owner, advance, true, false);
    }

    private Stages(CoreComponent<?> owner, Optional<Expr> advance, boolean registered, boolean lasting) {
        this.owner = owner;
        this.advance = advance;
        this.registered = registered;
        this.lasting = lasting;
    }

    /** Stages without registers between them: all is done in one cycle, and what would be carried has a name. */
    public static Stages atOnce(CoreComponent<?> owner) {
        return new Stages(owner, Optional.empty(), false, false);
    }

    /**
     * A pipeline that works on one thing at a time, whose inputs stay until it has left: what already stands in a register,
     * at an input or behind a memory is not registered again to go on.
     */
    public static Stages oneAtATime(CoreComponent<?> owner) {
        return new Stages(owner, Optional.empty(), true, true);
    }

    /** A value that this stage knows, for it and all later ones. */
    public Value value(String name, Expr value) {
        checked(name, value);
        return new Value(this, name, false, value);
    }

    /** A value that this stage knows and every later one is to have, whoever asks for it. */
    public Value companion(String name, Expr value) {
        return companion(name, value, false);
    }

    /** A flag that every later stage has; it is 0 after reset. */
    public Value flag(String name, Expr value) {
        return companion(name, value, true);
    }

    /** A companion that no later stage needs. */
    public void end(Value companion) {
        companions.remove(companion);
    }

    private Value companion(String name, Expr value, boolean flag) {
        checked(name, value);
        Value companion = new Value(this, name, flag, value);
        companions.add(companion);
        return companion;
    }

    /** Ends this stage with what it computes; the next has the value in a register. */
    public Value cut(String name, Expr value, String comment) {
        Value result = value(name, value);
        step(comment);
        result.now();
        return result;
    }

    /** Refuses what mixes stages: all that an expression reads belongs to one neuron. */
    private void checked(String name, Expr value) {
        if (!registered || lasting) {
            return;
        }
        Integer stage = registers.get(value);
        if (stage != null && stage != number) {
            throw new IllegalStateException(name + " of stage " + number + " reads a register of stage " + stage);
        }
        if (!(value instanceof Signal)) {
            value.operands(operand -> checked(name, operand));
        }
    }

    @Override
    public Expr delay(String name, boolean flag, Expr before, int stage) {
        if (goesOn(flag, before)) {
            return before;
        }
        if (stage > beginnings.size()) {
            return next(name, flag, before, stage);
        }
        var delayed = new Expr[1];
        Beginning beginning = beginnings.get(stage - 1);
        beginning.place.write(() -> {
            beginning.comment.ifPresent(owner::remark);
            beginning.comment = Optional.empty();
            delayed[0] = next(name, flag, before, stage);
        });
        return delayed[0];
    }

    private Expr next(String name, boolean flag, Expr before, int stage) {
        return registered ? register(name + "_" + stage, flag, before, stage) : owner.named(name + "_" + stage, before);
    }

    private Reg register(String name, boolean flag, Expr before, int stage) {
        Reg register = owner.register(name, before.shape());
        if (!flag) {
            register.withoutReset();
        }
        advance.ifPresent(register::enable);
        register.next(before);
        registers.put(register, stage);
        return register;
    }

    /** Carries data on from this stage. */
    public void carry(String name, Expr value) {
        carried.put(name, new Carried(value, false));
    }

    /** Carries a flag on from this stage; it is 0 after reset. */
    public void carryFlag(String name, Expr value) {
        carried.put(name, new Carried(value, true));
    }

    /** What is carried under that name, in this stage. */
    public Expr get(String name) {
        return carried.get(name).value();
    }

    /** What is carried under that name, in this stage; it goes no further. */
    public Expr take(String name) {
        return carried.remove(name).value();
    }

    /** Whether anything is carried under that name. */
    public boolean has(String name) {
        return carried.containsKey(name);
    }

    /** What is carried under that name, if anything is, goes no further. */
    public void drop(String name) {
        carried.remove(name);
    }

    /** What is carried under that name, that many stages earlier. */
    public Expr before(String name, int distance) {
        List<Expr> values = earlier.get(name);
        return values.get(values.size() - distance);
    }

    /** A flag's registers so far, from stage 1 on. */
    public List<Expr> history(String flag) {
        return List.copyOf(flags.getOrDefault(flag, List.of()));
    }

    /** The stage: how many registers lie between it and stage 0. */
    @Override
    public int number() {
        return number;
    }

    /** What has a name in this stage but is not carried on. */
    Expr named(String name, Expr value) {
        return owner.named(name(name), value);
    }

    /** Says what comes next. */
    void remark(String comment) {
        owner.remark(comment);
    }

    /** A name for something of this stage; before the first register it has no number. */
    public String name(String name) {
        return number == 0 ? name : name + "_" + number;
    }

    /** Goes on to the next stage. */
    public void step(String comment) {
        number++;
        String remark = "Stage " + number + ": " + comment;
        boolean empty = carried.isEmpty() && companions.isEmpty();
        if (!empty) {
            owner.remark(remark);
        }
        companions.forEach(Value::now);
        for (var entry : List.copyOf(carried.entrySet())) {
            Carried before = entry.getValue();
            earlier.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(before.value());
            if (!registered) {
                carried.put(entry.getKey(), new Carried(named(entry.getKey(), before.value()), before.flag()));
                continue;
            }
            if (lasting && goesOn(before.flag(), before.value())) {
                continue;
            }
            Reg register = register(name(entry.getKey()), before.flag(), before.value(), number);
            carried.put(entry.getKey(), new Carried(register, before.flag()));
            if (before.flag()) {
                flags.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(register);
            }
        }
        beginnings.add(new Beginning(owner.insertion(), empty ? Optional.of(remark) : Optional.empty()));
    }

    /** Whether a value needs no register to be there in the next stage as well. */
    private boolean goesOn(boolean flag, Expr value) {
        return value instanceof Node.Literal || registered && lasting && !flag && stands(value);
    }

    private static boolean stands(Expr value) {
        return value instanceof Reg
                || value instanceof Input
                || value instanceof ReadPort
                || value instanceof Node.Literal;
    }
}
