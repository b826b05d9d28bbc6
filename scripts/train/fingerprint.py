"""Prints what ExamplesAgainstNumpyTest expects of each example: images right, and a hash of every label and score.

The hash is Java's Arrays.hashCode over label, score, label, score ... of all images.
"""

from pathlib import Path

import numpy as np

import digits_lif
import digits_sigmoid
import mnist_lif
import mnist_sigmoid

EXAMPLES = Path(__file__).parents[2] / "examples"


def fingerprint(scores):
    winners = scores.argmax(axis=1)
    hash_code = 1
    for label, score in zip(winners.tolist(), scores.max(axis=1).tolist()):
        hash_code = (hash_code * 31 + label) % 2**32
        hash_code = (hash_code * 31 + score) % 2**32
    return hash_code - 2**32 if hash_code >= 2**31 else hash_code


SCRIPTS = {
    "digits-sigmoid": digits_sigmoid,
    "digits-lif": digits_lif,
    "mnist-sigmoid": mnist_sigmoid,
    "mnist-lif": mnist_lif,
    "mnist-small": mnist_lif,
}


def inputs(folder):
    if (folder / "inputs.npy").exists():
        return np.load(folder / "inputs.npy")
    return np.load(folder / "inputs.npz")["inputs"]


def main():
    for name, script in SCRIPTS.items():
        images = inputs(EXAMPLES / name)
        labels = np.load(EXAMPLES / name / "labels.npy")
        with np.load(EXAMPLES / name / "weights.npz") as arrays:
            weights = {array: arrays[array].astype(np.float64) for array in arrays.files}
        for bits in range(8, 1, -1) if name.startswith("digits") else [script.BITS]:
            scores = script.integer_scores(images, weights, bits)
            print(f"{name}, {bits}, {np.sum(scores.argmax(axis=1) == labels)}, {fingerprint(scores)}")


if __name__ == "__main__":
    main()
