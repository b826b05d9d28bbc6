/** Number formats, rounding modes, saturation, and function tables with a proven error bound. */
package dev.synfire.fixed;
