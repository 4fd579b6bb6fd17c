// SPDX-License-Identifier: Apache-2.0
/** Placeholder. */
@org.jspecify.annotations.NullMarked
package dev.journeys.patterns;
