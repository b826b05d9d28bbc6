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

    def loss_of(x, y, coarse):
        w1, w2 = hidden.weight, output.weight
        if coarse:
            w1, w2 = training.coarse(w1, per_neuron=True), training.coarse(w2, per_neuron=True)
        return loss(linear(torch.sigmoid(linear(x, w1, hidden.bias)), w2, output.bias), wanted[y])

    return training.fit([hidden, output], loss_of, images, labels, chosen)


def sigmoid(current):
    return 1 / (1 + np.exp(-current))


def float_scores(images, w):
    hidden = sigmoid(images / optdigits.LARGEST @ w["hidden_weight"].T + w["hidden_bias"])
    return sigmoid(hidden @ w["output_weight"].T + w["output_bias"])


def integer_scores(images, w, bits):
    hidden = integer.SigmoidLayer(w["hidden_weight"], w["hidden_bias"], bits, 1 / optdigits.LARGEST, 1.0)
    output = integer.SigmoidLayer(
        w["output_weight"], w["output_bias"], bits, hidden.OUTPUT_STEP, hidden.LARGEST_OUTPUT
    )
    return output(hidden(images.astype(np.int64)))


def measure(images, labels, w):
    print(f"float    {integer.accuracy(float_scores(images, w), labels):.2f} %")
    for bits in range(8, 2, -1):
        print(f"{bits} bits   {integer.accuracy(integer_scores(images, w, bits), labels):.2f} %")


if __name__ == "__main__":
    training.run(training.options(__doc__, "digits-sigmoid", epochs=600, seed=1).parse_args(), train, measure)
