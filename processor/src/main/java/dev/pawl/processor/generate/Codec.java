package dev.pawl.processor.generate;

/** What writes and reads a type. */
interface Codec {

    /** Adds its methods and its constant. */
    void addTo(CodecMembers members);
}
