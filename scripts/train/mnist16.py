"""MNIST in 16x16 binary pixels; as a command, writes its test images as codes for synfire evaluate.

Two rows and columns at each edge, which hardly ever show anything, are left away; a pixel sees four of the 24x24 that
remain, which it shares with its neighbours where 24 is no multiple of 16, and is 1 where their mean is above the middle.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

import mnist
from mnist import tensors  # noqa: F401  the same grey levels, for training.run

SIDE = 16
INNER = 24


def windows():
    """For each of the 16 places in a direction, 1 at the rows of 28 that it sees."""
    rows = np.zeros((SIDE, mnist.SIDE), np.int64)
    edge = (mnist.SIDE - INNER) // 2
    for place in range(SIDE):
        rows[place, edge + place * INNER // SIDE : edge - (-(place + 1) * INNER // SIDE)] = 1
    return rows


def codes(images):
    """What the network gets of grey levels of 0 to 255."""
    rows = windows()
    square = images.reshape(-1, mnist.SIDE, mnist.SIDE).astype(np.int64)
    sums = rows @ square @ rows.T
    return (sums > 2 * 255).astype(np.uint8).reshape(len(images), -1)


def pixels(grey):
    """The same of tensors from 0 to 1."""
    rows = torch.from_numpy(windows().astype(np.float32))
    return ((rows @ grey.view(-1, mnist.SIDE, mnist.SIDE) @ rows.T) > 2).float().view(len(grey), -1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mnist", type=Path, required=True, help="folder with the four idx files, packed or not")
    parser.add_argument("-o", "--output", type=Path, default=Path("t10k-16x16.npz"), help="file to write")
    chosen = parser.parse_args()
    images, labels = mnist.split(chosen.mnist, "t10k")
    np.savez_compressed(chosen.output, inputs=codes(images), labels=labels)
    print(f"written to {chosen.output}")
