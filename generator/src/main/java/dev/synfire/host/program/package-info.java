/** Gets bitstreams onto boards: runs the loaders that a board file names, and finds the boards that are connected. */
package dev.synfire.host.program;
