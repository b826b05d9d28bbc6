/**
 * What the commands share: options and arguments, and what they make of them, such as a network, samples, integers or a port.
 */
package dev.synfire.cli.options;
