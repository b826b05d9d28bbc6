package dev.synfire.model;

/** The relation of membrane to threshold that fires. */
public enum FiringComparison {
    /** v > threshold. */
    ABOVE,
    /** v >= threshold. */
    AT_OR_ABOVE
}
