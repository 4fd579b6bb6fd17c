// SPDX-License-Identifier: Apache-2.0

/** How event time follows live records. Imports nothing of ours. */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.watermarks;
