package dev.synfire.importer.nir;

import static dev.synfire.importer.nir.HdfTree.graph;
import static dev.synfire.importer.nir.HdfTree.group;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake in a .nir file is reported in one message with file, node and edge. */
class WrongNirFileTest {
    private static final String[] EDGES = {"input -> fc", "fc -> lif", "lif -> output"};

    @TempDir
    private Path folder;

    private final Map<String, Object> nodes = new LinkedHashMap<>();

    @BeforeEach
    void aRightGraph() {
        nodes.put("input", group("type", "Input", "shape", new long[] {2}));
        nodes.put("fc", group("type", "Linear", "weight", new float[][] {{1, 2}, {3, 4}, {5, 6}}));
        nodes.put("lif", lif(3));
        nodes.put("output", group("type", "Output", "shape", new long[] {3}));
    }

    private static Map<String, Object> lif(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return group("type", "LIF", "tau", ones, "r", ones, "v_leak", ones, "v_threshold", ones);
    }

    /** Holds the message that reading this graph gives, without the file's name. */
    private void tells(String expected, Map<String, Object> graph) {
        Path file = folder.resolve("wrong.nir");
        HdfTree.write(file, group("version", "1.0", "node", graph));
        tells(expected, file);
    }

    private void tells(String expected, Path file) {
        Problem problem = assertThrows(Problem.class, () -> NirFile.read(file));
        assertEquals(2, problem.kind().exitCode());
        assertEquals(expected, problem.getMessage().replace(folder + "/", ""));
    }

    @Test
    void theRightGraphIsRead() {
        Path file = HdfTree.write(folder.resolve("right.nir"), group("version", "1.0", "node", graph(nodes, EDGES)));
        assertEquals(4, NirFile.read(file).nodes().size());
        assertEquals("1.0", NirFile.version(file));
    }

    @Test
    void anEdgeToNowhere() {
        tells(
                "wrong.nir: edge fc -> lif1: error[dangling-edge]: there is no node lif1; did you mean lif?",
                graph(nodes, "input -> fc", "fc -> lif1", "lif -> output"));
    }

    /** As a file of the NIR repository has it: paper/03_rnn/extras/braille_noDelay_bias_zero_subgraph.nir. */
    @Test
    void anEdgeToNowhereInANestedGraph() {
        nodes.put(
                "lif",
                graph(
                        new LinkedHashMap<>(Map.of(
                                "input", group("type", "Input", "shape", new long[] {3}),
                                "cell", lif(3),
                                "output", group("type", "Output", "shape", new long[] {3}))),
                        "input -> cell",
                        "cell -> out"));
        tells(
                "wrong.nir: edge lif.cell -> lif.out: error[dangling-edge]: there is no node lif.out; "
                        + "the nodes are cell, input, output",
                graph(nodes, EDGES));
    }

    @Test
    void anEdgeTwice() {
        tells(
                "wrong.nir: edge fc -> lif: error[duplicate-edge]: it is there more than once, and would be added more "
                        + "than once; leave it in once, or put a Scale by 2 on it",
                graph(nodes, "input -> fc", "fc -> lif", "fc -> lif", "lif -> output"));
    }

    @Test
    void shapesThatDoNotFit() {
        nodes.put("lif", lif(4));
        tells(
                "wrong.nir: edge fc -> lif: error[shape-mismatch]: fc gives (3), 3 numbers; lif, an LIF, takes (4), "
                        + "4 numbers; correct the shapes of one of the two nodes",
                graph(nodes, EDGES));
    }

    @Test
    void aMatrixForAnotherInput() {
        nodes.put("input", group("type", "Input", "shape", new long[] {5}));
        tells(
                "wrong.nir: edge input -> fc: error[shape-mismatch]: input gives (5), 5 numbers; fc, a Linear, takes "
                        + "(2), 2 numbers; correct the shapes of one of the two nodes",
                graph(nodes, EDGES));
    }

    @Test
    void aConvolutionLargerThanItsInput() {
        nodes.put("input", group("type", "Input", "shape", new long[] {1, 3, 3}));
        nodes.put(
                "fc",
                group(
                        "type",
                        "Conv2d",
                        "weight",
                        new float[2][1][5][5],
                        "stride",
                        1L,
                        "padding",
                        0L,
                        "dilation",
                        1L,
                        "groups",
                        1L));
        tells(
                "wrong.nir: edge input -> fc: error[shape-mismatch]: input gives (1, 3, 3); fc, a Conv2d, has a window "
                        + "larger than that; correct the shapes of one of the two nodes",
                graph(nodes, EDGES));
    }

    @Test
    void anUnknownNode() {
        nodes.put("lif", group("type", "LIFF", "tau", new double[] {1}));
        tells(
                "wrong.nir: node lif: error[unknown-node]: there is no node type 'LIFF'; did you mean LIF?",
                graph(nodes, EDGES));
    }

