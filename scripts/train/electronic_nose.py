"""Trains examples/electronic-nose: 128-32-6 sigmoid neurons that tell six gases by 16 sensors, on their first ten months."""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

GASES = ["Ethanol", "Ethylene", "Ammonia", "Acetaldehyde", "Acetone", "Toluene"]
TRAINED, STREAMED = (1, 2), (3, 4, 5, 6)
SCALE = 32  # codes of a standard deviation


def read(folder, batch):
    """Measurements and classes of a batch: a row is gas, concentration, 128 features."""
    rows = [line.split(",") for line in (folder / f"batch{batch}.dat").read_text().split()]
    return np.array([row[2:] for row in rows], float), np.array([GASES.index(row[0]) for row in rows])


def logarithm(x):
    return np.sign(x) * np.log1p(np.abs(x))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with batch1.dat to batch6.dat")
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1, help="of weights, order, and the order of the stream")
    folder = Path(__file__).parents[2] / "examples" / "electronic-nose"
    parser.add_argument("--one-in", type=int, default=7, help="of so many measurements of batches 3 to 6 one is written")
    parser.add_argument("-o", "--output", type=Path, default=folder, help="folder to write the example's data to")
    chosen = parser.parse_args()

    batches = {batch: read(chosen.data, batch) for batch in TRAINED + STREAMED}
    first = logarithm(batches[1][0])
    mean, deviation = first.mean(0), first.std(0)

    def codes(batch):
        x = (logarithm(batches[batch][0]) - mean) / deviation
        return np.clip(np.rint(x * SCALE), -127, 127).astype(np.int8)

    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    x = torch.tensor(np.vstack([codes(b) for b in TRAINED]) / SCALE, dtype=torch.float32)
    wanted = torch.full((len(x), 6), 0.05)
    wanted[torch.arange(len(x)), torch.tensor(np.concatenate([batches[b][1] for b in TRAINED]))] = 0.9
    hidden, output = torch.nn.Linear(128, 32), torch.nn.Linear(32, 6)
    parameters = list(hidden.parameters()) + list(output.parameters())
    optimizer = torch.optim.Adam(parameters, 1e-2, weight_decay=1e-4)

    def logits(codes_):
        return output(torch.sigmoid(hidden(codes_)))

    for _ in range(chosen.epochs):
        for part in torch.randperm(len(x)).split(64):
            loss = binary_cross_entropy_with_logits(logits(x[part]), wanted[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    for batch, (_, labels) in batches.items():
        right = logits(torch.tensor(codes(batch) / SCALE, dtype=torch.float32)).argmax(1).numpy() == labels
        print(f"batch {batch}: {len(labels)} measurements, {100 * right.mean():.2f} % right")

    # Within a batch the file has one gas after the other; a nose in use meets them in any order.
    random = np.random.RandomState(chosen.seed)
    inputs, labels = [], []
    for batch in STREAMED:
        order = random.permutation(len(batches[batch][1]))[:: chosen.one_in]
        inputs.append(codes(batch)[order])
        labels.append(batches[batch][1][order])
    chosen.output.mkdir(parents=True, exist_ok=True)
    np.savez(
        chosen.output / "weights.npz",
        hidden_weight=hidden.weight.detach().numpy(),
        hidden_bias=hidden.bias.detach().numpy(),
        output_weight=output.weight.detach().numpy(),
        output_bias=output.bias.detach().numpy(),
        mean=mean,
        deviation=deviation,
    )
    np.savez_compressed(chosen.output / "inputs.npz", inputs=np.concatenate(inputs))
    np.save(chosen.output / "labels.npy", np.concatenate(labels).astype(np.uint8))


main()
