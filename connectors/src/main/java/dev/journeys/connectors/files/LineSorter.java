// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of files in the order of {@link Line#ORDER} by an external merge sort: at most
 * {@code chunkBytes} of text are on the heap at a time, sorted runs go to temporary files and are
 * merged. Or only brings the files one behind the other.
 */
public final class LineSorter {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LINE_OVERHEAD_BYTES = 96;
    private static final int MAX_MERGED_RUNS = 256;

    private final Path folder;
    private final LineTime time;
    private final int maxLineBytes;
    private final long chunkBytes;
    private final Progress progress;
    private int runs;

    /**
     * @param folder for temporary files; exists
     * @param time the time of a line
     * @param maxLineBytes of a longer line only so much is kept, see {@link Line#cut()}
     * @param chunkBytes how much text is sorted at a time
     * @param progress told of every line that is read
     */
    public LineSorter(
            Path folder, LineTime time, int maxLineBytes, long chunkBytes, Progress progress) {
        this.folder = folder;
        this.time = time;
        this.maxLineBytes = maxLineBytes;
        this.chunkBytes = chunkBytes;
        this.progress = progress;
    }

    /**
     * Sorts the lines of all files into one file for {@link LineFormat}.
     *
     * @param files in the order that decides between lines of the same time
     * @throws IOException where a file cannot be read to its end; the message names it and the line
     */
    public void sort(List<Path> files, Path target) throws IOException {
        List<Path> sorted = new ArrayList<>();
        List<Line> chunk = new ArrayList<>();
        long[] size = {0};
        scan(
                files,
                line -> {
                    chunk.add(line);
                    size[0] += line.text().length + LINE_OVERHEAD_BYTES;
                    if (size[0] >= chunkBytes) {
                        sorted.add(spill(chunk));
                        size[0] = 0;
                    }
                });
        if (!chunk.isEmpty() || sorted.isEmpty()) {
            sorted.add(spill(chunk));
        }
        mergeInto(sorted, target);
    }

    /** Writes the lines of all files in the order in which they stand, file after file. */
    public void concatenate(List<Path> files, Path target) throws IOException {
        try (DataOutputStream out = output(target)) {
            scan(files, line -> LineFrames.write(line, out));
        }
    }

    private void scan(List<Path> files, LineConsumer consumer) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            long number = 0;
            try (LineScanner scanner = new LineScanner(files.get(i), i, maxLineBytes)) {
                for (Line line = scanner.next(time); line != null; line = scanner.next(time)) {
                    number = line.number();
                    consumer.accept(line);
                    progress.lineRead();
                }
            } catch (IOException e) {
                throw new IOException(
                        "Expected to read '"
                                + files.get(i)
                                + "' to its end, but after line "
                                + number
                                + ": "
                                + reason(e),
                        e);
            }
        }
    }

    private static @Nullable String reason(IOException e) {
        // A packed file that ends inside a header or trailer has no message of its own.
        return e instanceof EOFException && e.getMessage() == null
                ? "the file ends too early"
                : e.getMessage();
    }

    private Path spill(List<Line> chunk) throws IOException {
        chunk.sort(Line.ORDER);
        Path run = nextRun();
        try (DataOutputStream out = output(run)) {
            for (Line line : chunk) {
                LineFrames.write(line, out);
            }
        }
        chunk.clear();
        return run;
    }

    private void mergeInto(List<Path> sorted, Path target) throws IOException {
        List<Path> left = new ArrayList<>(sorted);
        while (left.size() > MAX_MERGED_RUNS) {
            List<Path> some = left.subList(0, MAX_MERGED_RUNS);
            Path merged = nextRun();
            merge(some, merged);
            some.clear();
            left.add(merged);
        }
        if (left.size() == 1) {
            Files.move(left.get(0), target);
        } else {
            merge(left, target);
        }
    }

    private static void merge(List<Path> sorted, Path target) throws IOException {
        PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparing(Run::head, Line.ORDER));
        List<Run> open = new ArrayList<>();
        try (DataOutputStream out = output(target)) {
            for (Path path : sorted) {
                Run run = new Run(path);
                open.add(run);
                if (run.advance()) {
                    queue.add(run);
                }
            }
            for (Run first = queue.poll(); first != null; first = queue.poll()) {
                LineFrames.write(first.head(), out);
                if (first.advance()) {
                    queue.add(first);
                }
            }
        } finally {
            for (Run run : open) {
                run.in.close();
            }
        }
        for (Path path : sorted) {
            Files.delete(path);
        }
    }

    private Path nextRun() {
        return folder.resolve("run-" + runs++);
    }

    private static DataOutputStream output(Path path) throws IOException {
        return new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES));
    }

    /** Told how far it is. */
    public interface Progress {
        /** One more line has been read. */
        void lineRead();
    }

    private interface LineConsumer {
        void accept(Line line) throws IOException;
    }

    private static final class Run {
        private final DataInputStream in;
        private @Nullable Line head;

        private Run(Path path) throws IOException {
            in =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES));
        }

        private boolean advance() throws IOException {
            head = LineFrames.read(in);
            return head != null;
        }

        private Line head() {
            if (head == null) {
                throw new IllegalStateException("Expected a run that has not ended.");
            }
            return head;
        }
    }
}
