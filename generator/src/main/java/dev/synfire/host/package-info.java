/**
 * The computer's side of docs/host-protocol.md: talks to a core over a serial port, TCP, or whatever else carries bytes.
 *
 * <p>{@link dev.synfire.host.LiveCore} is what a program uses. Under it {@link dev.synfire.host.Commands} sends commands and
 * waits for their answers, {@link dev.synfire.host.Frames} puts them into frames, and a {@link dev.synfire.host.Connection}
 * carries the bytes.
 */
package dev.synfire.host;
