"""The UCI optical digits: 3,823 training and 1,797 test images of 8x8 pixels with values 0 to 16."""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

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


def tensors(split):
    """Images scaled by 1/16 and labels, as PyTorch wants them."""
    images, labels = split
    return torch.from_numpy(images.astype(np.float32) / LARGEST), torch.from_numpy(labels.astype(np.int64))


def distort(images, generator, amount):
    """Each image turned, moved, scaled and sheared a little by chance: other writers, whom the test set is made of.

    An amount of 1 means up to 10 degrees, half a pixel, a tenth and an eighth.
    """
    n = len(images)

    def chance(most):
        return (torch.rand(n, generator=generator) * 2 - 1) * most * amount

    angle = chance(np.pi / 18)
    cos, sin = torch.cos(angle), torch.sin(angle)
    wide, high, slant = 1 + chance(0.1), 1 + chance(0.1), chance(0.12)
    x = torch.stack([cos * wide, -sin * high + slant, chance(0.12)], 1)
    y = torch.stack([sin * wide, cos * high, chance(0.12)], 1)
    grid = F.affine_grid(torch.stack([x, y], 1), [n, 1, 8, 8], align_corners=False)
    return F.grid_sample(images.view(n, 1, 8, 8), grid, align_corners=False).view(n, 64)
