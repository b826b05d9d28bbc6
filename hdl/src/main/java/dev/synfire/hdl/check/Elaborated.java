package dev.synfire.hdl.check;

import dev.synfire.hdl.Attribute;
import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Recorded;
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
 * @param distinct  the names of modules of the design whose parameters must show in them
 */
public record Elaborated(
        Component<?> component,
        List<Item> ports,
        List<Item> items,
        List<Elaborated> children,
        Uses uses,
        Clocks clocks,
        DistinctNames distinct) {
    /** Runs and checks the logic of a component and of all its instances. */
    public static Elaborated of(Component<?> component) {
        return of(component, Target.GENERIC);
    }

    /** Runs and checks the logic of a component and of all its instances, for a certain FPGA. */
    public static Elaborated of(Component<?> component, Target target) {
        Clocks clocks = new Clocks();
        DistinctNames names = new DistinctNames();
        Elaborated top = elaborate(component, target, clocks, names);
        Recorded recorded = Recorded.of(component);
        names.find(recorded);
        MemoryChecks.checkAll(recorded, target);
        Loops.check(recorded);
        Crossings.check(recorded, clocks);
        return top;
    }

    private static Elaborated elaborate(Component<?> component, Target target, Clocks clocks, DistinctNames names) {
        Recorded recorded = Recorded.run(component);
        Uses uses = new Uses(component);
        if (!(component instanceof BlackBox<?> box) || box.hasModel()) {
            Checks.check(recorded, uses);
            MemoryChecks.check(recorded.items(), component instanceof BlackBox<?> ? Target.GENERIC : target);
        }
        List<Elaborated> children = new ArrayList<>();
        for (Item item : recorded.items()) {
            if (item instanceof Item.Instance instance) {
                if (instance.component() instanceof BlackBox<?> box) {
                    Checks.checkParameters(box, instance.line());
                }
                children.add(elaborate(instance.component(), target, clocks, names));
            }
        }
        clocks.add(component);
        return new Elaborated(
                component,
                List.copyOf(recorded.ports()),
                List.copyOf(recorded.items()),
                List.copyOf(children),
                uses,
                clocks,
                names);
    }

    /** The warnings of it and of its instances, those of one module once. */
    public List<Warning> warnings() {
        Set<Warning> warnings = new LinkedHashSet<>();
        if (!(component instanceof BlackBox<?>)) {
            warnings.addAll(Unread.of(Recorded.of(component), uses));
        }
        children.forEach(child -> warnings.addAll(child.warnings()));
        return List.copyOf(warnings);
    }

    /** The name of its module, with the parameters behind it where modules of one name differ in them. */
    public String moduleName() {
        String name = Recorded.of(component).checkedModuleName();
        return distinct.of(component).orElse(name);
    }

    /** The attributes before its module in the Verilog. */
    public List<Attribute> attributes() {
        return Recorded.of(component).moduleAttributes();
    }

    /** What the block is for. */
    public String describe() {
        return Recorded.of(component).description();
    }
}
