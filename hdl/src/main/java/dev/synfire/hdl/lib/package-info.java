/**
 * Components that many designs need: queues and other parts of streams, crossings between clocks, resets, serial lines,
 * checksums. docs/hdl-library.md shows them in one table.
 */
package dev.synfire.hdl.lib;
