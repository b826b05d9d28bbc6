package dev.synfire.hdl.check;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Recorded;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of the memories of a component: that collisions are thought of, that the style can serve the ports, and
 * that the target has such a thing (iCE40: Lattice TN1250 and TN1314; ECP5: TN1264).
 */
final class MemoryChecks {
    /** Bits that may become flip-flops without being asked for. */
    private static final int FEW_BITS = 1024;

    /** Bits that an SPRAM writes at least at once. */
    private static final int NIBBLE = 4;

    /** The large RAMs of an iCE40 UltraPlus, and the words and bits that each has. */
    private static final int LARGE = 4;

    private static final int LARGE_WORDS = 16_384;
    private static final int LARGE_BITS = 16;

    /** How a memory is used. */
    private static final class Use {
        int reads;
        int writes;
        int shared;
        boolean odd;
        final Set<Clock> clocks = new HashSet<>();
        final Set<Clock> writeClocks = new HashSet<>();

        int writers() {
            return writes + shared;
        }
    }

    private final Target target;

    private MemoryChecks(Target target) {
        this.target = target;
    }

    static void check(List<Item> items, Target target) {
        Map<Memory, Use> uses = new IdentityHashMap<>();
        items.forEach(item -> note(uses, item));
        if (uses.isEmpty()) {
            return;
        }
        MemoryChecks checks = new MemoryChecks(target);
        for (Item item : items) {
            if (item instanceof Item.Array(Memory memory)) {
                checks.check(memory, uses.get(memory));
            }
        }
    }

    /** What must hold of all memories of a design together: that there are as many large ones. */
    static void checkAll(Recorded top, Target target) {
        if (target == Target.ICE40_UP) {
            large(top, 0, target);
        }
    }

    /** @param before how many large RAMs are taken; returns how many are then */
    private static long large(Recorded recorded, long before, Target target) {
        long taken = before;
        for (Item item : recorded.items()) {
            if (item instanceof Item.Array(Memory memory) && memory.style() == Memory.Style.HUGE) {
                taken += parts(memory.depth(), LARGE_WORDS)
                        * parts(memory.shape().width(), LARGE_BITS);
                if (taken > LARGE) {
                    throw MemoryMistakes.target(
                            memory,
                            target,
                            "has " + LARGE + " large RAMs of 16,384 words of 16 bits, and the design would take "
                                    + taken,
                            "use fewer words or bits, or style BLOCK for some");
                }
            }
        }
        for (Recorded child : recorded.children()) {
            taken = large(child, taken, target);
        }
        return taken;
    }

    private static long parts(long whole, long part) {
        return (whole + part - 1) / part;
    }

    private static void note(Map<Memory, Use> uses, Item item) {
        switch (item) {
            case Item.Array(Memory memory) -> use(uses, memory);
            case Item.Read read -> {
                use(uses, read.port().memory()).reads++;
                use(uses, read.port().memory()).clocks.add(read.port().clock());
            }
            case Item.Write write -> {
                use(uses, write.memory()).writes++;
                use(uses, write.memory()).clocks.add(write.clock());
                use(uses, write.memory()).writeClocks.add(write.clock());
                use(uses, write.memory()).odd |= odd(write);
            }
            case Item.ReadWrite both -> {
                use(uses, both.port().memory()).shared++;
                use(uses, both.port().memory()).clocks.add(both.port().clock());
                use(uses, both.port().memory()).writeClocks.add(both.port().clock());
                use(uses, both.port().memory()).odd |= odd(both.writing());
            }
            default -> {}
        }
    }

    private static Use use(Map<Memory, Use> uses, Memory memory) {
        return uses.computeIfAbsent(memory, _ -> new Use());
    }

    private static boolean odd(Item.Write write) {
        return write.mask()
                .filter(mask -> write.memory().shape().width() / mask.shape().width() % NIBBLE != 0)
                .isPresent();
    }

