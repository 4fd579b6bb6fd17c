// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.source.DefinitionText;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A valid definition of a file, which is to be published.
 *
 * @param definition UTF-8, without a byte order mark
 */
record WantedDefinition(String journey, int version, byte[] definition, Path file) {
    /** The valid definitions of files. */
    static List<WantedDefinition> of(DefinitionFiles files) {
        return files.records().stream().map(record -> of(record, files.file(record))).toList();
    }

    private static WantedDefinition of(DefinitionRecord record, Path file) {
        byte[] bytes = Objects.requireNonNull(record.definition());
        String text = DefinitionText.withoutMark(new String(bytes, StandardCharsets.UTF_8));
        return new WantedDefinition(
                record.journey(), record.version(), text.getBytes(StandardCharsets.UTF_8), file);
    }

    String text() {
        return new String(definition, StandardCharsets.UTF_8);
    }
}
