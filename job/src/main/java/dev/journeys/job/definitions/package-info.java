// SPDX-License-Identifier: Apache-2.0

/**
 * What the job knows of journeys: control records, the compiled journeys that they carry, and which
 * journeys an event concerns. May import {@code patterns} and {@code state} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.definitions;
