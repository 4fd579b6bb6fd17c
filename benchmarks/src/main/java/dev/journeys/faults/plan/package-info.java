// SPDX-License-Identifier: Apache-2.0

/** What is broken, and when: the same for the same seed. Imports nothing of the other packages. */
@org.jspecify.annotations.NullMarked
package dev.journeys.faults.plan;
