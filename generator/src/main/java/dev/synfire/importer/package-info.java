/**
 * Reads networks and data from files: YAML with weights in .npz, inputs and labels in .npy, .npz and .csv.
 *
 * <p>Whatever is wrong in a file is reported in one {@link dev.synfire.problem.Problem} with file and line.
 */
package dev.synfire.importer;
