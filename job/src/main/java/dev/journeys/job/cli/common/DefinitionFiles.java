// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.connectors.control.JsonFiles;
import dev.journeys.job.destination.DestinationDefinition;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.source.DefinitionText;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.validate.DefinitionReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions of journeys and of destinations from files and folders, of which all {@link
 * JsonFiles} count. For commands that run journeys or check them.
 */
public final class DefinitionFiles {
    private final List<DefinitionRecord> records = new ArrayList<>();
    private final List<FileProblem> problems = new ArrayList<>();
    private final Map<String, Path> seen = new HashMap<>();
    private final TreeMap<String, DestinationFile> destinations = new TreeMap<>();
    private int files;

    private DefinitionFiles() {}

    /**
     * Reads all definitions.
     *
     * @throws IOException where a file or folder cannot be read
     */
    public static DefinitionFiles read(List<Path> paths) throws IOException {
        try {
            return readAll(paths);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static DefinitionFiles readAll(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(JsonFiles.in(path));
        }
        DefinitionFiles definitions = new DefinitionFiles();
        // To check expressions takes a millisecond or more a file, and there may be thousands.
        files.parallelStream().map(CheckedFile::read).toList().forEach(definitions::add);
        return definitions;
    }

    /** The valid definitions, published from the beginning of time. */
    public List<DefinitionRecord> records() {
        return records;
    }

    /** The file of one of the {@link #records}. */
    public Path file(DefinitionRecord record) {
        return Objects.requireNonNull(seen.get(version(record.journey(), record.version())));
    }

    /** The valid definitions of destinations, by their ids. */
    public Collection<DestinationFile> destinations() {
        return destinations.values();
    }

    /** All problems of all files, in their order. */
    public List<FileProblem> problems() {
        return problems;
    }

    /** Prints the problems, a line each, and flushes. */
    public void printProblems(PrintWriter out) {
        problems.forEach(problem -> out.println(problem.text()));
        out.flush();
    }

    /** How many files were read. */
    public int files() {
        return files;
    }

    private void add(CheckedFile checked) {
        files++;
        Path file = checked.file();
        checked.problems().forEach(problem -> problems.add(new FileProblem(file, problem)));
        if (checked.journey() != null) {
            add(file, checked.bytes(), checked.journey());
        }
        if (checked.destination() != null) {
            add(new DestinationFile(checked.destination(), withoutMark(checked.bytes()), file));
        }
    }

    private static byte[] withoutMark(byte[] bytes) {
        return DefinitionText.withoutMark(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void add(DestinationFile destination) {
        DestinationFile other = destinations.putIfAbsent(destination.id(), destination);
        if (other != null) {
            problems.add(
                    new FileProblem(
                            destination.file(),
                            new Problem(
                                    ProblemCode.DUPLICATE_NAME,
                                    "/destination",
                                    1,
                                    1,
                                    "Expected one file for each destination, but found '"
                                            + destination.id()
                                            + "' in '"
                                            + other.file()
                                            + "' too.")));
        }
    }

    private void add(Path file, byte[] bytes, JourneyDefinition definition) {
        String version = version(definition.id(), definition.version());
        Path other = seen.putIfAbsent(version, file);
        if (other != null) {
            problems.add(
                    new FileProblem(
                            file,
                            new Problem(
                                    ProblemCode.DUPLICATE_VERSION,
                                    "/version",
                                    1,
                                    1,
                                    "Expected one file for each version of a journey, but found "
                                            + version
                                            + " in '"
                                            + other
                                            + "' too.")));
            return;
        }
        records.add(
                DefinitionRecord.published(
                        definition.id(), definition.version(), DefinitionRecord.ALWAYS, bytes));
    }

    private static String version(String journey, int version) {
        return journey + " version " + version;
    }

    /** A file and what its text turned out to be: of one kind, or of none with its problems. */
    private record CheckedFile(
            Path file,
            byte[] bytes,
            @Nullable JourneyDefinition journey,
            @Nullable DestinationDefinition destination,
            List<Problem> problems) {
        static CheckedFile read(Path file) {
            try {
                byte[] bytes = Files.readAllBytes(file);
                return DestinationParser.isMeant(bytes)
                        ? destination(file, bytes)
                        : journey(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static CheckedFile journey(Path file, byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            DefinitionReader.Result result = DefinitionReader.read(text);
            return result instanceof DefinitionReader.Valid valid
                    ? new CheckedFile(file, bytes, valid.definition(), null, List.of())
                    : new CheckedFile(
                            file,
                            bytes,
                            null,
                            null,
                            ((DefinitionReader.Invalid) result).problems());
        }

        private static CheckedFile destination(Path file, byte[] bytes) {
            DestinationParser.Result result = DestinationParser.parse(bytes);
            return result instanceof DestinationParser.Valid valid
                    ? new CheckedFile(file, bytes, null, valid.definition(), List.of())
                    : new CheckedFile(
                            file,
                            bytes,
                            null,
                            null,
                            ((DestinationParser.Invalid) result).problems());
        }
    }

    /** A problem and the file in which it is. */
    public record FileProblem(Path file, Problem problem) {
        /** {@code file:line:column: message [code at pointer]}. */
        public String text() {
            return file + ":" + problem.text();
        }
    }
}
