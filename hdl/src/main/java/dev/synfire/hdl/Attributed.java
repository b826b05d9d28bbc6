package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.List;

/** Something whose declaration in the Verilog can carry attributes. */
public abstract class Attributed {
    private List<Attribute> attributes = List.of();

    Attributed() {}

    final void attach(Attribute attribute) {
        List<Attribute> longer = new ArrayList<>(attributes);
        longer.add(attribute);
        attributes = List.copyOf(longer);
    }

    /** The attributes before its declaration in the Verilog. */
    public final List<Attribute> attributes() {
        return attributes;
    }
}
