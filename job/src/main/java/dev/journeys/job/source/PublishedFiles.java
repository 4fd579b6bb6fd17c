// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonLocation;
import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.PublishedFile;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.validate.DefinitionReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What the files of definitions folders publish (decision 10): a valid definition is published from
 * the time at which its file was last changed. A broken one leaves the file's last good one as it
 * is. A file that is gone, has another journey or goes back to a lower version takes its records
 * away. Used by one thread.
 */
final class PublishedFiles {
    private static final String REASON = "invalid-definition";

    private final LongSupplier now;

    /** In the order in which they were published. */
    private final List<PublishedFile> published;

    private final DestinationFiles destinations = new DestinationFiles();
    private final Set<String> present = new HashSet<>();
    private final Set<String> set = new HashSet<>();

    /**
     * @param restored what {@link #published} was when the job stopped
     * @param now epoch milliseconds; nothing is published for a later time
     */
    PublishedFiles(List<PublishedFile> restored, LongSupplier now) {
        published = new ArrayList<>(restored);
        this.now = now;
    }

    /** Everything that present files have published. */
    List<PublishedFile> published() {
        return List.copyOf(published);
    }

    /** Takes an entry. */
    List<ControlReading> read(ControlEntry entry) {
        return switch (entry.kind()) {
            case VALUE -> file(entry);
            case CUT -> tooLong(entry);
            case REMOVAL -> gone(entry.key());
            case COMPLETE -> complete();
        };
    }

    private List<ControlReading> file(ControlEntry entry) {
        present.add(entry.key());
        if (DestinationParser.isMeant(entry.value())) {
            List<ControlReading> readings = new ArrayList<>(destinations.read(entry));
            readings.addAll(remove(of(entry.key())));
            return readings;
        }
        String text = new String(entry.value(), StandardCharsets.UTF_8);
        DefinitionReader.Result result = DefinitionReader.read(text);
        if (result instanceof DefinitionReader.Valid valid) {
            List<ControlReading> readings = new ArrayList<>(destinations.gone(entry.key()));
            readings.addAll(definition(entry, text, valid.definition()));
            return readings;
        }
        return refused(entry, text, ((DefinitionReader.Invalid) result).problems());
    }

    private List<ControlReading> definition(
            ControlEntry entry, String text, JourneyDefinition definition) {
        Optional<PublishedFile> known = find(definition.id(), definition.version());
        String digest = DefinitionText.digest(text);
        if (known.isPresent() && !known.get().digest().equals(digest)) {
            return refused(entry, text, List.of(changed(text, definition)));
        }
        // Another time of the same text, as a new checkout makes it, is no other publication.
        long effectiveFrom =
                known.map(PublishedFile::effectiveFrom)
                        .orElseGet(() -> Math.min(entry.time(), now.getAsLong()));
        PublishedFile file =
                new PublishedFile(
                        entry.key(), definition.id(), definition.version(), effectiveFrom, digest);
        if (!published.contains(file)) {
            published.add(file);
        }
        set.add(file.key());
        List<ControlReading> readings = new ArrayList<>();
        readings.add(
                ControlReading.set(
                        DefinitionRecord.published(
                                file.journey(), file.version(), effectiveFrom, entry.value())));
        readings.addAll(
                remove(
                        published.stream()
                                .filter(other -> other.file().equals(file.file()))
                                .filter(other -> isTakenBackBy(file, other))
                                .toList()));
        return readings;
    }

    private static boolean isTakenBackBy(PublishedFile now, PublishedFile before) {
        return !before.journey().equals(now.journey()) || before.version() > now.version();
    }

    private Optional<PublishedFile> find(String journey, int version) {
        return published.stream()
                .filter(file -> file.journey().equals(journey) && file.version() == version)
                .findFirst();
    }

    private Problem changed(String text, JourneyDefinition definition) {
        int highest =
                published.stream()
                        .filter(file -> file.journey().equals(definition.id()))
                        .mapToInt(PublishedFile::version)
                        .max()
                        .orElse(definition.version());
        JsonLocation place = DefinitionText.versionOf(text);
        return new Problem(
                ProblemCode.DUPLICATE_VERSION,
                "/version",
                place.getLineNr(),
                place.getColumnNr(),
                "Expected a new version for a changed definition, but found version "
                        + definition.version()
                        + " of '"
                        + definition.id()
                        + "', which is published with another definition. Raise 'version' to "
                        + (highest + 1)
                        + ".");
    }

    private static List<ControlReading> refused(
            ControlEntry entry, String text, List<Problem> problems) {
        String detail =
                problems.stream()
                        .map(problem -> entry.place() + ":" + problem.text())
                        .collect(Collectors.joining("\n"));
        return List.of(new ControlReading.Invalid(REASON, detail, text, entry.place()));
    }

    private List<ControlReading> tooLong(ControlEntry entry) {
        present.add(entry.key());
        Problem problem =
                new Problem(
                        ProblemCode.TOO_LARGE,
                        "",
                        1,
                        1,
                        "Expected a definition of at most "
                                + DefinitionLimits.MAX_FILE_BYTES
                                + " bytes, but found a longer one.");
        String beginning = new String(entry.value(), StandardCharsets.UTF_8);
        return refused(entry, beginning, List.of(problem));
    }

    private List<ControlReading> gone(String file) {
        present.remove(file);
        List<ControlReading> readings = new ArrayList<>(destinations.gone(file));
        readings.addAll(remove(of(file)));
        return readings;
    }

    private List<PublishedFile> of(String file) {
        return published.stream().filter(known -> known.file().equals(file)).toList();
    }

    /** A key stays while another file has it, as one that was renamed. */
    private List<ControlReading> remove(List<PublishedFile> files) {
        published.removeAll(files);
        return files.stream()
                .map(PublishedFile::key)
                .distinct()
                .filter(key -> published.stream().noneMatch(other -> other.key().equals(key)))
                .map(ControlReading::remove)
                .toList();
    }

    /**
     * What was published before a restart goes with files that went meanwhile, and stays where a
     * file is there but has no valid definition now.
     */
    private List<ControlReading> complete() {
        List<ControlReading> readings =
                new ArrayList<>(
                        remove(
                                published.stream()
                                        .filter(file -> !present.contains(file.file()))
                                        .toList()));
        for (String path : present) {
            published.stream()
                    .filter(file -> file.file().equals(path))
                    .reduce((before, last) -> last)
                    .filter(last -> set.add(last.key()))
                    .ifPresent(last -> readings.add(ControlReading.set(last.record())));
        }
        readings.add(new ControlReading.Valid(ControlUpdate.complete()));
        return readings;
    }
}
