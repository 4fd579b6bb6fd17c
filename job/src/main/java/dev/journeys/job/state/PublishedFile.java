// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * A version of a journey that a file of a definitions folder has published. While the file has the
 * same definition, also under another name or with another time of its last change, the version
 * stays effective from when it was first seen.
 *
 * @param file the file's path
 * @param journey the journey's id
 * @param version the journey's version
 * @param effectiveFrom epoch milliseconds
 * @param digest of the definition; white space and the order of fields make no difference
 */
public record PublishedFile(
        String file, String journey, int version, long effectiveFrom, String digest) {
    /** The key of the control record. */
    public String key() {
        return record().key();
    }

    /** The control record, without the definition. */
    public DefinitionRecord record() {
        return new DefinitionRecord(
                journey, version, effectiveFrom, DefinitionStatus.PUBLISHED, null);
    }
}
