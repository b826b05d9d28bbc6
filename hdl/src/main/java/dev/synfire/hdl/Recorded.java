package dev.synfire.hdl;

import dev.synfire.hdl.text.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a component has recorded, to be read only: what checks, printers and simulators know of a component beyond its
 * public methods. The lists show what the component has recorded so far; they are complete once {@link #run} has returned
 * for it. Nothing here changes the component but {@link #run}, which lets it describe itself.
 */
public final class Recorded {
    private final Component<?> component;
    private final Recorder recorder;

    private Recorded(Component<?> component) {
        this.component = component;
        this.recorder = component.recorder();
    }

    /** Returns what the component has recorded so far: at first only its ports and what its constructor declares. */
    public static Recorded of(Component<?> component) {
        return new Recorded(component);
    }

    /**
     * Runs the logic of the component, on the first call only, and returns what it recorded.
     *
     * @throws dev.synfire.problem.Problem if the logic makes a mistake that is found where it is written; a later call
     *     throws the same again
     */
    public static Recorded run(Component<?> component) {
        component.recorder().complete();
        return new Recorded(component);
    }

    /** The component that recorded it. */
    public Component<?> component() {
        return component;
    }

    /** The ports in the order of their declaration, with the comments between. */
    public List<Item> ports() {
        return Collections.unmodifiableList(recorder.ports());
    }

    /** The body in the order in which it was written. */
    public List<Item> items() {
        return Collections.unmodifiableList(recorder.items());
    }

    /** What the instances of the component have recorded, in the order of their declaration. */
    public List<Recorded> children() {
        List<Recorded> children = new ArrayList<>();
        for (Item item : recorder.items()) {
            if (item instanceof Item.Instance instance) {
                children.add(of(instance.component()));
            }
        }
        return children;
    }

    /** How many signals the component has declared, ports included; their {@link Signal#place places} are below it. */
    public int signals() {
        return recorder.signals();
    }

    /** The name of the module as the component gives it; not yet checked. */
    public String moduleName() {
        return component.moduleName();
    }

    /**
     * The name of the module.
     *
     * @throws dev.synfire.problem.Problem if Verilog does not accept it
     */
    public String checkedModuleName() {
        return Names.module(component.moduleName(), component.typeName());
    }

    /** The name of the class of the component, without its package. */
    public String typeName() {
        return component.typeName();
    }

    /** The name of the source file that makes the component: where its class is written. */
    public String sourceFile() {
        return component.written().file();
    }

    /** The attributes before the module in the Verilog. */
    public List<Attribute> moduleAttributes() {
        return component.moduleAttributes();
    }

    /** What the block is for, in the words of the component; empty if it gives none. */
    public String description() {
        return component.describe();
    }
}
