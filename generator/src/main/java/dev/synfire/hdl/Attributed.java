package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.List;

/** Something whose declaration in the Verilog can carry attributes. */
public abstract class Attributed {
    private final List<Attribute> attributes = new ArrayList<>();

    Attributed() {}

    final void attach(Attribute attribute) {
        attributes.add(attribute);
    }

    /** What stands before its declaration in the Verilog. */
    public final List<Attribute> attributes() {
        return List.copyOf(attributes);
    }
}
