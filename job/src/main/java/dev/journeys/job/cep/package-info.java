// SPDX-License-Identifier: Apache-2.0

/**
 * Runs Flink CEP patterns without Flink's CEP operator: {@link dev.journeys.job.cep.WaitHost} those
 * of waits, {@link dev.journeys.job.cep.PatternHost} those of entries. No other package of the
 * product imports {@code org.apache.flink.cep.nfa}. May import {@code patterns.event} and {@code
 * patterns.compile} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cep;
