package dev.pawl.processor.zoo;

import dev.pawl.Converter;
import java.util.BitSet;
import java.util.List;

/** Converters for types of the JDK that codecs do not cover. */
public final class OddTypes {

    private OddTypes() {}

    /** The bits that are set. */
    public static final class BitSets implements Converter<BitSet, List<Integer>> {

        @Override
        public List<Integer> toStored(BitSet value) {
            return value.stream().boxed().toList();
        }

        @Override
        public BitSet fromStored(List<Integer> stored) {
            BitSet bits = new BitSet();
            stored.forEach(bits::set);
            return bits;
        }
    }
}
