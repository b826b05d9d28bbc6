"""What the hardware computes, in NumPy: a check on `synfire evaluate` that shares no code with it.

Written from docs/semantics.md and from the quantizer's description of its choices: weights are symmetric integers of b
bits times a step; of 193 steps, from the one that holds the largest weight down to a fifth of it, the one is taken of which
the currents' error is least. All arithmetic is exact (int64) but for the saturations and roundings named below.
"""

import numpy as np

STEPS = 240
MULTIPLIER_BITS = 10
FEWEST_BITS = 7
MEAN_SQUARE_INPUT = 0.1
MEAN_INPUT = 0.2


def best_step(weights, bias, bits, input_step, reach, allowed=lambda step: step):
    """The step for these rows of weights of which the mean square error of their currents is least.

    Inputs are taken as independent, of a mean and a mean square that are parts of their largest, reach.
    """
    largest = 2 ** (bits - 1) - 1
    coarsest = np.abs(weights).max() / largest
    mean, variance = MEAN_INPUT * reach, (MEAN_SQUARE_INPUT - MEAN_INPUT**2) * reach**2

    def error(step):
        off = weights - step * integers(weights, bits, step)
        unit = step * input_step
        off_bias = bias - unit * np.rint(bias / unit)
        return np.sum(variance * np.sum(off**2, axis=1) + (mean * np.sum(off, axis=1) + off_bias) ** 2)

    steps = [allowed(coarsest * part / STEPS) for part in range(STEPS, STEPS // 5 - 1, -1)]
    return min(steps, key=error)


def integers(weights, bits, step):
    """The nearest integers of that many bits, without the most negative one."""
    largest = 2 ** (bits - 1) - 1
    return np.clip(np.rint(weights / step), -largest, largest).astype(np.int64)


def quantize_rows(weights, bias, bits, input_step, reach, threshold=None):
    """Integer weights and biases with a step for each neuron, and what one unit of a neuron's current stands for.

    reach is the largest input. A threshold that a spike subtracts is to be a whole number of units.
    """
    steps = []
    for row, b in zip(weights, bias):

        def dividing(step):
            return threshold / (np.rint(threshold / (step * input_step)) * input_step)

        allowed = dividing if threshold else lambda step: step
        steps.append(best_step(row[None, :], np.array([b]), bits, input_step, reach, allowed))
    steps = np.array(steps)
    unit = steps * input_step
    return integers(weights, bits, steps[:, None]), np.rint(bias / unit).astype(np.int64), unit


def quantize_together(weights, bias, bits):
    """Integer weights and biases of a layer whose neurons share a step, fed by spikes."""
    step = best_step(weights, bias, bits, 1.0, 1.0)
    return integers(weights, bits, step), np.rint(bias / step).astype(np.int64)


def shift_right(value, shift):
    """value / 2^shift, rounded to the nearest integer, halves up."""
    return (value + (1 << (shift - 1))) >> shift if shift else value


class SigmoidLayer:
    """z = saturate(round(a * multiplier / 2^shift)), y = table[z]: 10 bits of z, 6 of them fraction, 8 bits of y."""

    OUTPUT_STEP = 2.0**-8
    LARGEST_OUTPUT = 255 / 256
    FRACTION = 6
    LIMIT = 511

    def __init__(self, weights, bias, unit):
        """Integer weights and biases, and what one unit of each neuron's current stands for."""
        self.weights, self.bias = weights, bias
        factor = unit * 2.0**self.FRACTION
        least, most = (int(np.floor(np.log2(f))) for f in (factor.min(), factor.max()))
        bits = max(MULTIPLIER_BITS, most - least + FEWEST_BITS)
        self.shift = bits - 1 - most
        if np.rint(factor * 2.0**self.shift).max() >= 2**bits:
            self.shift -= 1
        self.multiplier = np.rint(factor * 2.0**self.shift).astype(np.int64)
        z = np.arange(-self.LIMIT, self.LIMIT + 1) / 2.0**self.FRACTION
        self.table = np.minimum(np.rint(256 / (1 + np.exp(-z))), 255).astype(np.int64)

    def __call__(self, codes):
        a = codes @ self.weights.T + self.bias
        z = np.clip(shift_right(a * self.multiplier, self.shift), -self.LIMIT, self.LIMIT)
        return self.table[z + self.LIMIT]


def decay(v, m=15, k=4):
    """m / 2^k of a membrane."""
    return shift_right(v * m, k)


def fraction(measure, ticks, beta):
    """Bits of fraction: rounding the leak moves a membrane by at most a 16th of measure, in units of a current."""
    lost = 0.5 * min(ticks, 1 / (1 - beta))
    return max(0, int(np.ceil(np.log2(lost * 16 / max(1, measure)))))


def accuracy(scores, labels):
    """Per cent of samples whose largest score is the label's; the lowest index wins a tie."""
    return 100.0 * np.mean(np.argmax(scores, axis=1) == labels)
