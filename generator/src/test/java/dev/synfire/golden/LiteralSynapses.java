package dev.synfire.golden;

import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.Planes;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.Pooling;
import dev.synfire.integer.Sliding;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;

/** The weight from any address to any neuron, whatever the synapses are, as docs/semantics.md says. */
final class LiteralSynapses {
    private LiteralSynapses() {}

    static long weight(Synapses synapses, int neuron, int address) {
        return switch (synapses) {
            case DenseSynapses dense -> dense.weights().get(neuron * dense.inputs() + address);
            case SparseSynapses sparse -> {
                int weight = 0;
                for (int k = sparse.starts().get(address); k < sparse.starts().get(address + 1); k++) {
                    weight +=
                            sparse.targets().get(k) == neuron ? sparse.weights().get(k) : 0;
                }
                yield weight;
            }
            case ConvolutionSynapses convolution -> kernelWeight(convolution, neuron, address);
            case PooledSynapses(Pooling pooling, Synapses behind) -> {
                long sum = 0;
                for (int place = 0; place < behind.inputs(); place++) {
                    if (pools(pooling, place, address)) {
                        sum += weight(behind, neuron, place);
                    }
                }
                yield sum;
            }
        };
    }

    private static long kernelWeight(ConvolutionSynapses synapses, int neuron, int address) {
        Planes in = synapses.input();
        Planes out = synapses.output();
        int output = channel(out, neuron);
        int first = output / (out.channels() / synapses.groups()) * (in.channels() / synapses.groups());
        int input = channel(in, address) - first;
        if (input < 0 || input >= in.channels() / synapses.groups()) {
            return 0;
        }
        for (int k = 0; k < synapses.rows().size(); k++) {
            for (int l = 0; l < synapses.columns().size(); l++) {
                if (sees(synapses.rows(), row(out, neuron), k, row(in, address))
                        && sees(synapses.columns(), column(out, neuron), l, column(in, address))) {
                    return synapses.weight(output, input, k, l);
                }
            }
        }
        return 0;
    }

    private static boolean pools(Pooling pooling, int place, int address) {
        Planes in = pooling.input();
        Planes out = pooling.output();
        boolean seen = false;
        for (int k = 0; k < pooling.rows().size(); k++) {
            for (int l = 0; l < pooling.columns().size(); l++) {
                seen |= channel(in, address) == channel(out, place)
                        && sees(pooling.rows(), row(out, place), k, row(in, address))
                        && sees(pooling.columns(), column(out, place), l, column(in, address));
            }
        }
        return seen;
    }

    private static boolean sees(Sliding sliding, int place, int k, int coordinate) {
        return coordinate == place * sliding.stride() - sliding.before() + k * sliding.dilation();
    }

    private static int channel(Planes planes, int address) {
        return address / planes.width() / planes.height();
    }

    private static int row(Planes planes, int address) {
        return address / planes.width() % planes.height();
    }

    private static int column(Planes planes, int address) {
        return address % planes.width();
    }
}
