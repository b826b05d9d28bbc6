"""Layers whose weights and biases are whole numbers of steps already while they are trained.

The steps are learned with the weights (Esser et al., "Learned step size quantization", 2020). Whatever is rounded lets the
gradient pass straight through.
"""

import torch
from torch.nn.functional import linear


def passing(rounded, value):
    """Forward the rounded value, backward the gradient of the value itself."""
    return value + (rounded - value).detach()


class Linear(torch.nn.Module):
    """Weights of some bits, symmetric; a step is a whole part of 1, for each neuron or for all of them."""

    def __init__(self, inputs, outputs, bits, per_neuron, gain=1.0):
        super().__init__()
        free = torch.nn.Linear(inputs, outputs)
        self.weight = torch.nn.Parameter(free.weight.detach() * gain)
        self.bias = torch.nn.Parameter(free.bias.detach() * gain)
        self.largest = 2 ** (bits - 1) - 1
        size = self.weight.detach().abs().mean(dim=1 if per_neuron else (0, 1), keepdim=True)
        # The logarithm of how many steps make 1.
        self.fineness = torch.nn.Parameter(torch.log(self.largest**0.5 / (2 * size)))

    def whole(self):
        """Integer weights and biases, and how many steps of a neuron's weights make 1."""
        steps = torch.exp(self.fineness)
        steps = passing(torch.round(steps), steps)
        weight = torch.clamp(self.weight * steps, -self.largest, self.largest)
        bias = self.bias * steps.view(-1)
        return passing(torch.round(weight), weight), passing(torch.round(bias), bias), steps.view(-1)

    def forward(self, x):
        weight, bias, steps = self.whole()
        return linear(x, weight, bias) / steps

    def arrays(self):
        """The same as integer arrays: weights, biases, steps in 1."""
        weight, bias, steps = (x.detach().numpy() for x in self.whole())
        return weight.astype("int8"), bias.astype("int32"), steps.astype("int32")
