/**
 * Reads .onnx files, and writes their quantized operators out as those that {@link dev.synfire.importer.onnx} lowers.
 *
 * <pre>
 * file.onnx --OnnxFile, ExternalData, GraphReader, NodeOrder-->  OnnxGraph
 *           --QLinearOperators-------------------------------->  OnnxGraph   without operators on quantized integers
 * </pre>
 */
package dev.synfire.importer.onnx.file;
