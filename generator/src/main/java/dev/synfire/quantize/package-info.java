/** From real numbers to the integers that the hardware computes with, and what each step cost. */
package dev.synfire.quantize;
