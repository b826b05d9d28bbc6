"""Trains examples/digits-lif: 48 LIF neurons and 10 leaky integrators that read them, on the UCI optical digits."""

import numpy as np
import torch
from torch.nn.functional import linear

import integer
import optdigits
import training
from spikes import Spike

TICKS = 16
BETA = 15 / 16
THRESHOLD = 1.0


def simulate(x, w1, b1, w2, b2):
    """Membranes of the output after the last tick, and the part of the ticks in which a hidden neuron fires."""
    current = linear(x, w1, b1)
    v = torch.zeros_like(current)
    membrane = torch.zeros(len(x), len(w2))
    spikes = 0.0
    for _ in range(TICKS):
        v = BETA * v + current
        fired = Spike.apply(v - THRESHOLD)
        v = v - THRESHOLD * fired
        membrane = BETA * membrane + linear(fired, w2, b2)
        spikes = spikes + fired.mean()
    return membrane, spikes / TICKS


def train(images, labels, chosen):
    hidden, output = torch.nn.Linear(64, 48), torch.nn.Linear(48, 10)
    with torch.no_grad():
        output.weight /= 4
    loss = torch.nn.CrossEntropyLoss(label_smoothing=0.1)

    def loss_of(x, y, generator):
        w1, w2 = hidden.weight, output.weight
        if torch.rand((), generator=generator).item() < chosen.coarse:
            # Membranes of different outputs are compared, so they share one scale.
            w1, w2 = training.coarse(w1, per_neuron=True), training.coarse(w2, per_neuron=False)
        membrane, rate = simulate(x, w1, hidden.bias, w2, output.bias)
        return loss(membrane, y) + chosen.quiet * rate

    training.fit([hidden, output], loss_of, images, labels, chosen)
    return training.arrays(hidden, output)


def float_scores(images, w):
    current = images / optdigits.LARGEST @ w["hidden_weight"].T + w["hidden_bias"]
    v, membrane, spikes = 0.0, 0.0, 0.0
    for _ in range(TICKS):
        v = BETA * v + current
        fired = v > THRESHOLD
        v = v - THRESHOLD * fired
        membrane = BETA * membrane + fired @ w["output_weight"].T + w["output_bias"]
        spikes += fired.mean()
    return membrane, spikes / TICKS


def integer_scores(images, w, bits):
    w1, b1, unit = integer.quantize_rows(
        w["hidden_weight"], w["hidden_bias"], bits, 1 / optdigits.LARGEST, 1.0, THRESHOLD
    )
    w2, b2 = integer.quantize_together(w["output_weight"], w["output_bias"], bits)
    drive1, drive2 = np.zeros(len(b1), np.int64), np.zeros(len(b2), np.int64)
    if bits <= 2:  # biases go to the membranes, which count in finer units
        b1, b2 = drive1, drive2
    fine1 = integer.fraction((THRESHOLD / unit).min(), TICKS, BETA)
    most = np.maximum(b2 + np.maximum(w2, 0).sum(axis=1), -(b2 + np.minimum(w2, 0).sum(axis=1)))
    fine2 = integer.fraction(most.max(), TICKS, BETA)
    if bits <= 2:
        finer = integer.fraction(1, TICKS, BETA)
        fine1, fine2 = max(fine1, finer), max(fine2, finer)
        step2 = integer.best_step(w["output_weight"], w["output_bias"], bits, 1.0, 1.0)
        drive1 = np.rint(w["hidden_bias"] / unit * 2**fine1).astype(np.int64)
        drive2 = np.rint(w["output_bias"] / step2 * 2**fine2).astype(np.int64)
    threshold = np.rint(THRESHOLD / unit * 2**fine1).astype(np.int64)
    current = images.astype(np.int64) @ w1.T + b1
    v, membrane = np.zeros_like(current), np.zeros((len(images), len(w2)), np.int64)
    for _ in range(TICKS):
        v = integer.decay(v) + (current << fine1) + drive1
        fired = (v > threshold).astype(np.int64)
        v -= fired * threshold
        membrane = integer.decay(membrane) + ((fired @ w2.T + b2) << fine2) + drive2
    return membrane


def measure(images, labels, w):
    membrane, rate = float_scores(images, w)
    print(f"float    {integer.accuracy(membrane, labels):.2f} %, a hidden neuron fires in {100 * rate:.1f} % of the ticks")
    for bits in range(8, 2, -1):
        print(f"{bits} bits   {integer.accuracy(integer_scores(images, w, bits), labels):.2f} %")


if __name__ == "__main__":
    parser = optdigits.options(__doc__, "digits-lif", epochs=100)
    parser.add_argument("--quiet", type=float, default=0.1, help="what the mean firing adds to the loss")
    chosen = parser.parse_args()
    training.run(chosen, optdigits.Digits(chosen.seed), optdigits, train, measure)
