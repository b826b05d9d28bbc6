package dev.synfire.core.pipeline;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.ReadPort;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registers between the stages of a pipeline. What is carried goes through one register at each step; a register is
 * named after what it carries and the stage it feeds: {@code sum_4}.
 *
 * <p>Only flags are reset: data mean nothing where no flag says so.
 */
public final class Stages {
    private record Carried(Expr value, boolean flag) {}

    private final CoreComponent<?> owner;
    private final Optional<Expr> advance;
    private final boolean registered;
    private final boolean lasting;
    private final Map<String, Carried> carried = new LinkedHashMap<>();
    private final Map<String, List<Expr>> flags = new LinkedHashMap<>();
    private final Map<String, List<Expr>> earlier = new HashMap<>();
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
        if (!carried.isEmpty()) {
            owner.remark("Stage " + number + ": " + comment);
        }
        for (var entry : List.copyOf(carried.entrySet())) {
            Carried before = entry.getValue();
            earlier.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(before.value());
            if (!registered) {
                carried.put(entry.getKey(), new Carried(named(entry.getKey(), before.value()), before.flag()));
                continue;
            }
            if (lasting && !before.flag() && stands(before.value())) {
                continue;
            }
            Reg register = owner.register(name(entry.getKey()), before.value().shape());
            if (!before.flag()) {
                register.withoutReset();
            }
            advance.ifPresent(register::enable);
            register.next(before.value());
            carried.put(entry.getKey(), new Carried(register, before.flag()));
            if (before.flag()) {
                flags.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(register);
            }
        }
    }

    private static boolean stands(Expr value) {
        return value instanceof Reg
                || value instanceof Input
                || value instanceof ReadPort
                || value instanceof Node.Literal;
    }
}
