/**
 * The HDL builder: hardware described in Java, checked where it is written. It knows nothing of neurons.
 *
 * <p>What a component describes is kept as data, which printers and simulators read from {@link dev.synfire.hdl.check.Elaborated}:
 *
 * <pre>
 * component  := port* item*
 * port       := Comment | Declaration(input or output) | Bidirectional(inout)
 * item       := Comment | Declaration(wire or register) | Named(let, expr) | Said(statement)
 *             | Array(memory) | Read(port, address, enable) | Write(memory, address, data, enable, mask?)
 *             | ReadWrite(port, address, data, write, enable, mask?)
 *             | Instance(name, component) | Connection(input, expr) | Join(inout, pins+)
 * pins       := inout | Part(inout, high, low)
 * statement  := Assign(wire or output, expr) | Next(register, expr)
 *             | Part(wire, output or register, high, low, expr)
 *             | When((condition, statement*)+, otherwise: statement*)
 *             | Switch(subject, (label+, statement*)*, otherwise: [statement*])
 * expr       := signal | Literal | State
 *             | Arith(ADD | SUB | MUL, expr, expr) | Negate(expr)
 *             | Bitwise(AND | OR | XOR, expr, expr) | Invert(expr) | Reduce(AND | OR | XOR, expr)
 *             | Compare(EQ | NE | LT | LE | GT | GE, expr, expr) | Mux(condition, expr, expr)
 *             | Slice(expr, high, low) | Concat(expr+) | Replicate(expr, times) | ShiftLeft(expr, places)
 *             | ShiftLeftBy(expr, places: expr) | ShiftRightBy(expr, places: expr) | Part(expr, from: expr, width)
 *             | Widen(expr) | Wrap(expr) | Reinterpret(expr) | Saturate(expr)
 *             | RoundHalfUp(expr, places) | RoundTowardZero(expr, places) | ReadNow(memory, address)
 * signal     := Input | Output | Wire | Let | Reg | ReadPort
 * </pre>
 *
 * <p>Registers, memory ports and instances each belong to a {@link dev.synfire.hdl.Clock} of the component: the one that
 * every component has, a port, or one that follows a signal. A {@link dev.synfire.hdl.BlackBox} is a component of which
 * only instances are printed. An {@link dev.synfire.hdl.Inout} is no signal: those of instances are joined to those of the
 * component, and there is no tri-state logic.
 *
 * <p>Every expr has a {@link dev.synfire.hdl.Shape}; Arith, Negate, ShiftLeft and Widen are exact, so their meaning is
 * that of mathematics. Of several statements that apply to one signal the last counts; a register to which none applies
 * holds.
 */
package dev.synfire.hdl;
