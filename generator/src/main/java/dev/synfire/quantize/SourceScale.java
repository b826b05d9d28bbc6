package dev.synfire.quantize;

import dev.synfire.fixed.Range;

/**
 * What the input or a layer sends.
 *
 * @param values what an event may carry
 * @param scale an event stands for that many times its value
 */
record SourceScale(Range values, double scale) {}
