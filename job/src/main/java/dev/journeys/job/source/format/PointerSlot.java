// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

/**
 * Where a draft keeps the value to which one pointer leads.
 *
 * @param index of the slot among all of its table
 * @param pointer its text, for messages
 * @param reader of the value
 */
record PointerSlot(int index, PointerField field, String pointer, PointerField.Reader reader) {}
