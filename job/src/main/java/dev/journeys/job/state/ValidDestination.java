// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * A destination with its last valid definition.
 *
 * @param id of the destination
 * @param definition as it was written, UTF-8
 */
public record ValidDestination(String id, byte[] definition) {}
