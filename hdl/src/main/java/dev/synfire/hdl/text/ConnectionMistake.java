package dev.synfire.hdl.text;

import dev.synfire.problem.Problem;

/** The messages for mistakes with instances, pins and bundles, and with what they are connected to. */
public final class ConnectionMistake {
    private ConnectionMistake() {}

    public static Problem instanceTwice(String name, String before) {
        return Mistake.here(
                Diagnostic.INSTANCE_TWICE,
                "the component of instance " + name + " is instance " + before + " already",
                "make a new component for each instance");
    }

    public static Problem noInstanceYet(String port, String component) {
        return Mistake.here(
                Diagnostic.OWN_INPUT,
                port + " is an input of " + component + ", which is no instance of any component",
                "call instance of it first; in a simulation, set");
    }

    public static Problem inputFromOutside(String input) {
        return Mistake.here(
                Diagnostic.OWN_INPUT,
                input + " is an input of this component, driven from outside",
                "assign it where the component is an instance");
    }

    public static Problem signalOfInstance(String signal, String instance) {
        return Mistake.here(
                Diagnostic.FOREIGN_SIGNAL,
                signal + " belongs to the instance " + instance,
                "drive this component's signals and the inputs of its instances");
    }

    public static Problem inoutFromOutside(String inout) {
        return Mistake.here(
                Diagnostic.OWN_INPUT,
                inout + " is an inout of this component, connected from outside",
                "call connect of the instance's inout, with this one");
    }

    public static Problem foreignPins(String inout, String component) {
        return Mistake.here(
                Diagnostic.FOREIGN_SIGNAL,
                "the inout " + inout + " belongs to " + component,
                "connect an inout of an instance to one of this component");
    }

    public static Problem noSuchPins(String inout, String shape, int highest, int high, int low) {
        return Mistake.here(
                Diagnostic.WIDTH,
                "bits " + high + " down to " + low + " of the inout " + inout + ", which is " + shape,
                "its bits are " + highest + " down to 0");
    }

    public static Problem otherWidth(String inout, int own, int width) {
        return Mistake.here(
                Diagnostic.INOUT,
                "the inout " + inout + " has a width of " + own + ", what it is connected to one of " + width,
                "connect as many bits as it has");
    }

    public static Problem bundles(String sink, String sinks, String source, String sources) {
        return Mistake.here(
                Diagnostic.BUNDLE,
                "the sink " + sink + " has the fields " + sinks + ", the source " + source + " has " + sources,
                "connect bundles of the same fields");
    }

    public static Problem wrongWay(String bundle, String does) {
        return Mistake.here(
                Diagnostic.BUNDLE,
                bundle + " " + does + " here",
                "call connect of the bundle that takes the values, with the one that gives them");
    }

    public static Problem noField(String signal) {
        return Mistake.here(
                Diagnostic.BUNDLE,
                signal + " is no field of the bundle after which the registers were made",
                "name one of its payload");
    }
}
