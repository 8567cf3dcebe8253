/** Orders whose lines are machines of their own. */
@org.jspecify.annotations.NullMarked
package dev.pawl.examples.order;
