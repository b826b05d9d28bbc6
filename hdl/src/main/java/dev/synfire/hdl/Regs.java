package dev.synfire.hdl;

import dev.synfire.hdl.text.Mistake;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A vector of registers of one shape, each with a name of its own in the Verilog; read and written by constant or by the
 * value of a signal. Where there are many and one at a time will do, a {@link Memory} is smaller.
 */
public final class Regs {
    private final Component<?> component;
    private final List<Reg> registers;

    Regs(Component<?> component, List<Reg> registers) {
        this.component = component;
        this.registers = registers;
    }

    /** How many. */
    public int size() {
        return registers.size();
    }

    /** All of them, from 0. */
    public List<Reg> all() {
        return registers;
    }

    /** The one at that place. */
    public Reg get(int index) {
        if (index < 0 || index >= registers.size()) {
            throw Mistake.register(index, registers.size());
        }
        return registers.get(index);
    }

    /** The value at that place now; 0 beyond the last. */
    public Expr at(Expr index) {
        return index.select(registers);
    }

    /** What the register at that place takes at the next clock edge; beyond the last none takes it. */
    public void next(Expr index, Expr value) {
        Switch choice = component.switch_(index);
        for (int i = 0;
                i < registers.size()
                        && index.shape().max().bitLength() >= Integer.SIZE - Integer.numberOfLeadingZeros(i);
                i++) {
            Reg register = registers.get(i);
            choice.on(i, () -> register.next(value));
        }
    }

    /** Says the same of each: {@code regs.each(Reg::withoutReset)}. */
    public Regs each(UnaryOperator<Reg> saying) {
        registers.forEach(saying::apply);
        return this;
    }
}
