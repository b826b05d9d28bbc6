package dev.synfire.hdl.check;

import dev.synfire.hdl.Memory;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.problem.Problem;

/** Words what is wrong with the memories of a component. */
final class MemoryMistakes {
    private MemoryMistakes() {}

    static Problem blockReadAsync(Memory memory) {
        return style(
                memory,
                memory.style() + ", which only reads at a clock edge",
                "use read, or style DISTRIBUTED or REGISTERS");
    }

    static Problem collision(Memory memory) {
        return Mistakes.at(
                memory.line(),
                Diagnostic.COLLISION,
                memory.name() + " is read and written, and nothing says what a read finds at the address written",
                "call onCollision(OLD), (NEW) or (UNDEFINED)");
    }

    static Problem style(Memory memory, String is, String instead) {
        return Mistakes.at(memory.line(), Diagnostic.MEMORY_STYLE, memory.name() + " is " + is, instead);
    }

    static Problem target(Memory memory, Target target, String limit, String instead) {
        return Mistakes.at(
                memory.line(),
                Diagnostic.MEMORY_TARGET,
                memory.name() + " (" + memory.depth() + " words of " + memory.shape() + ", style " + memory.style()
                        + ") cannot be built: " + target + " " + limit,
                instead);
    }

    static Problem clocks(Memory memory) {
        return Mistakes.at(
                memory.line(),
                Diagnostic.COLLISION,
                memory.name() + " has ports on several clocks, which have no order",
                "call onCollision(UNDEFINED)");
    }
}
