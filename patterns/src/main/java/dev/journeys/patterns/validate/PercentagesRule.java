// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.ShareList;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.math.BigDecimal;

/** The percentages of a random split add up to exactly 100. */
final class PercentagesRule implements Rule {

    private static final long ALL_HUNDREDTHS = 10_000;

    @Override
    public void check(Outline outline, Problems problems) {
        outline.shareLists().forEach(shares -> check(shares, problems));
    }

    private static void check(ShareList shares, Problems problems) {
        long sum = shares.hundredths().stream().mapToLong(Integer::longValue).sum();
        if (sum != ALL_HUNDREDTHS) {
            String found = BigDecimal.valueOf(sum, 2).stripTrailingZeros().toPlainString();
            String message =
                    "Expected percentages that add up to 100, but found a sum of '" + found + "'.";
            problems.add(shares.place(), ProblemCode.PERCENTAGES, message);
        }
    }
}
