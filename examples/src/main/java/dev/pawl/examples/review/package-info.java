/** Documents that several people vote on. */
@org.jspecify.annotations.NullMarked
package dev.pawl.examples.review;
