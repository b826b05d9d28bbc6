package dev.synfire.board.link;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;

/** The pins of a serial port, idle at 1. */
public record SerialPins(Input rx, Output tx) {}
