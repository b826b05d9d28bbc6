"""Trains examples/iris: 8 LIF neurons with ternary weights and 3 leaky integrators, on Fisher's irises."""

from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import linear

import training
from spikes import Spike

TICKS = 8
BETA = 7 / 8
THRESHOLD = 1.0
LARGEST = 15
DATA = Path(__file__).parent / "data" / "iris.csv"
KINDS = ["Iris-setosa", "Iris-versicolor", "Iris-virginica"]


def flowers():
    """Codes from 0 to 15 of sepal length and width, petal length and width, each over its range; and the kinds."""
    rows = [line.split(",") for line in DATA.read_text().split()]
    values = np.array([[float(cell) for cell in row[:4]] for row in rows])
    low, high = values.min(axis=0), values.max(axis=0)
    codes = np.rint((values - low) / (high - low) * LARGEST).astype(np.uint8)
    return codes, np.array([KINDS.index(row[4]) for row in rows], dtype=np.uint8)


def simulate(x, w1, b1, w2, b2):
    """Membranes of the output after the last tick."""
    current = linear(x, w1, b1)
    v = torch.zeros_like(current)
    membrane = torch.zeros(len(x), len(w2))
    for _ in range(TICKS):
        v = BETA * v + current
        fired = Spike.apply(v - THRESHOLD)
        v = v * (1 - fired)
        membrane = BETA * membrane + linear(fired, w2, b2)
    return membrane


def main():
    parser = training.options(__doc__, "iris", epochs=300, batch=20, rate=0.02, decay=0.0, distort=0.0)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    codes, labels = flowers()
    # Every third flower is for the test.
    shown = np.arange(len(codes)) % 3 == 2
    x = torch.tensor(codes / LARGEST, dtype=torch.float32)
    y = torch.tensor(labels.astype(np.int64))
    hidden, output = torch.nn.Linear(4, 8), torch.nn.Linear(8, 3)
    loss = torch.nn.CrossEntropyLoss(label_smoothing=0.1)

    def coarse():
        """Weights of -1, 0 and 1 steps; of 4 bits at the output, whose biases are whole steps too."""
        step = output.weight.detach().abs().max() / 7
        bias = output.bias + (torch.round(output.bias.detach() / step) * step - output.bias.detach())
        return (
            training.coarse(hidden.weight, True, bits=2),
            hidden.bias,
            training.coarse(output.weight, False, bits=4),
            bias,
        )

    def loss_of(images, wanted, _):
        return loss(simulate(images, *coarse()), wanted)

    training.fit([hidden, output], loss_of, x[~shown], y[~shown], chosen)
    with torch.no_grad():
        w1, b1, w2, b2 = coarse()
        right = simulate(x, *coarse()).argmax(dim=1) == y
    print(f"coarse  {right[~shown].sum()} of 100 seen, {right[shown].sum()} of 50 others")
    if chosen.validate:
        return
    learned = training.arrays(hidden, output) | {"hidden_weight": w1.numpy(), "output_weight": w2.numpy()}
    chosen.output.mkdir(parents=True, exist_ok=True)
    np.savez(chosen.output / "weights.npz", **learned)
    np.save(chosen.output / "inputs.npy", codes[shown])
    np.save(chosen.output / "labels.npy", labels[shown])


if __name__ == "__main__":
    main()
