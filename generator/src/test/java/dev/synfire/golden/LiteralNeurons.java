package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.StateWord;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sections of docs/semantics.md on neurons that remember, read literally, in integers without a width. */
final class LiteralNeurons {
    private final Map<String, BigInteger[]> words = new HashMap<>();
    private final List<StateWord> states;

    LiteralNeurons(IntegerNeuron model, int neurons) {
        states = model.states();
        for (StateWord word : states) {
            words.put(word.name(), new BigInteger[neurons]);
        }
        reset();
    }

    void reset() {
        for (StateWord word : states) {
            for (int n = 0; n < words.get(word.name()).length; n++) {
                words.get(word.name())[n] = BigInteger.valueOf(word.initial(n));
            }
        }
    }

    /** A state word of every neuron; none where the model has no such word. */
    BigInteger[] word(String name) {
        return words.getOrDefault(name, new BigInteger[0]);
    }

    /** A tick of an integrator. */
    void integrate(IntegerMembrane membrane, int n, BigInteger a) {
        BigInteger in = inflow(membrane, n, a);
        word("membrane")[n] =
                saturate(decay(membrane.decay(), n, word("membrane")[n]).add(in), membrane.bits());
    }

    /** in[n]. */
    private BigInteger inflow(IntegerMembrane membrane, int n, BigInteger a) {
        if (membrane.current().isEmpty()) {
            int drive = membrane.drives().get(membrane.drives().size() == 1 ? 0 : n);
            return a.shiftLeft(membrane.fraction()).add(BigInteger.valueOf(drive));
        }
        IntegerCurrent current = membrane.current().get();
        BigInteger[] i = word("synaptic_current");
        BigInteger old = i[n];
        i[n] = saturate(decay(current.decay(), n, i[n]).add(a.shiftLeft(current.fraction())), current.bits());
        BigInteger fed = current.feed() == CurrentFeed.OLD ? old : i[n];
        return fed.shiftLeft(membrane.fraction() - current.fraction()).add(BigInteger.valueOf(current.drive(n)));
    }

    /** A tick of a spiking neuron: how often it fires. */
    BigInteger spike(SpikingNeuron model, int n, BigInteger a) {
        IntegerMembrane membrane = model.membrane();
        IntegerFiring firing = model.firing();
        BigInteger in = inflow(membrane, n, a);
        BigInteger threshold = threshold(firing, n);
        BigInteger[] v = word("membrane");
        boolean held = firing.refractoryTicks() > 0 && word("refractory_tick")[n].signum() > 0;
        BigInteger before = firing.order().remembersSpikes() ? word("spike")[n] : BigInteger.ZERO;
        BigInteger s;
        switch (firing.order()) {
            case UPDATE_FIRE_RESET -> {
                v[n] = saturate(held ? v[n] : decay(membrane.decay(), n, v[n]).add(in), membrane.bits());
                s = held ? BigInteger.ZERO : count(firing, v[n], threshold);
                v[n] = saturate(reset(firing, n, v[n], s, threshold), membrane.bits());
            }
            case RESET_UPDATE_FIRE -> {
                v[n] = saturate(reset(firing, n, v[n], before, threshold), membrane.bits());
                v[n] = saturate(held ? v[n] : decay(membrane.decay(), n, v[n]).add(in), membrane.bits());
                s = held ? BigInteger.ZERO : count(firing, v[n], threshold);
            }
            case UPDATE_RESET_FIRE -> {
                BigInteger sum = held ? v[n] : decay(membrane.decay(), n, v[n]).add(in);
                v[n] = saturate(reset(firing, n, sum, before, threshold), membrane.bits());
                s = held ? BigInteger.ZERO : count(firing, v[n], threshold);
            }
            case FIRE_UPDATE_RESET -> {
                s = held ? BigInteger.ZERO : count(firing, v[n], threshold);
                BigInteger sum = held ? v[n] : decay(membrane.decay(), n, v[n]).add(in);
                v[n] = saturate(reset(firing, n, sum, s, threshold), membrane.bits());
            }
            default -> throw new AssertionError();
        }
        if (firing.floors().isPresent()) {
            v[n] = v[n].max(BigInteger.valueOf(firing.floor(n)));
        }
        if (firing.order().remembersSpikes()) {
            word("spike")[n] = s;
        }
        if (firing.refractoryTicks() > 0) {
            BigInteger[] r = word("refractory_tick");
            r[n] = s.signum() > 0
                    ? BigInteger.valueOf(firing.refractoryTicks())
                    : r[n].subtract(BigInteger.ONE).max(BigInteger.ZERO);
        }
        if (firing.adaptation().isPresent()) {
            IntegerAdaptation adaptation = firing.adaptation().get();
            BigInteger[] b = word("adaptation");
            b[n] = decay(adaptation.decay(), n, b[n])
                    .add(s.multiply(BigInteger.valueOf(adaptation.amount(n))))
                    .min(BigInteger.TWO.pow(adaptation.bits()).subtract(BigInteger.ONE));
        }
        return s;
    }

