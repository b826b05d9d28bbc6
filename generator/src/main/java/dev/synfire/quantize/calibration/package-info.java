/** What samples show of a network of real numbers: magnitudes, moments, and how far membranes go. */
package dev.synfire.quantize.calibration;
