"""Writes examples/digits-sigmoid as an .onnx file, from its trained weights: what `synfire verify digits-sigmoid.onnx` takes.

The same lines export any torch.nn.Sequential of Linear with Sigmoid, Tanh or ReLU.
"""

import argparse
import inspect
from pathlib import Path

import numpy as np
import torch
from torch import nn

EXAMPLE = Path(__file__).parents[2] / "examples" / "digits-sigmoid"


def network(weights):
    """The example as a module, with its weights."""
    model = nn.Sequential(nn.Linear(64, 32), nn.Sigmoid(), nn.Linear(32, 10), nn.Sigmoid())
    with torch.no_grad():
        for layer, name in ((model[0], "hidden"), (model[2], "output")):
            layer.weight.copy_(torch.from_numpy(weights[f"{name}_weight"]))
            layer.bias.copy_(torch.from_numpy(weights[f"{name}_bias"]))
    return model.eval()


def export(model, file):
    """Writes a model of 64 inputs; the first dimension, the batch, is left open."""
    newer = inspect.signature(torch.onnx.export).parameters
    torch.onnx.export(
        model,
        (torch.zeros(1, 64),),
        str(file),
        input_names=["pixels"],
        output_names=["digits"],
        dynamic_axes={"pixels": {0: "batch"}, "digits": {0: "batch"}},
        # Newer releases have a second exporter, which needs the package onnxscript; its files are read as well.
        **({"dynamo": False} if "dynamo" in newer else {}),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("digits-sigmoid.onnx"), help="file to write")
    chosen = parser.parse_args()
    with np.load(EXAMPLE / "weights.npz") as arrays:
        export(network({name: arrays[name] for name in arrays.files}), chosen.output)
    print(f"written to {chosen.output}")
