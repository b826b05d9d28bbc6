/**
 * External programs as typed commands: find them on PATH, ask their version, run them with visible progress, and say
 * what went wrong in their own words.
 *
 * <p>{@link dev.synfire.tool.Tool} says what a program is, {@link dev.synfire.tool.Tools} which programs Synfire uses
 * and where they are, {@link dev.synfire.tool.Command} runs one. Where the programs come from is none of this package's
 * business: the launcher sees to it that they are on PATH.
 */
package dev.synfire.tool;
