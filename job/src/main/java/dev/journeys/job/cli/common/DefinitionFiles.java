// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.connectors.control.JsonFiles;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.validate.DefinitionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads definitions from files and folders, of which all {@link JsonFiles} count. For commands that
 * run journeys or check them.
 */
public final class DefinitionFiles {
    private final List<DefinitionRecord> records = new ArrayList<>();
    private final List<FileProblem> problems = new ArrayList<>();
    private final Map<String, Path> seen = new HashMap<>();
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

    /** All problems of all files, in their order. */
    public List<FileProblem> problems() {
        return problems;
    }

    /** How many files were read. */
    public int files() {
        return files;
    }

    private void add(CheckedFile checked) {
        files++;
        Path file = checked.file();
        if (checked.result() instanceof DefinitionReader.Invalid invalid) {
            invalid.problems().forEach(problem -> problems.add(new FileProblem(file, problem)));
        } else if (checked.result() instanceof DefinitionReader.Valid valid) {
            add(file, checked.bytes(), valid.definition());
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

    /** A file and what its text turned out to be. */
    private record CheckedFile(Path file, byte[] bytes, DefinitionReader.Result result) {
        static CheckedFile read(Path file) {
            try {
                byte[] bytes = Files.readAllBytes(file);
                String text = new String(bytes, StandardCharsets.UTF_8);
                return new CheckedFile(file, bytes, DefinitionReader.read(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
