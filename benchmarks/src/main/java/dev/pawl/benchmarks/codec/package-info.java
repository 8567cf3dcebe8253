/** Pawl's generated codecs against Jackson's databind. */
@NullMarked
package dev.pawl.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