    private void check(Memory memory, Use use) {
        boolean meets = use.reads > 0 && use.writers() > 0 || use.shared > 0 && use.writers() > 1;
        if (meets && memory.collision().isEmpty()) {
            throw MemoryMistakes.collision(memory);
        }
        if (use.writeClocks.size() > 1) {
            throw MemoryMistakes.style(
                    memory,
                    "written at several clocks, for which there is no Verilog that every tool takes",
                    "write at one of them and read at the others, or instantiate the FPGA's own memory as a BlackBox");
        }
        boolean ordered = memory.collision()
                .filter(policy -> policy != Memory.Collision.UNDEFINED)
                .isPresent();
        if (meets && ordered && use.clocks.size() > 1) {
            throw MemoryMistakes.clocks(memory);
        }
        boolean seesNew =
                memory.collision().filter(Memory.Collision.NEW::equals).isPresent();
        if (meets && use.shared > 0 && seesNew) {
            throw MemoryMistakes.style(memory, "NEW, which a readWrite port cannot give", "choose OLD or UNDEFINED");
        }
        boolean clocked = memory.style() == Memory.Style.BLOCK || memory.style() == Memory.Style.HUGE;
        if (clocked && memory.isLookedInto()) {
            throw MemoryMistakes.blockReadAsync(memory);
        }
        if (memory.style() == Memory.Style.HUGE) {
            huge(memory, use);
        }
        if (target.isIce40()) {
            ice40(memory, use);
        } else if (target == Target.ECP5) {
            ecp5(memory, use);
        }
    }

    private void huge(Memory memory, Use use) {
        if (use.shared != 1 || use.reads + use.writes > 0) {
            throw MemoryMistakes.style(memory, "HUGE, which has one port", "use one readWrite, or choose style BLOCK");
        }
        if (!memory.contents().isEmpty()) {
            throw MemoryMistakes.style(
                    memory, "HUGE, which starts with unknown words", "leave out contents, or choose style BLOCK");
        }
        if (use.odd) {
            throw MemoryMistakes.style(
                    memory, "HUGE, which writes 4 bits at once", "make the lanes of the mask multiples of 4 bits");
        }
        if (target == Target.ICE40 || target == Target.ECP5) {
            throw MemoryMistakes.target(memory, target, "has no large RAM", "choose style BLOCK");
        }
    }

    private void ice40(Memory memory, Use use) {
        boolean written = use.writers() > 0;
        boolean registers = memory.style() == Memory.Style.REGISTERS || bits(memory) <= FEW_BITS;
        switch (memory.style()) {
            case DISTRIBUTED -> {
                if (written) {
                    throw MemoryMistakes.target(
                            memory,
                            target,
                            "has no look-up tables that can be written",
                            "choose style BLOCK and read, or REGISTERS");
                }
            }
            case BLOCK, AUTO -> {
                boolean may = memory.style() == Memory.Style.AUTO && registers;
                if (!may && use.writers() > 1) {
                    throw MemoryMistakes.target(
                            memory,
                            target,
                            "has one write port a block RAM",
                            "write through one port, or choose style REGISTERS");
                }
                if (!may && written && memory.isLookedInto()) {
                    throw MemoryMistakes.target(
                            memory,
                            target,
                            "reads RAM only at a clock edge",
                            "use read, or style REGISTERS for " + bits(memory) + " flip-flops");
                }
            }
            case HUGE, REGISTERS -> {}
        }
    }

    private void ecp5(Memory memory, Use use) {
        boolean trueDual = use.shared == 2 && use.reads + use.writes == 0;
        boolean ram = memory.style() == Memory.Style.BLOCK
                || memory.style() == Memory.Style.DISTRIBUTED
                || memory.style() == Memory.Style.AUTO && bits(memory) > FEW_BITS;
        if (!ram || use.writers() < 2) {
            return;
        }
        if (memory.style() == Memory.Style.DISTRIBUTED) {
            throw MemoryMistakes.target(
                    memory,
                    target,
                    "has one write port a look-up table",
                    "write through one port, or choose style BLOCK");
        }
        if (!trueDual) {
            throw MemoryMistakes.target(
                    memory,
                    target,
                    "has two ports a block RAM",
                    "use two readWrite ports and nothing else, or choose style REGISTERS");
        }
        if (memory.collision().filter(Memory.Collision.UNDEFINED::equals).isEmpty()) {
            throw MemoryMistakes.target(
                    memory, target, "has no order between the two ports of a block RAM", "call onCollision(UNDEFINED)");
        }
    }

    private static long bits(Memory memory) {
        return (long) memory.depth() * memory.shape().width();
    }
}