    /** A tick of a neuron of Izhikevich. */
    BigInteger izhikevich(IzhikevichNeuron model, int n, BigInteger a) {
        BigInteger v = word("membrane")[n];
        BigInteger u = word("recovery_variable")[n];
        int f = model.fraction();
        // 5.6 * 2^f, to the nearest
        BigInteger k = round(BigInteger.valueOf(56).shiftLeft(f + 20).divide(BigInteger.TEN), 20, Rounding.HALF_UP);
        for (int step = 0; step < Math.pow(2, model.stepHalvings()); step++) {
            BigInteger slope = floor(v.multiply(v), BigInteger.TWO.pow(f))
                    .add(v.multiply(BigInteger.valueOf(5)))
                    .add(k)
                    .subtract(u)
                    .add(a.multiply(BigInteger.TWO.pow(model.currentShift())));
            v = saturate(v.add(round(slope, model.halvings() + model.stepHalvings(), Rounding.HALF_UP)), f + 8);
        }
        if (model.clipped()) {
            v = v.min(BigInteger.valueOf(model.peak()));
        }
        BigInteger change = v.multiply(BigInteger.valueOf(one(model.followings(), n)))
                .subtract(u.multiply(BigInteger.valueOf(one(model.recoveries(), n))));
        u = saturate(u.add(round(change, model.shift(), Rounding.HALF_UP)), f + 8);
        boolean fires = v.compareTo(BigInteger.valueOf(model.peak())) >= 0;
        word("membrane")[n] = fires ? BigInteger.valueOf(one(model.resets(), n)) : v;
        word("recovery_variable")[n] = fires ? saturate(u.add(BigInteger.valueOf(one(model.jumps(), n))), f + 8) : u;
        return fires ? BigInteger.ONE : BigInteger.ZERO;
    }

    /** A tick of an adaptive exponential neuron. */
    BigInteger adEx(AdExNeuron model, int n, BigInteger a) {
        int f = model.fraction();
        BigInteger one = BigInteger.TWO.pow(f);
        BigInteger rest = BigInteger.valueOf(one(model.rests(), n));
        BigInteger peak = BigInteger.valueOf(model.peak());
        BigInteger v = word("membrane")[n];
        BigInteger w = word("adaptation")[n];
        int m = 0;
        while (1 << m < model.exponentials().size()) {
            m++;
        }
        for (int step = 0; step < Math.pow(2, model.stepHalvings()); step++) {
            BigInteger p = v.min(one.multiply(BigInteger.valueOf(12)).subtract(BigInteger.ONE));
            int x = floor(p, one).intValue();
            int entry = p.mod(one).divide(BigInteger.TWO.pow(f - m)).intValue();
            BigInteger e = BigInteger.valueOf(model.exponentials().get(entry));
            e = x >= 0 ? e.multiply(BigInteger.TWO.pow(x)) : floor(e, BigInteger.TWO.pow(-x));
            BigInteger slope = saturate(
                    rest.subtract(v).add(e).subtract(w).add(a.multiply(BigInteger.TWO.pow(model.currentShift()))),
                    16 + f);
            BigInteger change = round(
                    slope.multiply(BigInteger.valueOf(one(model.leaks(), n))), model.leakShift(), Rounding.HALF_UP);
            v = saturate(v.add(change), 8 + f).min(peak);
        }
        BigInteger change = v.subtract(rest)
                .multiply(BigInteger.valueOf(one(model.couplings(), n)))
                .subtract(w.multiply(BigInteger.valueOf(one(model.recoveries(), n))));
        w = saturate(w.add(round(change, model.shift(), Rounding.HALF_UP)), 8 + f);
        boolean fires = v.compareTo(peak) >= 0;
        word("membrane")[n] = fires ? BigInteger.valueOf(one(model.resets(), n)) : v;
        word("adaptation")[n] = fires ? saturate(w.add(BigInteger.valueOf(one(model.jumps(), n))), 8 + f) : w;
        return fires ? BigInteger.ONE : BigInteger.ZERO;
    }

