/**
 * Boards: their files, and what follows from them: the PLL, the constraints, the reset and the top, and the UART host
 * link that stands between the pins and the core.
 */
package dev.synfire.board;
