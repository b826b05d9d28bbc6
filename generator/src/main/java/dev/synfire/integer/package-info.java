/**
 * The IntegerNetwork: the contract between golden model and hardware, all integers, exact in every bit.
 *
 * <p>docs/semantics.md gives every model in pseudo-code with widths. Nothing here computes a network; golden and core
 * read these records independently of each other.
 */
package dev.synfire.integer;
