package dev.pawl.benchmarks.work;

/** What every state carries beside its number, so that documents are of a size that is met in practice. */
public final class Note {

    public static final String TEXT = "a parcel that is to go to Antwerp";

    private Note() {}

    /** The document of a state, as Pawl would write it. */
    public static String json(long number) {
        return "{\"number\":" + number + ",\"note\":\"" + TEXT + "\"}";
    }
}
