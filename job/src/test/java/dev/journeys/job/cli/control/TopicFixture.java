// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.cli.DefinitionFixtures;
import dev.journeys.job.cli.common.DestinationFile;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.source.ControlRecordFormat;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.event.Timestamps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A definitions topic in memory, and short ways to say what is in it. */
final class TopicFixture {
    /** 2026-03-01T10:00:00Z. */
    static final long TEN = 1_772_359_200_000L;

    static final long HOUR = 3_600_000;

    private final KnownJourneys known = new KnownJourneys();
    private int offset;

    KnownJourneys known() {
        return known;
    }

    /** A version is published with the usual definition. */
    TopicFixture published(String journey, int version, long from) {
        return published(journey, version, from, DefinitionFixtures.valid(journey, version));
    }

    TopicFixture published(String journey, int version, long from, String definition) {
        return take(DefinitionRecord.published(journey, version, from, bytes(definition)));
    }

    /** A version gets a status, without a definition. */
    TopicFixture status(String journey, int version, long from, DefinitionStatus status) {
        return take(new DefinitionRecord(journey, version, from, status, null));
    }

    TopicFixture removed(String key) {
        known.take(ControlEntry.removal(key, place()));
        return this;
    }

    TopicFixture raw(String key, String value) {
        known.take(ControlEntry.value(key, bytes(value), place(), TEN));
        return this;
    }

    /** A record that is too long to be read. */
    TopicFixture cut(String key) {
        known.take(ControlEntry.cut(key, bytes("{"), place(), TEN));
        return this;
    }

    private TopicFixture take(DefinitionRecord record) {
        byte[] value = ControlRecordFormat.value(record);
        known.take(ControlEntry.value(record.key(), value, place(), TEN - HOUR));
        return this;
    }

    private String place() {
        return "definitions/0/" + offset++;
    }

    /** A file with the usual definition. */
    static WantedDefinition file(String journey, int version) {
        return file(journey, version, DefinitionFixtures.valid(journey, version));
    }

    static WantedDefinition file(String journey, int version, String definition) {
        Path file = Path.of(journey + "-" + version + ".json");
        return new WantedDefinition(journey, version, bytes(definition), file);
    }

    /** A file with a destination of a type that needs nothing else. */
    static DestinationFile destination(String id, String type) {
        byte[] text = bytes("{\"destination\":\"" + id + "\",\"type\":\"" + type + "\"}");
        DestinationParser.Valid valid = (DestinationParser.Valid) DestinationParser.parse(text);
        return new DestinationFile(valid.definition(), text, Path.of(id + ".json"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String time(long epochMillis) {
        return Timestamps.format(epochMillis);
    }
}
