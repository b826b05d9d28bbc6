"""Makes the .onnx files beside this script, as exporters write them; ExportedFilesTest reads them.

    exported.py torch    with PyTorch 2.13, onnx 1.23, onnxscript 0.7, onnxruntime 1.30 and NumPy
    exported.py keras    with TensorFlow 2.21 (Keras 3.15) and tf2onnx 1.17

Weights are random from fixed seeds: what counts is how the exporters say things.
"""

import sys
from pathlib import Path

import numpy as np
import onnx

FOLDER = Path(__file__).parent


def clean(name):
    """Takes out what exporters note of the machine."""
    file = FOLDER / f"{name}.onnx"
    model = onnx.load(file)
    model.doc_string = ""
    for part in [model, model.graph, *model.graph.node, *model.graph.input, *model.graph.output, *model.graph.value_info]:
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    model.graph.ClearField("value_info")
    onnx.checker.check_model(model)
    onnx.save(model, file)


def from_torch():
    import torch
    from torch import nn

    torch.manual_seed(1)

    class Mlp(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1, self.bn, self.fc2 = nn.Linear(64, 20), nn.BatchNorm1d(20), nn.Linear(20, 10)
            self.drop = nn.Dropout(0.3)

        def forward(self, x):
            x = torch.sigmoid(self.bn(self.fc1(x.view(x.size(0), -1))))
            return torch.softmax(torch.tanh(self.fc2(self.drop(x))), dim=1)

    class Cnn(nn.Module):
        def __init__(self):
            super().__init__()
            self.c1, self.bn, self.pool = nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.AvgPool2d(2)
            self.c2, self.fc = nn.Conv2d(4, 6, 3, padding="same", groups=2, bias=False), nn.Linear(96, 10)

        def forward(self, x):
            x = self.pool(torch.relu(self.bn(self.c1(x))))
            return self.fc(torch.flatten(nn.functional.relu6(self.c2(x)), 1))

    class Residual(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b, self.o = nn.Linear(64, 16), nn.Linear(16, 16), nn.Linear(16, 10)

        def forward(self, x):
            h = torch.tanh(self.a(x / 16))
            return self.o(torch.relu(self.b(h) + h)).argmax(1)

    for name, model, x in [
        ("mlp", Mlp(), torch.rand(2, 1, 8, 8)),
        ("cnn", Cnn(), torch.rand(2, 1, 8, 8)),
        ("residual", Residual(), torch.rand(2, 64)),
    ]:
        for _ in range(20):
            model.train()
            model(torch.rand(32, *x.shape[1:]))
        model.eval()
        torch.onnx.export(
            model, (x,), FOLDER / f"{name}-script.onnx", dynamo=False, opset_version=13,
            input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "n"}},
        )
        torch.onnx.export(
            model, (x,), FOLDER / f"{name}-dynamo.onnx", dynamo=True, external_data=False,
            dynamic_shapes=({0: torch.export.Dim("n")},),
        )
        clean(f"{name}-script")
        clean(f"{name}-dynamo")
    quantize("mlp", (1, 8, 8))
    quantize("cnn", (1, 8, 8))


def quantize(name, shape):
    """A file in QDQ form, as ONNX Runtime's static quantization writes it: int8 weights a channel, uint8 activations."""
    from onnxruntime import quantization as q

    class Samples(q.CalibrationDataReader):
        def __init__(self):
            numbers = np.random.default_rng(2)
            self.left = [{"x": numbers.random((1, *shape), dtype=np.float32)} for _ in range(50)]

        def get_next(self):
            return self.left.pop() if self.left else None

    q.quantize_static(
        FOLDER / f"{name}-script.onnx", FOLDER / f"{name}-qdq.onnx", Samples(), quant_format=q.QuantFormat.QDQ,
        per_channel=True, activation_type=q.QuantType.QUInt8, weight_type=q.QuantType.QInt8,
    )
    clean(f"{name}-qdq")


def from_keras():
    import keras
    import tensorflow as tf
    import tf2onnx

    keras.utils.set_random_seed(1)
    layers = keras.layers
    models = {
        "dense": [
            layers.Input((8, 8)),
            layers.Rescaling(1 / 16),
            layers.Flatten(),
            layers.Dense(20, activation="sigmoid", name="hidden"),
            layers.Dropout(0.2),
            layers.Dense(10, activation="softmax", name="output"),
        ],
        "conv": [
            layers.Input((8, 8, 2)),
            layers.Conv2D(4, 3, padding="same", strides=2, use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(6.0),
            layers.Conv2D(6, 3, activation="tanh"),
            layers.Conv2D(5, 2, padding="same", activation="hard_sigmoid"),
            layers.Flatten(),
            layers.Dense(10, name="output"),
        ],
        "conv1d": [
            layers.Input((16, 3)),
            layers.ZeroPadding1D((1, 2)),
            layers.Conv1D(4, 3, dilation_rate=2, activation="relu"),
            layers.AveragePooling1D(2),
            layers.GlobalAveragePooling1D(),
            layers.Dense(4),
        ],
    }
    for name, parts in models.items():
        model = keras.Sequential(parts)
        for weight in model.weights:
            if any(part in weight.path for part in ("moving", "beta", "bias")):
                weight.assign(np.random.rand(*weight.shape) * 0.5 + 0.1)
        signature = (tf.TensorSpec((None, *model.input_shape[1:]), tf.float32, name="x"),)
        inference = tf.function(lambda x: model(x, training=False), input_signature=signature)
        tf2onnx.convert.from_function(
            inference, input_signature=signature, opset=15, output_path=str(FOLDER / f"keras-{name}.onnx")
        )
        clean(f"keras-{name}")


if __name__ == "__main__":
    {"torch": from_torch, "keras": from_keras}[sys.argv[1]]()
