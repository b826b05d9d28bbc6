"""What the training scripts share: options, the loop, weights as a quantizer leaves them, and writing an example."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from optdigits import Digits, distort, tensors

BATCH = 64


def options(description, name, **defaults):
    """A parser of the options that every script has."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--epochs", type=int, default=defaults["epochs"], help="passes over the training images")
    parser.add_argument("--seed", type=int, default=defaults["seed"], help="of weights, order and distortions")
    parser.add_argument("--rate", type=float, default=0.01, help="first learning rate, falling to 0 by a cosine")
    parser.add_argument("--decay", type=float, default=1e-3, help="weight decay")
    parser.add_argument("--coarse", type=float, default=0.5, help="part of the batches that sees 4-bit weights")
    parser.add_argument("--distort", type=float, default=0.7, help="how much the images are turned, moved and scaled")
    parser.add_argument("--validate", action="store_true", help="train on four fifths, measure the rest, write nothing")
    folder = Path(__file__).parents[2] / "examples" / name
    parser.add_argument("-o", "--output", type=Path, default=folder, help="folder to write the example's data to")
    return parser


def coarse(weight, per_neuron, bits=4):
    """The weights as a quantizer leaves them, with a scale for each row or one for all; the gradient passes through."""
    peak = weight.detach().abs()
    peak = peak.amax(dim=1, keepdim=True) if per_neuron else peak.max()
    step = peak / (2 ** (bits - 1) - 1)
    return weight + (torch.round(weight.detach() / step) * step - weight.detach())


def fit(layers, loss_of, images, labels, chosen):
    """Trains layers of weights; loss_of(images, labels, coarse) with coarse true in batches with 4-bit weights."""
    generator = torch.Generator().manual_seed(chosen.seed)
    parameters = [p for layer in layers for p in layer.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=chosen.rate, weight_decay=chosen.decay)
    batches = len(images) // BATCH
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, chosen.epochs * batches)
    for epoch in range(1, chosen.epochs + 1):
        order = torch.randperm(len(images), generator=generator)
        total = 0.0
        for batch in order[: batches * BATCH].view(batches, BATCH):
            x = distort(images[batch], generator, chosen.distort) if chosen.distort > 0 else images[batch]
            see_coarse = torch.rand((), generator=generator).item() < chosen.coarse
            loss = loss_of(x, labels[batch], see_coarse)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        if epoch % max(1, chosen.epochs // 10) == 0:
            print(f"epoch {epoch:4d} of {chosen.epochs}  loss {total / batches:.4f}", flush=True)
    return {
        "hidden_weight": layers[0].weight.detach().numpy(),
        "hidden_bias": layers[0].bias.detach().numpy(),
        "output_weight": layers[1].weight.detach().numpy(),
        "output_bias": layers[1].bias.detach().numpy(),
    }


def run(chosen, train, measure):
    """Trains, prints what measure(images, labels, weights) says, and writes weights, test images and labels."""
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    digits = Digits(chosen.seed)
    started = time.time()
    weights = train(*tensors(digits.train if chosen.validate else digits.all_train), chosen)
    print(f"trained in {time.time() - started:.0f} s")
    images, labels = digits.validation if chosen.validate else digits.test
    measure(images, labels, {name: array.astype(np.float64) for name, array in weights.items()})
    if not chosen.validate:
        chosen.output.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(chosen.output / "weights.npz", **weights)
        np.save(chosen.output / "inputs.npy", images)
        np.save(chosen.output / "labels.npy", labels)
        print(f"written to {chosen.output}")
