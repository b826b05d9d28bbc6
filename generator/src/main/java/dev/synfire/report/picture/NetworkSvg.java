package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws a network from its input at the top to its last layer at the bottom, so that it can be read on a phone. */
public final class NetworkSvg {
    private static final int TOP = 6;
    private static final int HEIGHT = 46;
    private static final int PITCH = 86;
    private static final int RIGHT = 290;
    private static final int ARC = 14;
    private static final int MOST_ARCS = 3;

    private final NetworkDiagram network;
    private final Colours colours;

    /** A box with two lines of text; y is its upper edge. */
    public record Box(int y, String colour, String title, String text) {}

    /** What a box gets from the one above: a label beside the arrow. */
    public record Arrow(int from, int to, String text) {}

    /** What passes by other boxes, as the data of an SVG path. */
    public record Arc(String data, String text) {}

    /** Of a network. */
    public NetworkSvg(NetworkDiagram network, Colours colours) {
        this.network = network;
        this.colours = colours;
    }

    /** The picture. */
    public String text() {
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        List<Arc> arcs = new ArrayList<>();
        boxes.add(new Box(
                TOP,
                "g0",
                "input",
                network.inputs() + " values, " + bits(network.inputBits()) + ", "
                        + (network.ticks() == 1 ? "1 tick" : network.ticks() + " ticks") + " a sample"));
        for (int l = 0; l < network.layers().size(); l++) {
            NetworkDiagram.Box layer = network.layers().get(l);
            boxes.add(new Box(
                    top(l),
                    colours.of(l),
                    layer.name(),
                    layer.neurons() + " " + layer.kind() + ", " + layer.lanes()
                            + (layer.lanes() == 1 ? " lane" : " lanes") + ", sends "
                            + (layer.outputBits() == 0 ? "spikes" : bits(layer.outputBits()))));
            for (NetworkDiagram.Feed feed : layer.feeds()) {
                String text = feed.synapses() + ", " + feed.weightBits() + "-bit weights";
                if (feed.source() == l - 1) {
                    arrows.add(new Arrow(top(l - 1) + HEIGHT, top(l), text));
                } else {
                    int from = top(feed.source()) + HEIGHT / 2 + 8;
                    int to = top(l) + HEIGHT / 2 - 8;
                    int out = RIGHT + ARC * (1 + arcs.size() % MOST_ARCS);
                    arcs.add(new Arc("M" + RIGHT + " " + from + "H" + out + "V" + to + "H" + (RIGHT + 2), text));
                }
            }
        }
        return Templates.render(
                "report/network-svg.vm",
                Map.of(
                        "e", new Escaped(),
                        "height", top(network.layers().size() - 1) + HEIGHT + TOP,
                        "boxes", boxes,
                        "arrows", arrows,
                        "arcs", arcs));
    }

    private static int top(int layer) {
        return TOP + (layer + 1) * PITCH;
    }

    private static String bits(int bits) {
        return bits == 1 ? "1 bit" : bits + " bits";
    }
}
