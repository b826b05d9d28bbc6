"""Trains examples/mnist-small: the network of mnist_lif.py on images of 16x16 pixels, 256-128-10."""

from functools import partial

import mnist
import mnist16
import mnist_lif
import training

if __name__ == "__main__":
    parser = mnist_lif.options(__doc__, "mnist-small")
    # So few neurons can't learn very different writers, and are to fire as they like.
    parser.set_defaults(epochs=30, distort=0.5, quiet=0.01)
    chosen = parser.parse_args()
    train = partial(mnist_lif.train, pixels=mnist16.pixels, inputs=mnist16.SIDE**2)
    training.run(chosen, mnist.Digits(chosen.mnist, chosen.seed), mnist16, train, mnist_lif.measure, shown=300)
