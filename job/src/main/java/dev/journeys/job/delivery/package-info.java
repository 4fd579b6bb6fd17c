// SPDX-License-Identifier: Apache-2.0

/**
 * What leaves the job: ids by the format's formulas, deliveries and transitions as JSON. Imports
 * {@code patterns} and {@code state} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.delivery;
