// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

/** What the fake source reads. */
public record FakeRecord(int partition, long time) {}
