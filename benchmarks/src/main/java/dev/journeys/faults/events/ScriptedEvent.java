// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.events;

/**
 * An event to be produced.
 *
 * @param user the key of its record
 * @param text its JSON
 */
record ScriptedEvent(String user, String text) {}
