/** Estimates what a layout costs on a device, and how many cycles it takes. */
package dev.synfire.plan.estimate;
