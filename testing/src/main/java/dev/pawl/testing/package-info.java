/**
 * Tests of machines. {@link dev.pawl.testing.TestPawl} runs them step by step, in memory or on a database, and moves the
 * time; {@link dev.pawl.testing.PawlExtension} has JUnit open and close one for each test.
 */
@NullMarked
package dev.pawl.testing;

import org.jspecify.annotations.NullMarked;
