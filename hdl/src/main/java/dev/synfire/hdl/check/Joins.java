package dev.synfire.hdl.check;

import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Pins;
import dev.synfire.hdl.text.Line;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What must hold of the inouts of a component: each of its bits, and each inout of an instance, is connected once. */
final class Joins {
    private final Map<Inout, Line> ofInstances = new IdentityHashMap<>();
    private final Map<Inout, Line[]> own = new IdentityHashMap<>();

    /** Notes a connection. */
    void add(Item.Join join) {
        Line before = ofInstances.putIfAbsent(join.inout(), join.line());
        if (before != null) {
            throw Mistakes.connectedTwice(join.inout().name(), join.line(), before);
        }
        for (Pins pins : join.to()) {
            Line[] lines = own.computeIfAbsent(pins.port(), port -> new Line[port.width()]);
            for (int bit = pins.low(); bit <= pins.high(); bit++) {
                if (lines[bit] != null) {
                    throw Mistakes.pinTwice(pins.port().bit(bit).toString(), join.line(), lines[bit]);
                }
                lines[bit] = join.line();
            }
        }
    }

    /** Whether an inout of an instance is connected. */
    boolean has(Inout ofInstance) {
        return ofInstances.containsKey(ofInstance);
    }

    /** The highest run of bits of the component's own inout that nothing is connected to, as Verilog writes them. */
    Optional<String> missing(Inout port) {
        Line[] lines = own.getOrDefault(port, new Line[port.width()]);
        int high = port.high();
        while (high >= 0 && lines[high] != null) {
            high--;
        }
        if (high < 0) {
            return Optional.empty();
        }
        int low = high;
        while (low > 0 && lines[low - 1] == null) {
            low--;
        }
        return Optional.of(port.bits(high, low).toString());
    }
}
