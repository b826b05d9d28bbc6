package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A component whose logic was run and checked: what printers and simulators read.
 *
 * @param component the instance
 * @param ports     its ports in order, as declarations, with comments between
 * @param items     its body in order
 * @param children  its instances in order
 * @param uses      where its body reads and drives its signals; of a black box without a model nothing is known
 * @param clocks    the clocks and resets of every module of the design that it is in
 */
public record Elaborated(
        Component<?> component,
        List<Item> ports,
        List<Item> items,
        List<Elaborated> children,
        Uses uses,
        Clocks clocks) {
    /** Runs and checks the logic of a component and of all its instances. */
    public static Elaborated of(Component<?> component) {
        return of(component, Target.GENERIC);
    }

    /** Runs and checks the logic of a component and of all its instances, for a certain FPGA. */
    public static Elaborated of(Component<?> component, Target target) {
        Elaborated top = elaborate(component, target, new Clocks());
        MemoryChecks.checkAll(top, target);
        Loops.check(top);
        Crossings.check(top);
        return top;
    }

    private static Elaborated elaborate(Component<?> component, Target target, Clocks clocks) {
        Recorder recorder = component.recorder();
        recorder.complete();
        Uses uses = new Uses(component);
        if (!(component instanceof BlackBox<?> box) || box.hasModel()) {
            Checks.check(component, uses);
            MemoryChecks.check(recorder.items(), component instanceof BlackBox<?> ? Target.GENERIC : target);
        }
        List<Elaborated> children = new ArrayList<>();
        for (Item item : recorder.items()) {
            if (item instanceof Item.Instance instance) {
                if (instance.component() instanceof BlackBox<?> box) {
                    box.checkParameters(instance.line());
                }
                children.add(elaborate(instance.component(), target, clocks));
            }
        }
        clocks.add(component);
        return new Elaborated(
                component,
                List.copyOf(recorder.ports()),
                List.copyOf(recorder.items()),
                List.copyOf(children),
                uses,
                clocks);
    }

    /** What is hardly meant in it and in its instances, instances of one module told once. */
    public List<Warning> warnings() {
        Set<Warning> warnings = new LinkedHashSet<>();
        if (!(component instanceof BlackBox<?>)) {
            warnings.addAll(Unread.of(this));
        }
        children.forEach(child -> warnings.addAll(child.warnings()));
        return List.copyOf(warnings);
    }

    /** What its module is to be called. */
    public String moduleName() {
        return Names.module(component.moduleName(), component);
    }

    /** What stands before its module in the Verilog. */
    public List<Attribute> attributes() {
        return component.moduleAttributes();
    }

    /** What the block is for. */
    public String describe() {
        return component.describe();
    }
}
