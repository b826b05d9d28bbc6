package dev.synfire.network;

/** Transforms on the way to the next layer. */
public final class PathStep extends FlowStep {
    private final Flow flow;

    PathStep(Flow flow) {
        this.flow = flow;
    }

    @Override
    Flow flow() {
        return flow;
    }
}
