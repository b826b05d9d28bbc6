"""Trains examples/mnist-lif: 784-128 LIF-10 LI, weights of 4 bits, on MNIST in binary pixels.

All that it writes are whole numbers: a neuron's weights count in steps of their own, and its threshold is how many of them
make 1.
"""

import numpy as np
import torch

import integer
import mnist
import training
import whole
from spikes import Spike

TICKS = 4
BITS = 4
BETA = 3 / 4


def train(images, labels, chosen, pixels=mnist.pixels, inputs=mnist.SIDE**2):
    """pixels makes of a batch of grey levels what the network gets."""
    hidden = whole.Linear(inputs, 128, BITS, per_neuron=True, gain=2.0)
    # Membranes of different outputs are compared, so they share one step.
    output = whole.Linear(128, 10, BITS, per_neuron=False)
    loss = torch.nn.CrossEntropyLoss(label_smoothing=0.05)

    def loss_of(x, y, _):
        current = hidden(pixels(x))
        v, membrane, rate = torch.zeros_like(current), 0.0, 0.0
        for _ in range(TICKS):
            v = BETA * v + current
            fired = Spike.apply(v - 1)
            v = v - fired
            membrane = BETA * membrane + output(fired)
            rate = rate + fired.mean() / TICKS
        return loss(membrane, y) + chosen.quiet * rate

    training.fit([hidden, output], loss_of, images, labels, chosen)
    (w1, b1, threshold), (w2, b2, _) = hidden.arrays(), output.arrays()
    return {
        "hidden_weight": w1,
        "hidden_bias": b1,
        "hidden_threshold": threshold,
        "output_weight": w2,
        "output_bias": b2,
    }


def scores(images, w, decay, fine=(1, 1)):
    """Output membranes after the last tick, in 2^-fine of a step, and spikes of the hidden layer an image."""
    current = (images.astype(np.int64) @ w["hidden_weight"].T + w["hidden_bias"]) * fine[0]
    threshold = w["hidden_threshold"] * fine[0]
    v, membrane, spikes = np.zeros_like(current), 0, 0
    for _ in range(TICKS):
        v = decay(v) + current
        fired = (v > threshold).astype(np.int64)
        v = v - fired * threshold
        membrane = decay(membrane) + (fired @ w["output_weight"].T + w["output_bias"]) * fine[1]
        spikes += fired.sum() / len(images)
    return membrane, spikes


def float_scores(images, w):
    return scores(images, w, lambda v: BETA * v)


def integer_scores(images, w, bits=BITS):
    w = {name: array.astype(np.int64) for name, array in w.items()}
    fine1 = integer.fraction(w["hidden_threshold"].min(), TICKS, BETA)
    w2, b2 = w["output_weight"], w["output_bias"]
    most = np.maximum(b2 + np.maximum(w2, 0).sum(axis=1), -(b2 + np.minimum(w2, 0).sum(axis=1)))
    fine2 = integer.fraction(most.max(), TICKS, BETA)

    def decay(v):
        return integer.decay(v, 3, 2)

    return scores(images, w, decay, (1 << fine1, 1 << fine2))[0]


def measure(images, labels, w):
    membrane, spikes = float_scores(images, w)
    print(f"{images.sum(axis=1).mean():.1f} pixels and {spikes:.1f} hidden spikes an image")
    print(f"float    {integer.accuracy(membrane, labels):.2f} %")
    print(f"{BITS} bits   {integer.accuracy(integer_scores(images, w), labels):.2f} %")


def options(description, name):
    """The options of a script that trains such a network."""
    parser = mnist.options(description, name)
    parser.add_argument("--quiet", type=float, default=0.1, help="what the mean firing adds to the loss")
    return parser


if __name__ == "__main__":
    chosen = options(__doc__, "mnist-lif").parse_args()
    training.run(chosen, mnist.Digits(chosen.mnist, chosen.seed), mnist, train, measure, shown=300)
