"""Spikes that can be trained."""

import torch

SLOPE = 5.0


class Spike(torch.autograd.Function):
    """1 where v is above 0; the gradient is a fast sigmoid's, 1 / (1 + slope |v|)^2 (Zenke and Ganguli 2018)."""

    @staticmethod
    def forward(context, v):
        context.save_for_backward(v)
        return (v > 0).to(v.dtype)

    @staticmethod
    def backward(context, gradient):
        (v,) = context.saved_tensors
        return gradient / (1 + SLOPE * v.abs()) ** 2
