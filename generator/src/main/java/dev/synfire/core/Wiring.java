package dev.synfire.core;

import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.DelayLine;
import dev.synfire.core.stream.EventFork;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Feedback;
import dev.synfire.core.stream.Merge;
import dev.synfire.core.stream.Silence;
import dev.synfire.hdl.Component;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins the layers of a core along the projections of its network. */
final class Wiring {
    private final SynfireCore core;
    private final IntegerNetwork network;
    private final Map<Integer, List<Events>> takers = new HashMap<>();

    Wiring(SynfireCore core) {
        this.core = core;
        network = core.params().network();
    }

    /** Builds what lies between a layer and its sources, up to the events as the sources send them. */
    void feed(int index) {
        IntegerLayer layer = network.layers().get(index);
        List<IntegerLayer> feeds = layer.feeds();
        for (int f = 0; f < feeds.size(); f++) {
            IntegerLayer feed = feeds.get(f);
            List<IntegerProjection> projections = feed.projections();
            Events in = core.layers.get(index).ins.get(f);
            if (projections.size() == 1) {
                feed(index, projections.getFirst(), in, feed.name());
                continue;
            }
            Merge merge = place(
                    feed.name(),
                    "merge",
                    name -> new Merge(new Merge.Params(
                            name,
                            projections.stream().map(Wiring::format).toList(),
                            ending(index, projections),
                            new EventFormat(feed.inputs(), feed.inputValues()))));
            in.connect(merge.out);
            for (int i = 0; i < projections.size(); i++) {
                feed(index, projections.get(i), merge.ins.get(i), feed.name() + "_" + i);
            }
        }
    }

    /** The last source that is no feedback; where all are, the layer's first engine has one, and this one's does not matter. */
    private static int ending(int index, List<IntegerProjection> projections) {
        int forward = (int) projections.stream()
                .filter(projection -> projection.source() < index)
                .count();
        return forward == 0 ? projections.size() - 1 : forward - 1;
    }

    private void feed(int index, IntegerProjection projection, Events taker, String name) {
        EventFormat format = format(projection);
        boolean back = projection.source() >= index;
        if (back && projection.delays().min() + 1 >= network.ticks()) {
            taker.connect(place(name, "silence", n -> new Silence(new Silence.Params(n, format))).out);
            return;
        }
        Events wanted = taker;
        if (back) {
            Feedback feedback = place(name, "feedback", n -> new Feedback(new Feedback.Params(n, format)));
            wanted.connect(feedback.out);
            wanted = feedback.in;
        }
        // Before feedback, for its markers do not say which tick is a sample's last.
        if (projection.isDelayed()) {
            var style = core.params().plan().layers().get(index).parameters();
            DelayLine line = place(
                    name,
                    "delay",
                    n -> new DelayLine(new DelayLine.Params(n, format, projection.delays(), network.ticks(), style)));
            wanted.connect(line.out);
            wanted = line.in;
        }
        takers.computeIfAbsent(projection.source(), _ -> new ArrayList<>()).add(wanted);
    }

    /** Gives a source's events to all that take them, and to those others. */
    void deliver(int source, List<Events> others) {
        boolean outside = source == IntegerProjection.INPUT;
        List<Events> all = new ArrayList<>(takers.getOrDefault(source, List.of()));
        all.addAll(others);
        Events events = core.joint(source, outside ? core.inputs() : core.layers.get(source).out);
        if (all.isEmpty()) {
            events.ready.assign(1);
        } else if (all.size() == 1) {
            all.getFirst().connect(events);
        } else {
            String sender = outside ? "input" : network.layers().get(source).name();
            EventFormat format = outside
                    ? new EventFormat(network.input().size(), network.input().events())
                    : new EventFormat(
                            network.layers().get(source).neurons(),
                            network.layers().get(source).outputValues());
            EventFork fork = place(sender, "fork", name -> new EventFork(name, format, all.size()));
            fork.in.connect(events);
            for (int i = 0; i < all.size(); i++) {
                all.get(i).connect(fork.outs.get(i));
            }
        }
    }

    private static EventFormat format(IntegerProjection projection) {
        return new EventFormat(projection.synapses().inputs(), projection.values());
    }

    private interface Make<C> {
        C of(String name);
    }

    private <C extends Component<?>> C place(String name, String suffix, Make<C> make) {
        return core.place(ModuleNames.of(name, suffix), make.of(name));
    }
}
