// SPDX-License-Identifier: Apache-2.0

/**
 * What came out, and how it differs from what should have. Imports nothing of the other packages.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.faults.output;
