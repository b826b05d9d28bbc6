"""Trains examples/digits-sigmoid: 64-32-10 sigmoid neurons, y = g(sum w g(u) + b), on the UCI optical digits."""

import numpy as np
import torch
from torch.nn.functional import linear

import integer
import optdigits
import training

RIGHT, WRONG = 0.9, 0.05


def train(images, labels, chosen):
    hidden, output = torch.nn.Linear(64, 32), torch.nn.Linear(32, 10)
    # Targets short of 0 and 1 keep activations where the sigmoid still rises, so that 8 bits rarely make a tie.
    wanted = torch.full((10, 10), WRONG).fill_diagonal_(RIGHT)
    loss = torch.nn.BCEWithLogitsLoss()

    def loss_of(x, y, generator):
        w1, w2 = hidden.weight, output.weight
        if torch.rand((), generator=generator).item() < chosen.coarse:
            w1, w2 = training.coarse(w1, per_neuron=True), training.coarse(w2, per_neuron=True)
        return loss(linear(torch.sigmoid(linear(x, w1, hidden.bias)), w2, output.bias), wanted[y])

    training.fit([hidden, output], loss_of, images, labels, chosen)
    return training.arrays(hidden, output)


def sigmoid(current):
    return 1 / (1 + np.exp(-current))


def float_scores(images, w):
    hidden = sigmoid(images / optdigits.LARGEST @ w["hidden_weight"].T + w["hidden_bias"])
    return sigmoid(hidden @ w["output_weight"].T + w["output_bias"])


def integer_scores(images, w, bits):
    pixel, layer = 1 / optdigits.LARGEST, integer.SigmoidLayer
    hidden = layer(*integer.quantize_rows(w["hidden_weight"], w["hidden_bias"], bits, pixel, 1.0))
    output = layer(
        *integer.quantize_rows(w["output_weight"], w["output_bias"], bits, layer.OUTPUT_STEP, layer.LARGEST_OUTPUT)
    )
    return output(hidden(images.astype(np.int64)))


def measure(images, labels, w):
    print(f"float    {integer.accuracy(float_scores(images, w), labels):.2f} %")
    for bits in range(8, 2, -1):
        print(f"{bits} bits   {integer.accuracy(integer_scores(images, w, bits), labels):.2f} %")


if __name__ == "__main__":
    chosen = optdigits.options(__doc__, "digits-sigmoid", epochs=600).parse_args()
    training.run(chosen, optdigits.Digits(chosen.seed), optdigits, train, measure)