    private static int one(IntVector values, int n) {
        return values.size() == 1 ? values.get(0) : values.get(n);
    }

    private BigInteger threshold(IntegerFiring firing, int n) {
        BigInteger threshold = BigInteger.valueOf(firing.thresholds().get(n));
        return firing.adaptation().isEmpty()
                ? threshold
                : threshold.add(floor(
                        word("adaptation")[n],
                        BigInteger.TWO.pow(firing.adaptation().get().fraction())));
    }

    /** By counting: the next spike is due as long as v stands so to one threshold more. */
    private static BigInteger count(IntegerFiring firing, BigInteger v, BigInteger threshold) {
        int s = 0;
        while (s < firing.mostSpikes()) {
            int relation = v.compareTo(threshold.multiply(BigInteger.valueOf(s + 1)));
            if (relation < 0 || relation == 0 && firing.comparison() == FiringComparison.ABOVE) {
                break;
            }
            s++;
        }
        return BigInteger.valueOf(s);
    }

    private static BigInteger reset(IntegerFiring firing, int n, BigInteger v, BigInteger s, BigInteger threshold) {
        if (s.signum() == 0) {
            return v;
        }
        return switch (firing.reset()) {
            case SpikingNeuron.Reset.ToZero() -> BigInteger.ZERO;
            case SpikingNeuron.Reset.ToValue(IntVector values) -> BigInteger.valueOf(values.get(n));
            case SpikingNeuron.Reset.Subtract() -> v.subtract(s.multiply(threshold));
            case SpikingNeuron.Reset.SubtractAmount(IntVector amounts) ->
                v.subtract(s.multiply(BigInteger.valueOf(amounts.get(n))));
        };
    }

    private static BigInteger decay(Decay decay, int n, BigInteger v) {
        return round(v.multiply(BigInteger.valueOf(decay.multiplier(n))), decay.shift(), decay.rounding());
    }

    /** By division with remainder: floor, the quotient cut toward zero, or floor((2 x + 2^k) / 2^(k+1)). */
    static BigInteger round(BigInteger x, int k, Rounding rounding) {
        BigInteger divisor = BigInteger.TWO.pow(k);
        return switch (rounding) {
            case FLOOR -> floor(x, divisor);
            case TOWARD_ZERO -> x.divide(divisor);
            case HALF_UP -> floor(x.add(x).add(divisor), divisor.add(divisor));
            case HALF_EVEN -> {
                BigInteger below = floor(x, divisor);
                int half = x.subtract(below.multiply(divisor)).shiftLeft(1).compareTo(divisor);
                yield half > 0 || half == 0 && below.testBit(0) ? below.add(BigInteger.ONE) : below;
            }
        };
    }

    private static BigInteger floor(BigInteger x, BigInteger divisor) {
        BigInteger[] parts = x.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static BigInteger saturate(BigInteger x, int bits) {
        BigInteger end = BigInteger.TWO.pow(bits - 1);
        return x.max(end.negate()).min(end.subtract(BigInteger.ONE));
    }
}
