package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Value;
import dev.synfire.integer.IntegratorNeuron;
import java.util.Optional;

/** A leaky integrator, v = saturate(decay(v) + in). It never fires, but sends what a rate neuron makes of v to a layer that listens. */
final class IntegratorUpdate extends MembraneUpdate {
    private final Optional<RateCode> code;

    IntegratorUpdate(IntegratorNeuron model, NeuronUnit unit) {
        super(model.membrane(), unit);
        this.code = model.sent().map(rate -> new RateCode(rate, unit));
    }

    @Override
    public void tick(Value current) {
        Value potential = saturated(added(integrate(v.before(), current).sum()));
        v.next(potential);
        code.ifPresent(rate -> sends(rate.of(potential)));
    }
}
