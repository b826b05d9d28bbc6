package dev.synfire.hdl;

/** The parameters of a component that has none. */
public record NoParams() {}
