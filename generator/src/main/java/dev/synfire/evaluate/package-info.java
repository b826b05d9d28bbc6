/** What a network answers in real numbers and in integers, side by side, over many samples. */
package dev.synfire.evaluate;
