// SPDX-License-Identifier: Apache-2.0

/** Where the processor time of a run goes. May import {@code harness} only. */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.profile;
