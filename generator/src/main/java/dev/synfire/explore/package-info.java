/** What a network's layouts take and how fast they are: built with the FPGA's tools several at once, and kept on disk. */
package dev.synfire.explore;
