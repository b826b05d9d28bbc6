package dev.synfire.importer;

import dev.synfire.fixed.Rounding;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.neuron.Adaptation;
import dev.synfire.network.neuron.Codes;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Izhikevich;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.neuron.Tanh;
import dev.synfire.network.tensor.Vector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** A neuron as {@link NeuronReader} reads it; what is as it would be without a key is left out. */
final class NeuronWriter {
    private final VectorWriter vectors;
    private final Map<String, Object> keys = new LinkedHashMap<>();

    private NeuronWriter(VectorWriter vectors) {
        this.vectors = vectors;
    }

    /** Its model, or a mapping with it. */
    static Object write(Neuron neuron, VectorWriter vectors) {
        NeuronWriter writer = new NeuronWriter(vectors);
        writer.keys.put("model", neuron.model());
        switch (neuron) {
            case Rate rate -> writer.rate(rate);
            case Membrane membrane -> writer.membrane(membrane);
            case Izhikevich izhikevich -> writer.izhikevich(izhikevich);
            case AdEx adEx -> writer.adEx(adEx);
        }
        return writer.keys.size() == 1 ? neuron.model() : writer.keys;
    }

    private void rate(Rate neuron) {
        Codes codes = neuron.codes();
        widths(codes);
        rounding("rounding", codes.rounding());
        kinds(neuron);
    }

    private void widths(Codes codes) {
        if (codes.activationBits() != Codes.DEFAULT.activationBits()) {
            keys.put("activationBits", codes.activationBits());
        }
        if (codes.multiplierBits() != Codes.DEFAULT.multiplierBits()) {
            keys.put("multiplierBits", codes.multiplierBits());
        }
        number("step", codes.step());
    }

    private void kinds(Rate neuron) {
        switch (neuron) {
            case Sigmoid sigmoid -> number("maximumError", sigmoid.maximumError());
            case Tanh tanh -> number("maximumError", tanh.maximumError());
            case Relu relu -> number("maximum", relu.maximum());
            case Identity identity -> number("maximum", identity.maximum());
            case Curve(CurveFunction function, Codes _, OptionalDouble maximum) -> {
                if (function instanceof CurveFunction.Elu(double alpha) && alpha != 1) {
                    keys.put("alpha", alpha);
                }
                number("maximum", maximum);
            }
        }
    }

    private void membrane(Membrane neuron) {
        switch (neuron) {
            case CubaLif cuba -> current(cuba.current(), cuba.drive());
            case CubaLi cuba -> current(cuba.current(), cuba.drive());
            default -> {}
        }
        if (!(neuron instanceof If)) {
            leak("beta", "leakBits", "rounding", "membraneFraction", neuron.leak());
        }
        switch (neuron) {
            case Spiking spiking -> firing(spiking.firing());
            case Integrating integrating -> widths(integrating.codes());
        }
        neuron.membraneBits().ifPresent(bits -> keys.put("membraneBits", bits));
    }

    private void izhikevich(Izhikevich neuron) {
        keys.put("a", vectors.write("a", neuron.a()));
        keys.put("b", vectors.write("b", neuron.b()));
        keys.put("c", vectors.write("c", neuron.c()));
        keys.put("d", vectors.write("d", neuron.d()));
        keys.put("start", neuron.start());
        keys.put("ticksPerMillisecond", 1 << neuron.halvings());
        keys.put("steps", 1 << neuron.stepHalvings());
        if (!neuron.clipped()) {
            keys.put("peak", "overshoots");
        }
        keys.put("fraction", neuron.fraction());
    }

    private void adEx(AdEx neuron) {
        keys.put("C", vectors.write("C", neuron.capacitance()));
        keys.put("gL", neuron.conductance());
        keys.put("EL", vectors.write("EL", neuron.rest()));
        keys.put("VT", neuron.threshold());
        keys.put("deltaT", neuron.slopeFactor());
        keys.put("tauW", vectors.write("tauW", neuron.timeConstant()));
        keys.put("a", vectors.write("a", neuron.coupling()));
        keys.put("b", vectors.write("b", neuron.jump()));
        keys.put("reset", vectors.write("reset", neuron.reset()));
        keys.put("peak", neuron.peak());
        keys.put("ticksPerMillisecond", 1 << neuron.halvings());
        keys.put("steps", 1 << neuron.stepHalvings());
        keys.put("fraction", neuron.fraction());
    }

    private void current(SynapticCurrent current, Vector drive) {
        leak("alpha", "currentLeakBits", "currentRounding", "currentFraction", current.leak());
        if (current.feed() == CurrentFeed.OLD) {
            keys.put("feed", "old");
        }
        if (!drive.equals(Vector.of(0))) {
            keys.put("drive", vectors.write("drive", drive));
        }
    }

    private void leak(String beta, String bits, String rounding, String fraction, Leak leak) {
        keys.put(beta, vectors.write(beta, leak.betas()));
        switch (leak.form()) {
            case Leak.Form.Automatic _ -> {}
            case Leak.Form.Bits(int count) -> keys.put(bits, count);
            case Leak.Form.PowerOfTwo _ -> keys.put(bits, "powerOfTwo");
        }
        rounding(rounding, leak.rounding());
        leak.fraction().ifPresent(count -> keys.put(fraction, count));
    }

    private void firing(Firing firing) {
        keys.put("threshold", vectors.write("threshold", firing.thresholds()));
        if (firing.comparison() == FiringComparison.AT_OR_ABOVE) {
            keys.put("comparison", "atOrAbove");
        }
        keys.put(
                "reset",
                switch (firing.reset()) {
                    case Reset.ToZero _ -> "zero";
                    case Reset.Subtract _ -> "subtract";
                    case Reset.ToValue(Vector values) -> Map.of("value", vectors.write("reset", values));
                    case Reset.SubtractAmount(Vector amounts) -> Map.of("subtract", vectors.write("reset", amounts));
                });
        switch (firing.order()) {
            case UPDATE_FIRE_RESET -> {}
            case RESET_UPDATE_FIRE -> keys.put("order", "resetUpdateFire");
            case UPDATE_RESET_FIRE -> keys.put("order", "updateResetFire");
            case FIRE_UPDATE_RESET -> keys.put("order", "fireUpdateReset");
        }
        if (firing.mostSpikes() != 1) {
            keys.put("mostSpikes", firing.mostSpikes() == Firing.MANY ? "many" : firing.mostSpikes());
        }
        firing.floor().ifPresent(values -> keys.put("floor", vectors.write("floor", values)));
        if (firing.refractoryTicks() > 0) {
            keys.put("refractory", firing.refractoryTicks());
        }
        firing.adaptation().ifPresent(adaptation -> keys.put("adaptation", adaptation(adaptation)));
    }

    private Object adaptation(Adaptation adaptation) {
        NeuronWriter raised = new NeuronWriter(vectors);
        raised.leak("rho", "leakBits", "rounding", "fraction", adaptation.leak());
        raised.keys.put("amount", vectors.write("amount", adaptation.amounts()));
        return raised.keys;
    }

    private void rounding(String key, Rounding rounding) {
        switch (rounding) {
            case HALF_UP -> {}
            case FLOOR -> keys.put(key, "floor");
            case TOWARD_ZERO -> keys.put(key, "towardZero");
            case HALF_EVEN -> keys.put(key, "halfEven");
        }
    }

    private void number(String key, OptionalDouble value) {
        value.ifPresent(number -> keys.put(key, YamlText.number(number)));
    }
}
