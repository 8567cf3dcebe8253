/**
 * The store on Postgres: one class a topic, each statement beside the method that runs it. All of them rely on READ
 * COMMITTED, and on one order everywhere: rows are locked by ascending id.
 *
 * <p>The time of a statement is the database's clock, read once all of the statement's row locks are held. So the times of
 * claims, commits and signals of one instance stand in the order in which its row was locked.
 */
@NullMarked
package dev.pawl.runtime.internal.store.pg;

import org.jspecify.annotations.NullMarked;
