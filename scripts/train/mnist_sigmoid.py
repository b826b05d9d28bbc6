"""Trains examples/mnist-sigmoid: 784-128-10 sigmoid neurons, weights of 4 bits, on MNIST in binary pixels."""

import numpy as np
import torch

import integer
import mnist
import training
import whole

BITS = 4
RIGHT, WRONG = 0.9, 0.05


def train(images, labels, chosen):
    hidden = whole.Linear(images.shape[1], 128, BITS, per_neuron=True)
    output = whole.Linear(128, 10, BITS, per_neuron=True)
    # Targets short of 0 and 1 keep activations where the sigmoid still rises, so that 8 bits rarely make a tie.
    wanted = torch.full((10, 10), WRONG).fill_diagonal_(RIGHT)
    loss = torch.nn.BCEWithLogitsLoss()

    def loss_of(x, y, _):
        activation = torch.sigmoid(hidden(mnist.pixels(x)))
        activation = whole.passing(torch.clamp(torch.round(256 * activation), max=255) / 256, activation)
        return loss(output(activation), wanted[y])

    training.fit([hidden, output], loss_of, images, labels, chosen)
    arrays = {}
    for name, layer in ("hidden", hidden), ("output", output):
        weight, bias, steps = layer.arrays()
        arrays[f"{name}_weight"] = (weight / steps[:, None]).astype(np.float32)
        arrays[f"{name}_bias"] = (bias / steps).astype(np.float32)
        arrays[f"{name}_step"] = (1 / steps).astype(np.float32)
    return arrays


def sigmoid(current):
    return 1 / (1 + np.exp(-current))


def float_scores(images, w):
    hidden = sigmoid(images @ w["hidden_weight"].T + w["hidden_bias"])
    return sigmoid(hidden @ w["output_weight"].T + w["output_bias"])


def integer_scores(images, w, bits=BITS):
    layers, input_step = [], 1.0
    for name in "hidden", "output":
        step = w[f"{name}_step"].astype(np.float64)
        unit = step * input_step
        weights = integer.integers(w[f"{name}_weight"].astype(np.float64), bits, step[:, None])
        bias = np.rint(w[f"{name}_bias"].astype(np.float64) / unit).astype(np.int64)
        layers.append(integer.SigmoidLayer(weights, bias, unit))
        input_step = integer.SigmoidLayer.OUTPUT_STEP
    hidden, output = layers
    return output(hidden(images.astype(np.int64)))


def measure(images, labels, w):
    print(f"float    {integer.accuracy(float_scores(images, w), labels):.2f} %")
    print(f"{BITS} bits   {integer.accuracy(integer_scores(images, w), labels):.2f} %")


if __name__ == "__main__":
    parser = mnist.options(__doc__, "mnist-sigmoid")
    chosen = parser.parse_args()
    training.run(chosen, mnist.Digits(chosen.mnist, chosen.seed), mnist, train, measure, shown=300)
