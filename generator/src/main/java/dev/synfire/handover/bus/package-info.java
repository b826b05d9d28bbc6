/** Registers of a core for a system's bus: their table, the hardware made from it, and the fronts of AXI4-Lite, Wishbone and APB. */
package dev.synfire.handover.bus;
