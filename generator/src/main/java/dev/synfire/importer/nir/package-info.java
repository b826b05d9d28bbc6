/**
 * Reads and writes networks in the Neuromorphic Intermediate Representation (NIR), and makes discrete-time networks of
 * them.
 *
 * <pre>
 * file.nir  --NirFile-->  NirGraph  --Lowering, Discretisation-->  Network
 * NirGraph = nodes by name, edges          the file as it is: continuous time, seconds
 * NirNode  = Input | Output | Affine | Linear | Scale | Conv1d | Conv2d | SumPool2d | AvgPool2d | Flatten | Delay
 *          | Threshold | I | IF | LI | LIF | CubaLI | CubaLIF | NirGraph
 * </pre>
 *
 * NIR is described by Pedersen et al., Nature Communications 15, 8122 (2024), doi 10.1038/s41467-024-52259-9; names,
 * shapes and defaults are those of its reference package {@code nir}, versions 0.1 to 1.0.7.
 */
package dev.synfire.importer.nir;