    @Test
    void aMissingParameter() {
        nodes.put("fc", group("type", "Linear"));
        tells(
                "wrong.nir: node fc: error[missing-parameter]: 'weight' is missing; write it with the node's other "
                        + "parameters",
                graph(nodes, EDGES));
    }

    @Test
    void aMisspeltParameter() {
        double[] one = {1};
        nodes.put("lif", group("type", "LIF", "tau", one, "r", one, "v_leak", one, "v_threshold", one, "v_rest", one));
        tells(
                "wrong.nir: node lif: error[unknown-parameter]: it has no parameter 'v_rest'; did you mean v_reset?",
                graph(nodes, EDGES));
    }

    @Test
    void aTimeConstantOfZero() {
        Map<String, Object> lif = lif(3);
        lif.put("tau", new double[] {1, 0, 1});
        nodes.put("lif", lif);
        tells(
                "wrong.nir: node lif: error[wrong-node]: 'tau' is 0.0, expected more than 0 seconds; correct the export, "
                        + "or write the node by hand",
                graph(nodes, EDGES));
    }

    @Test
    void aWeightThatIsNoNumber() {
        nodes.put("fc", group("type", "Linear", "weight", new float[][] {{1, 2}, {3, Float.NaN}, {5, 6}}));
        tells(
                "wrong.nir: node fc: error[wrong-node]: 'weight' is NaN at 3, expected finite numbers; correct the "
                        + "export, or write the node by hand",
                graph(nodes, EDGES));
    }

    @Test
    void parametersOfDifferentSizes() {
        Map<String, Object> lif = lif(3);
        lif.put("r", new double[] {1, 2});
        nodes.put("lif", lif);
        tells(
                "wrong.nir: node lif: error[wrong-node]: 'r' has the shape (2), other parameters have 3 numbers; correct "
                        + "the export, or write the node by hand",
                graph(nodes, EDGES));
    }

    @Test
    void aCycleThatAnswersAtOnce() {
        nodes.put("again", group("type", "Linear", "weight", new float[2][3]));
        nodes.put("sum", group("type", "Scale", "scale", new float[] {1, 1}));
        tells(
                "wrong.nir: edge again -> sum: error[cycle-without-state]: the cycle again -> sum -> fc -> again has neither "
                        + "a neuron nor a Delay; put a Delay or a neuron into it",
                graph(nodes, "input -> sum", "sum -> fc", "fc -> again", "again -> sum", "fc -> lif", "lif -> output"));
    }

    @Test
    void noInput() {
        nodes.remove("input");
        tells(
                "wrong.nir: graph: error[no-input]: the graph has no Input node at its border; give it exactly one",
                graph(nodes, "fc -> lif", "lif -> output"));
    }

    @Test
    void noOutput() {
        nodes.remove("output");
        tells(
                "wrong.nir: graph: error[no-output]: the graph has no Output node at its border; give it exactly one",
                graph(nodes, "input -> fc", "fc -> lif"));
    }

    @Test
    void aNodeThatNothingFeeds() {
        nodes.put("alone", lif(3));
        tells(
                "wrong.nir: node alone: error[unfed-node]: no edge leads to it; add an edge to it, or leave it out",
                graph(nodes, EDGES));
    }

    @Test
    void aRootThatIsNoGraph() {
        tells(
                "wrong.nir: error[not-a-graph]: the root node is a LIF, expected a NIRGraph; write "
                        + "nir.NIRGraph.from_list(nir.Input(...), node, nir.Output(...))",
                lif(3));
    }

    @Test
    void anHdf5FileOfSomethingElse() {
        Path file = HdfTree.write(folder.resolve("wrong.nir"), group("model", group("weight", 1L)));
        tells(
                "wrong.nir: error[not-nir]: this HDF5 file has no group 'node'; give a .nir file as nir.write(FILE, "
                        + "GRAPH) makes it",
                file);
    }

    @Test
    void noHdf5File() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.nir"), "import nir\n");
        tells(
                "wrong.nir: error[not-hdf5]: this is no HDF5 file, or its beginning is damaged; give a .nir file as "
                        + "nir.write(FILE, GRAPH) makes it",
                file);
    }

    @Test
    void aTruncatedFile() throws IOException {
        byte[] bytes = Files.readAllBytes(TestFiles.nir("lif_norse.nir"));
        Path file = Files.write(folder.resolve("wrong.nir"), Arrays.copyOf(bytes, bytes.length / 2));
        Problem problem = assertThrows(Problem.class, () -> NirFile.read(file));
        assertEquals("damaged-hdf5", problem.code());
    }

    @Test
    void noFileAtAll() {
        tells(
                "error[missing-file]: there is no file wrong.nir; check the name and the folder",
                folder.resolve("wrong.nir"));
    }
}
