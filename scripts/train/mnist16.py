"""MNIST in 16x16 binary pixels; as a command, writes its test images as codes for synfire evaluate.

The digits were drawn into the inner 20x20 of 28x28, so four rows and columns at each edge are left away. A pixel has 5/4 of
the side of those that remain, and is 1 where the mean of what it covers is above 7/20 of the brightest.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

import mnist
from mnist import tensors  # noqa: F401  the same grey levels, for training.run

SIDE = 16
INNER = 20
PARTS = 5  # the quarters of a row that a place covers
ABOVE = 7 / 20


def windows():
    """For each of the 16 places in a direction, how many quarters it covers of each of the 28 rows."""
    edge = (mnist.SIDE - INNER) // 2
    quarters = np.zeros((SIDE, 4 * mnist.SIDE), np.int64)
    for place in range(SIDE):
        first = 4 * edge + PARTS * place
        quarters[place, first : first + PARTS] = 1
    return quarters.reshape(SIDE, mnist.SIDE, 4).sum(axis=2)


def codes(images):
    """What the network gets of grey levels of 0 to 255."""
    rows = windows()
    square = images.reshape(-1, mnist.SIDE, mnist.SIDE).astype(np.int64)
    sums = rows @ square @ rows.T
    return (sums > ABOVE * PARTS**2 * 255).astype(np.uint8).reshape(len(images), -1)


def pixels(grey):
    """The same of tensors from 0 to 1."""
    rows = torch.from_numpy(windows().astype(np.float32))
    return ((rows @ grey.view(-1, mnist.SIDE, mnist.SIDE) @ rows.T) > ABOVE * PARTS**2).float().view(len(grey), -1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mnist", type=Path, required=True, help="folder with the four idx files, packed or not")
    parser.add_argument("-o", "--output", type=Path, default=Path("t10k-16x16.npz"), help="file to write")
    chosen = parser.parse_args()
    images, labels = mnist.split(chosen.mnist, "t10k")
    np.savez_compressed(chosen.output, inputs=codes(images), labels=labels)
    print(f"written to {chosen.output}")
