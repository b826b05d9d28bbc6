/**
 * A simulated board that any host program talks to as to a real one: through a pseudo-terminal, a TCP port, or inside the same
 * JVM.
 *
 * <p>A {@link dev.synfire.host.virtual.SimulatedBoard} takes bytes and sends bytes; {@link dev.synfire.host.virtual.VirtualBoards}
 * makes one of a network. {@link dev.synfire.host.virtual.BoardServer} puts it behind an
 * {@link dev.synfire.host.virtual.Endpoint}, {@link dev.synfire.host.virtual.SimulatedConnection} hands it to a
 * {@link dev.synfire.host.LiveCore}.
 */
package dev.synfire.host.virtual;
