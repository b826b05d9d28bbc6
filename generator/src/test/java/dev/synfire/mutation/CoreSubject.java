package dev.synfire.mutation;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.NetworksOfEachKind;
import dev.synfire.integer.NetworksOfEachKind.Feature;
import dev.synfire.integer.NetworksOfEachKind.Kind;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.integer.SmallNetworks;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.model.Readout;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A core, and what {@code synfire verify --stalls} presents to it. */
record CoreSubject(String name, IntegerNetwork network, CorePlan plan, Design design) implements Subject {
    private static final long SEED = 1;
    private static final int SAMPLES = 24;

    /** Seeds of power-up values and disturbances; the first run has no disturbances. */
    private static final int RUNS = 6;

    /** A small core of each style and of each kind of path. */
    static List<Subject> all() {
        IntegerNetwork spiking = SmallNetworks.spiking();
        return List.of(
                layered("layered", spiking, 5),
                layered("layered-rate", SmallNetworks.rate(), 5),
                styled("spatial", spiking, CoreStyle.SPATIAL),
                styled("shared", found(Feature.SHARED), CoreStyle.SHARED),
                layered("convolution", found(Feature.PLANES), 2),
                layered("delay", file("delay"), 4),
                layered("feedback", file("feedback"), 4));
    }

    private static Subject layered(String name, IntegerNetwork network, int lanes) {
        PlanRequest request = PlanRequest.of(new Lanes.Fixed(lanes)).in(Optional.of(CoreStyle.LAYERED));
        return of(name, network, Planner.plan(network, Optional.empty(), request));
    }

    private static Subject styled(String name, IntegerNetwork network, CoreStyle style) {
        return of(name, network, Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT.in(Optional.of(style))));
    }

    private static Subject of(String name, IntegerNetwork network, CorePlan plan) {
        Design design = Verilog.emit(new SynfireCore(new SynfireCore.Params(network, plan)));
        return new CoreSubject(name, network, plan, design);
    }

    private static IntegerNetwork found(Feature feature) {
        Kind kind = new Kind(feature, Encoder.Direct.class, Readout.SPIKE_COUNT);
        return NetworksOfEachKind.find(List.of(kind), SEED).get(kind);
    }

    private static IntegerNetwork file(String name) {
        try {
            Path file = Path.of(CoreSubject.class
                    .getResource("/abandoned/" + name + ".yaml")
                    .toURI());
            return Quantizer.quantize(NetworkFile.read(file)).network();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private SynfireCore core() {
        return new SynfireCore(new SynfireCore.Params(network, plan));
    }

    @Override
    public List<String> faults() {
        Mutator mutator = new Mutator(Mutator.NONE, _ -> false);
        mutator.design(Elaborated.of(core()));
        return mutator.names();
    }

    @Override
    public Elaborated faulty(int fault) {
        return faulty(core(), fault);
    }

    private static Elaborated faulty(SynfireCore core, int fault) {
        return new Mutator(fault, _ -> false).design(Elaborated.of(core));
    }

    @Override
    public Optional<String> found(int fault) {
        SynfireCore core = core();
        CoreVerifier verifier = CoreVerifier.of(core, design).damaged(faulty(core, fault));
        List<Sample> samples = RandomNetworks.samples(network, SEED, SAMPLES);
        try {
            for (int seed = 1; seed <= RUNS; seed++) {
                Presentation plain = new Presentation(
                        seed,
                        Presentation.plain().stallSeed(),
                        Presentation.plain().wave());
                VerifyResult result =
                        verifier.verify(samples, seed == 1 ? plain : plain.stalled(seed), Progress.none());
                if (!result.passed()) {
                    return Optional.of(seed + ": " + result.first().getFirst());
                }
            }
        } catch (RuntimeException e) {
            return Optional.of(Subject.thrown(e));
        }
        return Optional.empty();
    }
}
