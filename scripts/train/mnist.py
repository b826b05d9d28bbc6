"""MNIST: 60,000 training and 10,000 test images of 28x28 grey levels, as binary pixels: 1 where a level is above 127."""

import gzip
from pathlib import Path

import numpy as np
import torch

import training

LARGEST = 1
SIDE = 28


class Digits:
    """Images as grey levels and their labels; the last tenth of the shuffled training set is kept for validation."""

    def __init__(self, folder, seed):
        images, labels = split(folder, "train")
        order = np.random.RandomState(seed).permutation(len(labels))
        cut = len(order) * 9 // 10
        self.train = images[order[:cut]], labels[order[:cut]]
        self.validation = images[order[cut:]], labels[order[cut:]]
        self.all_train = images[order], labels[order]
        self.folder = folder

    @property
    def test(self):
        """Read only when it is asked for, at the very end."""
        return split(self.folder, "t10k")


def split(folder, name):
    """Images, a row each, and labels, from the two idx files that begin with that name, packed or not."""
    images = idx(next(Path(folder).glob(f"{name}-images*idx3-ubyte*")))
    return images.reshape(len(images), -1), idx(next(Path(folder).glob(f"{name}-labels*idx1-ubyte*")))


def idx(path):
    """An array of bytes in the idx format: two zeros, a type, the number of dimensions, lengths, data."""
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    zeros, kind, dimensions = np.frombuffer(data, ">u2", 1)[0], data[2], data[3]
    if zeros != 0 or kind != 8:
        raise ValueError(f"{path} is no idx file of bytes")
    shape = np.frombuffer(data, ">u4", dimensions, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def options(description, name):
    """The options of a script that trains on these images."""
    parser = training.options(description, name, epochs=25, batch=128, rate=0.004, decay=1e-4)
    parser.add_argument("--mnist", type=Path, required=True, help="folder with the four idx files, packed or not")
    return parser


def tensors(images, labels):
    """Grey levels from 0 to 1 and labels, as PyTorch wants them."""
    return torch.from_numpy(images.astype(np.float32) / 255), torch.from_numpy(labels.astype(np.int64))


def codes(images):
    """What the network gets of grey levels of 0 to 255: the nearest of 0 and 1."""
    return (images > 127).astype(np.uint8)


def pixels(grey):
    """The same of tensors from 0 to 1."""
    return torch.round(grey)
