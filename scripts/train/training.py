"""What the training scripts share: options, the loop, weights as a quantizer leaves them, and writing an example."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from distortion import distort


def options(description, name, **defaults):
    """A parser of the options that every script has, with the defaults of this one."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--epochs", type=int, help="passes over the training images")
    parser.add_argument("--seed", type=int, default=1, help="of weights, order and distortions")
    parser.add_argument("--batch", type=int, help="images in a batch")
    parser.add_argument("--rate", type=float, help="first learning rate, falling to 0 by a cosine")
    parser.add_argument("--decay", type=float, help="weight decay")
    parser.add_argument("--distort", type=float, default=0.7, help="how much the images are turned, moved and scaled")
    parser.add_argument("--validate", action="store_true", help="train on a part, measure the rest, write nothing")
    folder = Path(__file__).parents[2] / "examples" / name
    parser.add_argument("-o", "--output", type=Path, default=folder, help="folder to write the example's data to")
    parser.set_defaults(**defaults)
    return parser


def coarse(weight, per_neuron, bits=4):
    """The weights as a quantizer leaves them, with a scale for each row or one for all; the gradient passes through."""
    peak = weight.detach().abs()
    peak = peak.amax(dim=1, keepdim=True) if per_neuron else peak.max()
    step = peak / (2 ** (bits - 1) - 1)
    return weight + (torch.round(weight.detach() / step) * step - weight.detach())


def fit(layers, loss_of, images, labels, chosen):
    """Trains layers; loss_of(images, labels, generator) is a batch's loss, with chance from the generator where it needs it."""
    generator = torch.Generator().manual_seed(chosen.seed)
    parameters = [p for layer in layers for p in layer.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=chosen.rate, weight_decay=chosen.decay)
    size = chosen.batch
    batches = len(images) // size
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, chosen.epochs * batches)
    for epoch in range(1, chosen.epochs + 1):
        order = torch.randperm(len(images), generator=generator)
        total = 0.0
        for batch in order[: batches * size].view(batches, size):
            x = distort(images[batch], generator, chosen.distort) if chosen.distort > 0 else images[batch]
            loss = loss_of(x, labels[batch], generator)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        if epoch % max(1, chosen.epochs // 10) == 0:
            print(f"epoch {epoch:4d} of {chosen.epochs}  loss {total / batches:.4f}", flush=True)


def arrays(hidden, output):
    """What two layers have learned."""
    return {
        "hidden_weight": hidden.weight.detach().numpy(),
        "hidden_bias": hidden.bias.detach().numpy(),
        "output_weight": output.weight.detach().numpy(),
        "output_bias": output.bias.detach().numpy(),
    }


def run(chosen, digits, data, train, measure, shown=None):
    """Trains, prints what measure(images, labels, weights) says, and writes weights, test images and labels.

    digits are the images; data, their module, tells what tensors and codes they become; shown is how many are written.
    """
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    started = time.time()
    weights = train(*data.tensors(*(digits.train if chosen.validate else digits.all_train)), chosen)
    print(f"trained in {time.time() - started:.0f} s")
    images, labels = digits.validation if chosen.validate else digits.test
    measure(data.codes(images), labels, {name: array.astype(np.float64) for name, array in weights.items()})
    if not chosen.validate:
        chosen.output.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(chosen.output / "weights.npz", **weights)
        codes = data.codes(images[:shown])
        if shown is None:
            np.save(chosen.output / "inputs.npy", codes)
        else:
            np.savez_compressed(chosen.output / "inputs.npz", inputs=codes)
        np.save(chosen.output / "labels.npy", labels[:shown])
        print(f"written to {chosen.output}")
