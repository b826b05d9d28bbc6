package dev.synfire.core.stream;

import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.lib.Fork;

/** Gives every event and marker to several layers, each when it is ready. */
public final class EventFork extends Fork {
    private final String sender;

    /**
     * Behind a layer, or the input.
     *
     * @param sender whose events they are
     * @param format of the events
     * @param takers how many there are, at least 2
     */
    public EventFork(String sender, EventFormat format, int takers) {
        super(new Params(format.payload(), takers));
        this.sender = sender;
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(sender, "fork");
    }

    @Override
    protected String describe() {
        return "Gives the events of " + sender + " to " + params.takers() + " takers.";
    }
}
