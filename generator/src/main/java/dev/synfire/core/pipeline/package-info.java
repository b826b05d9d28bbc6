/** What all components are written with: pipelines in named stages, tables of constants, products by digits, shapes, names. */
package dev.synfire.core.pipeline;
