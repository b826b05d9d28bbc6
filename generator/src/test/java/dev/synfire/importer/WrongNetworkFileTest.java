package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are wrong: one change each to a file that is right, and the whole message that tells of it. */
class WrongNetworkFileTest {
    static final String RIGHT = """
            synfire: 1
            name: small
            input:
              size: 2
              values: [0, 16]
              scale: 1/16
            ticks: 4
            layers:
              - dense: 3
                name: hidden
                weights: w
                biases: b
                weightBits: 8
                neuron:
                  model: lif
                  beta: 0.9
                  threshold: 1
              - dense: 1
                weights: [[1, 2, 3]]
                neuron: {model: li, beta: 0.5}
            readout: membrane
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void weights() {
        NpyBytes.write(
                folder.resolve("weights.npz"),
                NpyBytes.zip(
                        Map.of(
                                "w", NpyBytes.doubles("(3, 2)", 1, 2, 3, 4, 5, 6),
                                "turned", NpyBytes.doubles("(2, 3)", 1, 2, 3, 4, 5, 6),
                                "nan", NpyBytes.doubles("(3, 2)", 1, 2, 3, Double.NaN, 5, 6),
                                "huge", NpyBytes.doubles("(3, 2)", 1, 2, 3, 1e31, 5, 6),
                                "b", NpyBytes.doubles("(3,)", 1, 2, 3)),
                        false));
    }

    private String refusal(byte[] text) throws IOException {
        Files.write(folder.resolve("network.yaml"), text);
        Problem problem = assertThrows(Problem.class, () -> NetworkFile.read(folder));
        assertEquals(2, problem.kind().exitCode());
        return problem.getMessage().replace(folder.toString() + "/", "");
    }

    private String refusal(String text) throws IOException {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFileItselfIsRight() throws IOException {
        Files.writeString(folder.resolve("network.yaml"), RIGHT);
        assertEquals(2, NetworkFile.read(folder).layers().size());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
    weightBits: 8     | weigthBits: 8        | 13: error[unknown-key]: unknown key 'weigthBits' in a layer; did you mean 'weightBits'?
    weightBits: 8     | colour: red          | 13: error[unknown-key]: unknown key 'colour' in a layer; the keys are dense, conv, neurons, name, from, neuron, weights, recurrent, biases, weightBits, learning, scales
    threshold: 1      | vth: 1               | 17: error[unknown-key]: unknown key 'vth' in a lif neuron; the keys are model, beta, leakBits, rounding, membraneFraction, threshold, comparison, reset, order, mostSpikes, floor, refractory, adaptation, membraneBits
    weightBits: 8     | biases: b            | 13: error[duplicate-key]: key 'biases' stands twice in a layer, first at network.yaml:12; leave one of them out
    weightBits: 8     | [a, b]: 8            | 13: error[wrong-type]: a key of a layer is not a word; the keys are dense, conv, neurons, name, from, neuron, weights, recurrent, biases, weightBits, learning, scales
    readout: membrane | #                    | 1: error[missing-key]: a network has no readout; add readout: activation, spikeCount or membrane
    name: small       | #                    | 1: error[missing-key]: a network has no name; add name: my-network
    weights: w        | #                    | 9: error[missing-key]: a layer has no weights; add weights: [[0.5, -1]]
    beta: 0.9         | #                    | 15: error[missing-key]: a lif neuron has no beta; add beta: 0.9
    model: lif        | #                    | 16: error[missing-key]: a neuron has no model; add model: sigmoid
    synfire: 1        | synfire: 2           | 1: error[out-of-range]: synfire is 2, expected a whole number from 1 to 1; write synfire: 1
    weightBits: 8     | weightBits: 9        | 13: error[out-of-range]: weightBits is 9, expected a whole number from 1 to 8; write weightBits: 8
    weightBits: 8     | weightBits: eight    | 13: error[wrong-type]: weightBits is 'eight', expected a whole number from 1 to 8; write for example weightBits: 1
    weightBits: 8     | weightBits: 7.5      | 13: error[wrong-type]: weightBits is '7.5', expected a whole number from 1 to 8; write for example weightBits: 1
    weightBits: 8     | weightBits: '8'      | 13: error[wrong-type]: weightBits is '8', expected a whole number from 1 to 8; write for example weightBits: 1
    weightBits: 8     | weightBits:          | 13: error[wrong-type]: weightBits is empty, expected a whole number from 1 to 8; write for example weightBits: 1
    weightBits: 8     | weightBits: {a: 1}   | 13: error[wrong-type]: weightBits is a mapping, expected a whole number from 1 to 8; write for example weightBits: 1
    weightBits: 8     | scales: perneuron    | 13: error[unknown-word]: scales is 'perneuron', expected perNeuron, perLayer, powerOfTwoPerNeuron or powerOfTwoPerLayer; did you mean perNeuron?
    ticks: 4          | ticks: 0             | 7: error[out-of-range]: ticks is 0, expected a whole number from 1 to 65536; write ticks: 1
    ticks: 4          | ticks: 99999999999999999999 | 7: error[wrong-type]: ticks is '99999999999999999999', expected a whole number from 1 to 65536; write for example ticks: 1
    beta: 0.9         | beta: 1.2            | 16: error[out-of-range]: beta is 1.2, expected a number from 0 to 1; write for example beta: 0.9
    beta: 0.9         | beta: .nan           | 16: error[not-finite]: beta is .nan, expected a finite number; write for example beta: 0.9
    beta: 0.9         | beta: fast           | 16: error[wrong-type]: beta is 'fast', expected a number; write for example beta: 0.9
    scale: 1/16       | scale: 0             | 6: error[out-of-range]: scale is 0, expected a number from 1e-12 to 1e12; write for example scale: 1/16
    scale: 1/16       | scale: 1/0           | 6: error[out-of-range]: scale is 1/0, expected a number from -1e12 to 1e12; write for example scale: 1/16
    scale: 1/16       | scale: 1e999         | 6: error[out-of-range]: scale is 1e999, expected a number from -1e12 to 1e12; write for example scale: 1/16
    values: [0, 16]   | values: [3, 16]      | 5: error[out-of-range]: values is 3, expected a whole number from -65535 to 0; write values: 0
    values: [0, 16]   | values: [0]          | 5: error[wrong-shape]: values has 1 numbers, expected the smallest and the largest input; write for example values: [0, 16]
    values: [0, 16]   | values: 16           | 5: error[wrong-type]: values is '16', expected a list; write for example values: [0, 16]
    values: [0, 16]   | values: [0, 0]       | 5: error[out-of-range]: values hold nothing but 0; write for example values: [0, 16]
    threshold: 1      | threshold: -1        | 17: error[out-of-range]: threshold is -1, expected a number from 0 to 1000000000000; write for example threshold: 1
    threshold: 1      | threshold: [1, 2]    | 17: error[wrong-shape]: threshold has 2 numbers, expected one, or one for each of the 3 neurons; write for example threshold: 1
    threshold: 1      | reset: none          | 17: error[unknown-word]: reset is 'none', expected zero, subtract or {value: -0.2}; write for example reset: zero
    threshold: 1      | membraneBits: 33     | 17: error[out-of-range]: membraneBits is 33, expected a whole number from 2 to 32; write membraneBits: 32
    model: lif        | model: lift          | 15: error[unknown-word]: model is 'lift', expected sigmoid, tanh, relu, identity, lif, if, li, cubaLif, cubaLi, izhikevich, adex, elu, selu, silu, hardSwish, gelu, geluTanh, softplus or mish; did you mean lif?
    name: small       | name: Größe          | 2: error[bad-name]: name is 'Größe', expected up to 64 lower-case letters, digits and hyphens, a letter first; write for example name: my-network
    name: hidden      | name: my layer       | 10: error[bad-name]: name is 'my layer', expected up to 64 lower-case letters, digits and underscores, a letter first; write for example name: hidden
    name: hidden      | name: [hidden]       | 10: error[wrong-type]: name is a list, expected a text; write for example name: hidden
    weights: w        | weights: W2          | 11: error[missing-array]: there is no array 'W2' in weights.npz; did you mean 'w'?
    weights: w        | weights: turned      | 11: error[wrong-shape]: array 'turned' has shape (2, 3), expected (3, 2): a row per neuron, a column an input; save it transposed
    weights: w        | weights: b           | 11: error[wrong-shape]: array 'b' has shape (3,), expected (3, 2): a row per neuron, a column an input; change dense, or save the array of this layer
    weights: w        | weights: nan         | 11: error[not-finite]: array 'nan' has NaN at [1, 1], expected numbers from -1e12 to 1e12; train again, or mend the array
    weights: w        | weights: huge        | 11: error[out-of-range]: array 'huge' has 1.0E31 at [1, 1], expected numbers from -1e12 to 1e12; train again, or mend the array
    biases: b         | biases: w            | 12: error[wrong-shape]: array 'w' has shape (3, 2), expected (3,): a number per neuron; change dense, or save the array of this layer
    biases: b         | biases: [1, 2]       | 12: error[wrong-shape]: biases has 2 numbers, expected one for each of the 3 neurons; add 1
    weights: [[1, 2, 3]] | weights: [[1, 2]] | 19: error[wrong-shape]: weights has 2 numbers in row 0, expected one for each of the 3 inputs; add 1
    weights: [[1, 2, 3]] | weights: [[1, 2, 3], [4, 5, 6]] | 19: error[wrong-shape]: weights has 2 rows, expected one for each of the 1 neurons; leave out 1
    weights: [[1, 2, 3]] | weights: [[1, 2, .inf]] | 19: error[not-finite]: weights is .inf, expected a finite number; write for example weights: 0.5
    dense: 3          | dense: 0             | 9: error[out-of-range]: dense is 0, expected a whole number from 1 to 65536; write dense: 1
    model: lif        | model: li            | 17: error[unknown-key]: unknown key 'threshold' in a li neuron; the keys are model, beta, leakBits, rounding, membraneFraction, membraneBits, activationBits, multiplierBits
    readout: membrane | readout: spikeCount  | 21: error[readout-does-not-fit]: readout is spikeCount, but the last layer is of model li, which has none; write readout: membrane
    readout: membrane | readout: membran     | 21: error[unknown-word]: readout is 'membran', expected activation, spikeCount, membrane, firstSpike, activationSum or membraneMaximum; did you mean membrane?
    ticks: 4          | weightsFile: none.npz | 7: error[missing-file]: there is no file none.npz; check the name and the folder
    ticks: 4          | "ticks: 4            | 22: error[not-yaml]: not YAML: found unexpected end of stream, while scanning a quoted scalar that begins in line 7; check indentation, quotes, colons and brackets
    ticks: 4          | ticks: *four         | 7: error[not-yaml]: not YAML: found undefined alias four; check indentation, quotes, colons and brackets
    """)
    void isToldInOneMessage(String from, String to, String message) throws IOException {
        assertEquals("network.yaml:" + message, refusal(RIGHT.replace(from, to)));
    }

    @Test
    void namesMustDiffer() throws IOException {
        assertEquals(
                "network.yaml:19: error[duplicate-name]: two layers are named hidden; give each a name of its own",
                refusal(RIGHT.replace("dense: 1\n", "dense: 1\n    name: hidden\n")));
    }

    @Test
    void aTableCannotBeBetterThanItsCodes() throws IOException {
        assertEquals(
                "network.yaml:7: error[out-of-range]: maximumError is 0.001, but activation codes of 8 bits allow no "
                        + "less than 0.00390625; write maximumError: 0.00390625, or give more activationBits",
                refusal("""
                        synfire: 1
                        name: n
                        input: {size: 1}
                        layers:
                          - dense: 1
                            weights: [[1]]
                            neuron: {model: sigmoid, maximumError: 0.001}
                        readout: activation
                        """));
    }

    @Test
    void aModelWithALeakNeedsItsBeta() throws IOException {
        assertEquals(
                "network.yaml:20: error[missing-key]: a neuron of model li needs its beta; write neuron: {model: li, "
                        + "beta: 0.9}",
                refusal(RIGHT.replace("{model: li, beta: 0.5}", "li")));
    }

    @Test
    void whatIsNoTextOrNoMappingIsToldToo() throws IOException {
        assertEquals(
                "network.yaml:2: error[not-utf8]: byte 5, 0xff, is not UTF-8 text; save the file as UTF-8; weights "
                        + "belong in a .npz file beside it",
                refusal(new byte[] {'a', ':', ' ', '1', '\n', (byte) 0xff}));
        assertEquals(
                "network.yaml:2: error[not-yaml]: not YAML: the character U+0001 may not stand in it; check "
                        + "indentation, quotes, colons and brackets",
                refusal("a: 1\nb: \1\n"));
        assertEquals("network.yaml:1: error[not-yaml]: the file is empty; describe something in it", refusal(""));
        assertEquals(
                "network.yaml:1: error[wrong-type]: the file is 'hello', expected a network with keys and values; write "
                        + "one key: value a line; the keys are synfire, name, input, ticks, weightsFile, layers, readout, "
                        + "report, learningSeed",
                refusal("hello"));
        assertEquals(
                "network.yaml:1: error[wrong-type]: the file is a list, expected a network with keys and values; write "
                        + "one key: value a line; the keys are synfire, name, input, ticks, weightsFile, layers, readout, "
                        + "report, learningSeed",
                refusal("- 1"));
    }

    @Test
    void aFolderWithoutANetworkSaysHowToBeginOne() {
        Problem problem = assertThrows(Problem.class, () -> NetworkFile.read(folder));
        assertEquals(
                "DIR: error[missing-file]: the folder has no network.yaml; name a network file, or begin one with: "
                        + "synfire new NAME",
                problem.getMessage().replace(folder.toString(), "DIR"));
    }
}
