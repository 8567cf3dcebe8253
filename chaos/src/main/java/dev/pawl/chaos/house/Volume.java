package dev.pawl.chaos.house;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the database keeps its data: a small file system in memory, which can be filled to the last byte, where this
 * process may mount one; a plain folder elsewhere.
 */
public final class Volume implements AutoCloseable {

    private static final String BALLAST = "ballast";
    private static final int CHUNK = 1 << 20;

    private final Path folder;
    private final @Nullable String whyNot;

    private Volume(Path folder, @Nullable String whyNot) {
        this.folder = folder;
        this.whyNot = whyNot;
    }

    /** A new one of so many megabytes. */
    public static Volume open(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
            Process mount = new ProcessBuilder(
                            "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Volume(folder, mount.waitFor() == 0 ? null : said);
        } catch (IOException e) {
            return new Volume(folder, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The folder for the data. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Why it cannot be filled; null if it can. */
    public @Nullable String whyNot() {
        return whyNot;
    }

    /** Leaves no room. */
    public void fill() {
        byte[] zeros = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(folder.resolve(BALLAST))) {
            for (int length = CHUNK; length > 0; ) {
                try {
                    out.write(zeros, 0, length);
                } catch (IOException full) {
                    length /= 2;
                }
            }
        } catch (IOException full) {
            // So it is.
        }
    }

    /** Makes room again. */
    public void free() {
        try {
            Files.deleteIfExists(folder.resolve(BALLAST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (whyNot == null) {
                new ProcessBuilder("umount", "--lazy", folder.toString())
                        .start()
                        .waitFor(10, TimeUnit.SECONDS);
            }
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes a folder and all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
