package dev.synfire.handover;

import dev.synfire.handover.bus.AxisFormat;
import dev.synfire.handover.bus.BusFormat;
import dev.synfire.handover.bus.RegisterTable;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A generated core as others get it.
 *
 * @param network what it computes
 * @param design its Verilog
 * @param hash the network's hash
 * @param rtl the folder in which the design's files are
 * @param wrappers around the same core
 */
public record Block(IntegerNetwork network, Design design, String hash, String rtl, Wrappers wrappers) {
    private static final String BUS = "bus";

    /** The name of files and of the test bench: that of the network, as Verilog spells it. */
    public String name() {
        return design.top().replaceFirst("_core$", "");
    }

    /**
     * The files beside the design: README.md, NAME.f, NAME.core (FuseSoC, CAPI2), NAME.sdc, and sim/tb_NAME.v unless
     * weights have to be loaded first; and in folders of their own what the wrappers are for.
     *
     * @param samples what the test bench sends; as many of them as it takes
     */
    public SortedMap<String, String> files(List<Sample> samples) {
        BlockPorts ports = new BlockPorts(design.names().ports());
        boolean tested = !ports.has("load_");
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("name", name());
        variables.put("network", network.name());
        variables.put("top", design.top());
        variables.put("hash", hash);
        variables.put("rtl", rtl);
        variables.put("tested", tested);
        variables.put("modules", ending(".v"));
        variables.put("memories", ending(".hex"));
        variables.put("ports", PortRow.of(ports));
        var bus = wrappers.files(design);
        variables.put(
                "wrappers", bus.keySet().stream().map(file -> BUS + "/" + file).toList());
        variables.put("litex", wrappers.litex().isPresent() ? LitexModule.camel(name()) : "");
        variables.put("vivado", wrappers.fronts().contains(Front.VIVADO));
        variables.put("tile", wrappers.tile().map(Tile::size).orElse(""));
        variables.put("axis", wrappers.top(Front.AXIS));
        variables.put("registers", InstanceText.of(wrappers));
        variables.put("registersBytes", RegisterTable.BYTES);
        variables.put("queueDepth", BusFormat.DEPTH);
        variables.put("axisIn", AxisFormat.input(ports.width("in_address"), ports.width("in_value")));
        variables.put("axisOut", AxisFormat.result(ports.width("result_label"), ports.width("result_score")));
        variables.put("valueBits", ports.width("in_value"));
        SortedMap<String, String> files = new TreeMap<>();
        files.put("README.md", HandoverTemplate.fill("README.md.vm", variables));
        files.put(name() + ".f", HandoverTemplate.fill("files.f.vm", variables));
        files.put(name() + ".core", HandoverTemplate.fill("fusesoc.core.vm", variables));
        files.put(name() + ".sdc", HandoverTemplate.fill("clock.sdc.vm", variables));
        bus.forEach((file, text) -> files.put(BUS + "/" + file, text));
        wrappers.format().ifPresent(format -> files.putAll(RegisterFiles.of(name(), format)));
        wrappers.tile().ifPresent(tile -> files.putAll(tile.files()));
        wrappers.litex().ifPresent(format -> {
            variables.putAll(LitexModule.variables(format, name()));
            files.put("litex/" + name() + "_litex.py", HandoverTemplate.fill("litex.py.vm", variables));
        });
        if (wrappers.fronts().contains(Front.VIVADO)) {
            variables.put("ips", VivadoIp.of(wrappers));
            files.put("vivado/package.tcl", HandoverTemplate.fill("package.tcl.vm", variables));
        }
        if (tested) {
            GoldenVectors vectors = GoldenVectors.of(network, ports, samples);
            variables.putAll(TestBench.of(ports, vectors));
            files.put("sim/test_" + name() + ".py", HandoverTemplate.fill("cocotb.py.vm", variables));
            files.put("sim/vectors_" + name() + ".json", vectors.json());
            files.put("sim/tb_" + name() + ".v", HandoverTemplate.fill("bench.v.vm", variables));
        }
        return files;
    }

    private List<String> ending(String suffix) {
        return design.files().keySet().stream()
                .filter(file -> file.endsWith(suffix))
                .toList();
    }
}
