package dev.synfire.hdl;

import dev.synfire.problem.Problem;

/** Words what is wrong with instances, pins and bundles, and with what they are connected to. */
final class ConnectionSlip {
    private ConnectionSlip() {}

    static Problem instanceTwice(String name, String before) {
        return Slip.here(
                Diagnostic.INSTANCE_TWICE,
                "the component of instance " + name + " is instance " + before + " already",
                "make a new component for each instance");
    }

    static Problem noInstanceYet(String port, Component<?> component) {
        return Slip.here(
                Diagnostic.OWN_INPUT,
                port + " is an input of " + Slip.type(component) + ", which is no instance of any component",
                "say instance of it first; in a simulation, set");
    }

    static Problem notAnInstance(Input input) {
        return Slip.here(
                Diagnostic.OWN_INPUT,
                input.name() + " is an input of this component, driven from outside",
                "assign it where the component is an instance");
    }

    static Problem drivenFromOutside(Signal target) {
        return Slip.here(
                Diagnostic.FOREIGN_SIGNAL,
                target.name() + " belongs to the instance "
                        + target.component().instanceName().orElseThrow(),
                "drive this component's signals and the inputs of its instances");
    }

    static Problem notAnInstance(Inout inout) {
        return Slip.here(
                Diagnostic.OWN_INPUT,
                inout.name() + " is an inout of this component, connected from outside",
                "say connect of the instance's inout, and hand it this one");
    }

    static Problem foreignPins(Inout inout) {
        return Slip.here(
                Diagnostic.FOREIGN_SIGNAL,
                "the inout " + inout.name() + " belongs to "
                        + inout.component().getClass().getSimpleName(),
                "connect an inout of an instance to one of this component");
    }

    static Problem pins(Inout inout, int high, int low) {
        return Slip.here(
                Diagnostic.WIDTH,
                "bits " + high + " down to " + low + " of the inout " + inout.name() + ", which is " + inout.shape(),
                "its bits are " + inout.high() + " down to 0");
    }

    static Problem pins(Inout inout, int width) {
        return Slip.here(
                Diagnostic.INOUT,
                "the inout " + inout.name() + " has a width of " + inout.width() + ", what it is connected to one of "
                        + width,
                "connect as many bits as it has");
    }

    static Problem bundles(String sink, String sinks, String source, String sources) {
        return Slip.here(
                Diagnostic.BUNDLE,
                "the sink " + sink + " has the fields " + sinks + ", the source " + source + " has " + sources,
                "connect bundles of the same fields");
    }

    static Problem wrongWay(String bundle, String does) {
        return Slip.here(
                Diagnostic.BUNDLE,
                bundle + " " + does + " here",
                "say connect of the bundle that takes the values, and hand it the one that gives them");
    }

    static Problem noField(Signal signal) {
        return Slip.here(
                Diagnostic.BUNDLE,
                signal.name() + " is no field of the bundle after which the registers were made",
                "name one of its payload");
    }
}
