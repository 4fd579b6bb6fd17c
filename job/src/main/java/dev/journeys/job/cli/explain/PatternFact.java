// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import java.util.List;

/**
 * A pattern that runs in Flink CEP.
 *
 * @param of what it decides, such as a step
 * @param pattern as one would write it with Flink CEP
 * @param stages what each stage asks for, in words; empty where the pattern says it all
 */
record PatternFact(String of, String pattern, List<String> stages) {
    PatternFact {
        stages = List.copyOf(stages);
    }
}
