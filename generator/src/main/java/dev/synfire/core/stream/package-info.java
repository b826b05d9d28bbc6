/** The streams between components (events, currents, weights, results), and what queues, forks, merges and delays them. */
package dev.synfire.core.stream;
