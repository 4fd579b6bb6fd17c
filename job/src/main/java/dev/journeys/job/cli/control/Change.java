// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.definitions.Decision;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one journey.
 *
 * @param version the one that is published, or whose status changes; of what stays, the one that
 *     was asked for
 * @param live what holds before; null where nothing does
 * @param file from which it is published; null for the other commands
 * @param record what is written; null where nothing is
 * @param differences of the definition to the one that is live, where it is another
 * @param note a sentence on what may not be expected; null where there is nothing to say
 */
record Change(
        String journey,
        ChangeKind kind,
        int version,
        @Nullable Decision live,
        @Nullable Path file,
        @Nullable DefinitionRecord record,
        List<Difference> differences,
        @Nullable String note) {

    /** Nothing happens to a journey. */
    static Change none(
            String journey,
            ChangeKind kind,
            int version,
            @Nullable Decision live,
            @Nullable Path file,
            @Nullable String note) {
        return new Change(journey, kind, version, live, file, null, List.of(), note);
    }

    /** A record is written that has no definition. */
    static Change of(
            ChangeKind kind, Decision live, DefinitionRecord record, @Nullable String note) {
        return new Change(
                record.journey(), kind, record.version(), live, null, record, List.of(), note);
    }
}
