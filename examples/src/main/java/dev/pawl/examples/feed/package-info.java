/** Files that are waited for and imported page by page. */
@org.jspecify.annotations.NullMarked
package dev.pawl.examples.feed;
