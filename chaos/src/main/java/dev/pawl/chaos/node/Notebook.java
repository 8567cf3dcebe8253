package dev.pawl.chaos.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a client was told, in a file of its own that only grows: a line for each answer, written before anything else is
 * asked. A client that is killed has been told what is in it, and perhaps the answer after that. Thread-safe.
 */
public final class Notebook implements AutoCloseable {

    /** What stands in a line for an answer that never came. */
    public static final String NONE = "NONE";

    private final FileChannel file;

    /** A new one. */
    public Notebook(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An insert was accepted. */
    void inserted(long id, String machine) {
        write("inserted\t" + id + "\t" + machine + "\t0\tACCEPTED\n");
    }

    /** A signal was answered, or not. */
    void signalled(long id, String signal, long number, String answer) {
        write("signal\t" + id + "\t" + signal + "\t" + number + "\t" + answer + "\n");
    }

    /** An operation was carried out. */
    void operated(long id, String what) {
        write("operated\t" + id + "\t" + what + "\t0\tDONE\n");
    }

    private synchronized void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
