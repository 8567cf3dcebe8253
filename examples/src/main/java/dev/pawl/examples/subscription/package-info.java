/** Subscriptions that renew for years. */
@org.jspecify.annotations.NullMarked
package dev.pawl.examples.subscription;
