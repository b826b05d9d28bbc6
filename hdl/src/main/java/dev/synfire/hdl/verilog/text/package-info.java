/** The layout of printed text: rows in columns, paragraphs, lines that are not too long. */
package dev.synfire.hdl.verilog.text;
