package dev.pawl;

/**
 * Turns a value into one that Pawl's codecs cover, and back; named by {@link Codec}.
 *
 * <p>Implementations are stateless or thread-safe. {@code fromStored(toStored(v))} equals {@code v}.
 *
 * @param <T> the type in the record
 * @param <J> the type that is stored: anything a codec covers
 */
public interface Converter<T, J> {

    /** What is stored for the value, which is never null. */
    J toStored(T value);

    /**
     * The value that was stored.
     *
     * @throws RuntimeException if there is no such value; reading the document then fails with this as its cause
     */
    T fromStored(J stored);
}
