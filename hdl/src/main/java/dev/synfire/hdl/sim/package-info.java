/**
 * Runs a checked design inside the JVM, compiled to bytecode.
 *
 * <p>{@link dev.synfire.hdl.sim.Simulation} is what a test uses. Inside, {@code Netlist} flattens the hierarchy,
 * {@code Levels} puts values after those that they need, {@code State} gives every signal and memory a place, and
 * {@code Compiler} writes two programs over these places: one settles what is combinational, the other is a clock edge.
 * Of the code, {@code ValueCode} writes expressions, with {@code ConditionCode} and {@code BitCode}; {@code StatementCode}
 * statements, {@code EdgeCode} clock edges, {@code PortCode} the memories' part in them.
 *
 * <p>Two-state: there is no x. A number of up to 64 bits is a long, sign-extended or zero-extended as its shape says; a
 * wider one is an array of limbs, always sign-extended ({@code Wide}).
 */
package dev.synfire.hdl.sim;
