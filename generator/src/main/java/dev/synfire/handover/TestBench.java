package dev.synfire.handover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the template of the test bench needs: vectors as Verilog, and what drives each pin. */
final class TestBench {
    private TestBench() {}

    static Map<String, Object> of(BlockPorts ports, GoldenVectors vectors) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("samples", vectors.samples());
        variables.put("inputs", Table.of(vectors.inputs()));
        variables.put("outputs", Table.of(vectors.outputs()));
        variables.put("results", Table.of(vectors.results()));
        variables.put("inValue", ports.width("in_value") > 0);
        variables.put("outValue", ports.width("out_value") > 0);
        variables.put("resultLast", ports.width("result_last") > 0);
        variables.put("inAddressBits", ports.width("in_address"));
        variables.put("inValueBits", ports.width("in_value"));
        variables.put("resultLabelBits", ports.width("result_label"));
        variables.put("resultScoreBits", ports.width("result_score"));
        variables.put("outAddressBits", ports.width("out_address"));
        return variables;
    }

    /**
     * A list of beats as a memory of the bench.
     *
     * @param literals the words, as Verilog numbers
     * @param bits how wide they are
     * @param top the number of a word's highest bit
     * @param indexBits how many bits count from 0 to all of them
     */
    public record Table(List<String> literals, int bits, int top, int indexBits) {
        static Table of(List<Beat> beats) {
            int bits = beats.getFirst().bits();
            int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(beats.size());
            return new Table(beats.stream().map(Beat::literal).toList(), bits, bits - 1, indexBits);
        }

        /** How many there are. */
        public int size() {
            return literals.size();
        }

        /** The highest index of a memory that any count is an index of. */
        public int highest() {
            return (1 << indexBits) - 1;
        }

        /** How many there are, as a Verilog number of the width of a count. */
        public String count() {
            return indexBits + "'d" + literals.size();
        }
    }
}
