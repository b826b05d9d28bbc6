/**
 * The golden model: executes an IntegerNetwork in plain Java, fast, and without a look at the hardware.
 *
 * <p>docs/semantics.md says what it computes.
 */
package dev.synfire.golden;
