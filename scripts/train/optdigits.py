"""The UCI optical digits: 3,823 training and 1,797 test images of 8x8 pixels with values 0 to 16."""

from pathlib import Path

import numpy as np
import torch

import training

FILE = Path(__file__).parent / "data" / "optdigits.npz"
LARGEST = 16


class Digits:
    """Images as uint8 codes and their labels; the last fifth of the shuffled training set is kept for validation."""

    def __init__(self, seed):
        with np.load(FILE) as data:
            order = np.random.RandomState(seed).permutation(len(data["train_labels"]))
            cut = len(order) * 4 // 5
            images, labels = data["train_images"], data["train_labels"]
            self.train = images[order[:cut]], labels[order[:cut]]
            self.validation = images[order[cut:]], labels[order[cut:]]
            self.all_train = images[order], labels[order]
            self.test = data["test_images"], data["test_labels"]


def options(description, name, epochs):
    """The options of a script that trains on these images."""
    parser = training.options(description, name, epochs=epochs, batch=64, rate=0.01, decay=1e-3)
    parser.add_argument("--coarse", type=float, default=0.5, help="part of the batches that sees 4-bit weights")
    return parser


def tensors(images, labels):
    """Images scaled by 1/16 and labels, as PyTorch wants them."""
    return torch.from_numpy(images.astype(np.float32) / LARGEST), torch.from_numpy(labels.astype(np.int64))


def codes(images):
    """What the network gets: the pixels as they are."""
    return images
