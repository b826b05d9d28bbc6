"""What the hardware computes, in NumPy: a check on `synfire evaluate` that shares no code with it.

Written from the descriptions in docs/semantics.md. Weights are symmetric integers of b bits; arithmetic is exact
(int64) but for saturation and for the roundings named below.
"""

import numpy as np


def quantize_weights(weights, bits, per_neuron):
    """Integer weights and the scale that each row, or the whole matrix, is to be multiplied with."""
    largest = 2 ** (bits - 1) - 1
    peak = np.abs(weights).max(axis=1, keepdims=True) if per_neuron else np.abs(weights).max(keepdims=True)
    scale = np.broadcast_to(peak / largest, (len(weights), 1))
    return np.rint(weights / scale).astype(np.int64), scale[:, 0]


def shift_right(value, shift):
    """value / 2^shift, rounded to the nearest integer, halves up."""
    return (value + (1 << (shift - 1))) >> shift if shift else value


class RateLayer:
    """z = saturate(round(a * multiplier / 2^shift)), y = table[z]; one multiplier a neuron, all of one shift."""

    def __init__(self, weights, bias, input_step, bits, output_bits=8, argument_bits=10, argument_fraction=6):
        self.weights, scale = quantize_weights(weights, bits, per_neuron=True)
        unit = scale * input_step
        self.bias = np.rint(bias / unit).astype(np.int64)
        factor = unit * 2.0**argument_fraction
        self.shift = int(np.floor(np.log2(65535 / factor.max())))
        self.multiplier = np.rint(factor * 2.0**self.shift).astype(np.int64)
        self.limit = 2 ** (argument_bits - 1) - 1
        z = np.arange(-self.limit, self.limit + 1) / 2.0**argument_fraction
        y = np.rint(2.0**output_bits / (1 + np.exp(-z))).astype(np.int64)
        self.table = np.minimum(y, 2**output_bits - 1)
        self.output_step = 2.0**-output_bits

    def __call__(self, codes):
        a = codes @ self.weights.T + self.bias
        z = np.clip(shift_right(a * self.multiplier, self.shift), -self.limit, self.limit)
        return self.table[z + self.limit]


class Membrane:
    """v = saturate(round(v * multiplier / 2^shift) + a), the state of one layer for all samples at once."""

    def __init__(self, beta, bits, shift=8):
        self.multiplier, self.shift, self.limit = round(beta * 2**shift), shift, 2 ** (bits - 1) - 1
        self.v = 0

    def integrate(self, a):
        v = shift_right(self.v * self.multiplier, self.shift) + a
        self.v = np.clip(v, -self.limit - 1, self.limit)
        return self.v


def accuracy(scores, labels):
    """Per cent of samples whose largest score is the label's; the lowest index wins a tie."""
    return 100.0 * np.mean(np.argmax(scores, axis=1) == labels)
