package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * An old record of a state: what its documents of some earlier shapes are read as.
 *
 * @param state the name of the state in the database
 * @param until the number of the last shape that is read as this record
 * @param marked whether it also says that it is initial, terminal, retired or abandons: a mistake, reported by a check
 */
public record OlderModel(ClassName type, String state, int until, boolean marked, Place place) {}
