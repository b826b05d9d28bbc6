/** What a network of real numbers and a network of integers call by the same words: orders, comparisons, readouts. */
package dev.synfire.model;
