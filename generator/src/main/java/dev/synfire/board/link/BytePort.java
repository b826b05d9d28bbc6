package dev.synfire.board.link;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;

/**
 * What a host link has in the place of a serial port's pins where whole bytes come and go.
 *
 * @param rxValid for one clock: rxData is a byte that was received
 * @param rxData stays the same for {@link #SPACING} clocks, in which no other byte comes
 * @param listens the link is not busy with a command: what is received is taken
 * @param txValid there is a byte to send
 * @param txReady takes that byte
 * @param txData the byte to send
 */
public record BytePort(Input rxValid, Input rxData, Output listens, Output txValid, Input txReady, Output txData) {
    /** Clocks between two received bytes: as many as the longest way from a byte to the dispatcher, or more. */
    public static final int SPACING = 4;
}
