// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import org.jspecify.annotations.Nullable;

/**
 * One place at which two definitions differ.
 *
 * @param pointer JSON Pointer in the new definition, or in the old one where the value is gone
 * @param from JSON text; null where the value is new
 * @param to JSON text; null where the value is gone
 */
record Difference(String pointer, @Nullable String from, @Nullable String to) {}
