// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * Something that the job emits, as the JSON that leaves it.
 *
 * @param kind what it is
 * @param user the user it belongs to, empty for what belongs to none
 * @param json UTF-8, one object, without a line break
 */
public record OutputRecord(OutputKind kind, String user, byte[] json) {}
