/** What is broken, and when: a plan that the seed alone says. */
@NullMarked
package dev.pawl.chaos.fault;

import org.jspecify.annotations.NullMarked;
