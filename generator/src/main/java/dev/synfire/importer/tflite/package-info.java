/**
 * Reads TensorFlow Lite files (LiteRT) as networks of rate neurons.
 *
 * <pre>
 * file.tflite --TfliteFile, FlatTable-->  TfliteModel   operators, tensors with their integers' scales and zero points
 *             --Translation------------>  OnnxGraph     the same in operators of ONNX, quantized tensors as QDQ
 *             --onnx.Lowering---------->  Network
 * </pre>
 *
 * The format is that of TensorFlow's schema.fbs, version 3; fields are read by their number there.
 */
package dev.synfire.importer.tflite;
