package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Upkeep;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Months of the history as files, {@code history-2025-01.jsonl.gz}: a line of JSON for each entry. A file has its name only
 * once all of it is on the disk; what a crash leaves behind has another, and is written anew. Several nodes may write a month
 * at once, each its own file: whoever is done first gives it the name and drops the month, and whoever finds the month gone
 * at the end may have read half of it, and throws away what it has.
 */
final class HistoryArchive {

    private static final Logger log = LoggerFactory.getLogger(HistoryArchive.class);
    private static final int PAGE = 5_000;

    private final Path directory;
    private final long node;

    /** @param node what tells the unfinished files of this node from those of others in the same directory */
    HistoryArchive(Path directory, long node) {
        this.directory = directory;
        this.node = node;
    }

    /**
     * Writes a month, over what is there of it already.
     *
     * @param stopped whether to break off
     * @return whether it is written; if not, it was broken off, or another node has dropped the month meanwhile
     */
    boolean write(YearMonth month, Upkeep upkeep, BooleanSupplier stopped) throws IOException {
        Path file = directory.resolve("history-" + month + ".jsonl.gz");
        Path unfinished = directory.resolve(file.getFileName() + "." + Long.toHexString(node) + ".part");
        try {
            long lines;
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                GZIPOutputStream zipped = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8));
                lines = write(month, upkeep, stopped, out);
                out.flush();
                zipped.finish();
                channel.force(true);
            }
            if (stopped.getAsBoolean() || !upkeep.hasHistory(month)) {
                return false;
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            keepName();
            log.info("Archived {} entries of the history of {} in {}", lines, month, file);
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A name is on the disk once its directory is. Not every system lets a directory be opened; those that do not keep names by themselves. */
    private void keepName() throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static long write(YearMonth month, Upkeep upkeep, BooleanSupplier stopped, BufferedWriter out)
            throws IOException {
        long count = 0;
        Upkeep.Line last = Upkeep.Line.FIRST;
        List<Upkeep.Line> page;
        do {
            page = upkeep.historyLines(month, last, PAGE);
            for (Upkeep.Line line : page) {
                out.write(line.json());
                out.write('\n');
                last = line;
            }
            count += page.size();
        } while (page.size() >= PAGE && !stopped.getAsBoolean());
        return count;
    }
}
