// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is said of a variant's rounds, and ratios within a run. */
public final class Statistics {
    private Statistics() {}

    /** The median, NaN of nothing; what is NaN does not count. */
    public static double median(Collection<Double> values) {
        double[] sorted = sorted(values);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How far the greatest and the smallest lie apart, as a share of the median. */
    public static double spread(Collection<Double> values) {
        double[] sorted = sorted(values);
        return sorted.length == 0
                ? Double.NaN
                : (sorted[sorted.length - 1] - sorted[0]) / median(values);
    }

    private static double[] sorted(Collection<Double> values) {
        double[] sorted =
                values.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** What a variant had in each round. */
    public static List<Double> of(
            List<Result> results, String variant, ToDoubleFunction<Result> value) {
        return results.stream()
                .filter(result -> result.variant().equals(variant))
                .map(value::applyAsDouble)
                .toList();
    }

    /**
     * What a variant reaches where little disturbs it: of its rounds the faster half, and of that
     * the mean. What else a machine does makes a round slower and never faster, so this is steadier
     * than the median. NaN of nothing; what is NaN does not count.
     *
     * @param rates the greater the faster
     */
    public static double reached(Collection<Double> rates) {
        double[] sorted = sorted(rates);
        return Arrays.stream(sorted, sorted.length / 2, sorted.length).average().orElse(Double.NaN);
    }

    /** What a variant {@link #reached} held against what another did; NaN where one is missing. */
    public static double ratio(
            List<Result> results, String variant, String reference, ToDoubleFunction<Result> rate) {
        return reached(of(results, variant, rate)) / reached(of(results, reference, rate));
    }
}
