/**
 * Runs any network in double precision: the meaning that quantizing has to keep.
 */
package dev.synfire.network.sim;
