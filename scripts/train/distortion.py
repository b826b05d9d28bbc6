"""Images of digits turned, moved, scaled and sheared: other writers than those of the training set."""

import numpy as np
import torch
import torch.nn.functional as F


def distort(images, generator, amount):
    """Each square image distorted a little by chance.

    An amount of 1 means up to 10 degrees, 6 % of the side, a tenth and an eighth.
    """
    n, size = images.shape
    side = int(size**0.5)

    def chance(most):
        return (torch.rand(n, generator=generator) * 2 - 1) * most * amount

    angle = chance(np.pi / 18)
    cos, sin = torch.cos(angle), torch.sin(angle)
    wide, high, slant = 1 + chance(0.1), 1 + chance(0.1), chance(0.12)
    x = torch.stack([cos * wide, -sin * high + slant, chance(0.12)], 1)
    y = torch.stack([sin * wide, cos * high, chance(0.12)], 1)
    grid = F.affine_grid(torch.stack([x, y], 1), [n, 1, side, side], align_corners=False)
    return F.grid_sample(images.view(n, 1, side, side), grid, align_corners=False).view(n, size)
