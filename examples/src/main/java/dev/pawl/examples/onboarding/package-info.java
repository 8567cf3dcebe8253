/** Users who sign up, are reminded, and come in or do not. */
@org.jspecify.annotations.NullMarked
package dev.pawl.examples.onboarding;
