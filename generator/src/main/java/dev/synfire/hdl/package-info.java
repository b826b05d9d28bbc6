/** The HDL builder: hardware described in Java, checked where it is written. It knows nothing of neurons. */
package dev.synfire.hdl;
