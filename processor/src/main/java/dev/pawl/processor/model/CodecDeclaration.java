package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A {@code @Codec} in the source.
 *
 * @param target the type whose values go through it
 * @param converter the class that it names
 * @param faults why it can't be used, each in words that follow the converter's name; empty where it can
 */
public record CodecDeclaration(TypeName target, TypeName converter, List<String> faults, Place place) {}
