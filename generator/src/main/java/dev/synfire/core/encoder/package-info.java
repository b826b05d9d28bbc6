/** Input encoders: samples come in, the events of each tick go out. */
package dev.synfire.core.encoder;
