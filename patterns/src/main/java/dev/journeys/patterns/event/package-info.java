// SPDX-License-Identifier: Apache-2.0

/**
 * The event as conditions see it, and JSON values and texts as the format defines them. Imports
 * nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.patterns.event;
