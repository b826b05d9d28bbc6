package dev.synfire.core.stream;

import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.lib.Fifo;
import dev.synfire.layout.MemoryStyle;

/** A queue of events and markers before a layer: the layer before goes on while this one is at work. */
public final class EventQueue extends Fifo {
    private final String layer;

    /**
     * Before a layer.
     *
     * @param layer the name of the layer behind it
     * @param format of the events
     * @param depth beats it holds, a power of two
     * @param style what holds them: LUT RAM, registers or block RAM
     */
    public EventQueue(String layer, EventFormat format, int depth, MemoryStyle style) {
        super(new Params(format.payload(), depth, Shapes.style(style)));
        this.layer = layer;
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(layer, "queue");
    }

    @Override
    protected String describe() {
        return "Holds up to " + params.depth() + " events and markers that layer " + layer + " has not come to.";
    }
}
