/**
 * The host link in hardware: a serial port, frames with a CRC, and the commands of docs/host-protocol.md, around a core.
 */
package dev.synfire.board.link;
