package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;

/** The register behind a memory's synchronous read: what stood at the address at the last enabled clock edge. */
public final class ReadPort extends Signal {
    private final Memory memory;
    private final Clock clock;

    ReadPort(Memory memory, String name, Line line) {
        super(memory.component(), name, memory.shape(), line);
        this.memory = memory;
        this.clock = memory.component().recorder().currentClock();
    }

    /** At whose edges it reads. */
    public Clock clock() {
        return clock;
    }

    /** The memory it reads. */
    public Memory memory() {
        return memory;
    }
}
