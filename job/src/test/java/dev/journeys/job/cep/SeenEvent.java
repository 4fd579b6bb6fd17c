// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

/**
 * An event of a comparison.
 *
 * @param key what stock Flink CEP is keyed by
 * @param index its place in the case, from 0
 */
public record SeenEvent(int key, int index, long time, String name, int value) {
    SeenEvent at(int newKey, long newTime) {
        return new SeenEvent(newKey, index, newTime, name, value);
    }
}
