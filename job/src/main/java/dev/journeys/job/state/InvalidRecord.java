// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * A record that could not be read, on its way to the dead letters.
 *
 * @param reason a short code
 * @param detail what was expected and what was found
 * @param text the record's, perhaps only its beginning
 * @param place where it was read
 */
public record InvalidRecord(String reason, String detail, String text, String place) {}
