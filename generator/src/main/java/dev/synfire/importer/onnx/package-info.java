/**
 * Reads feed-forward networks in the Open Neural Network Exchange format (ONNX) as networks of rate neurons.
 *
 * <pre>
 * file.onnx --OnnxFile, GraphReader-->  OnnxGraph   nodes in order of their data, constants, one input, one output
 *           --Lowering--------------->  Network
 * Value  = Tensor                     a constant, computed at once
 *        | Signal                     a sum of linear maps of the input and of layers, plus biases
 *        | Quantized                  a signal between QuantizeLinear and DequantizeLinear
 *        | Signal.Scores              a signal of which only the largest element counts: Softmax, ArgMax
 * </pre>
 *
 * A node that is linear lengthens the paths of a signal; whatever else is done to a signal ends a layer. The operators are
 * those of onnx.ai, opset 9 and newer; the messages are those of onnx.proto (IR version 3 and newer).
 */
package dev.synfire.importer.onnx;
