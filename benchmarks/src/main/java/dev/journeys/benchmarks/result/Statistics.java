// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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
     * What a variant reaches in a process where little disturbs it: of its rounds the faster half,
     * and of that the mean. What else a machine does makes a round slower and never faster, so this
     * is steadier than the median. NaN of nothing; what is NaN does not count.
     *
     * @param rates the greater the faster
     */
    static double fasterHalf(Collection<Double> rates) {
        double[] sorted = sorted(rates);
        return Arrays.stream(sorted, sorted.length / 2, sorted.length).average().orElse(Double.NaN);
    }

    /** The mean over all processes of what a variant reaches there; NaN of nothing. */
    public static double reached(
            List<Result> results, String variant, ToDoubleFunction<Result> rate) {
        return perProcess(results, variant, rate).values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * What a variant reaches held against what another does in the same process, and of all
     * processes the geometric mean: Java compiles the same code better in one than in another, and
     * the machine is slower in one than in another. NaN where no process has both.
     */
    public static double ratio(
            List<Result> results, String variant, String reference, ToDoubleFunction<Result> rate) {
        Map<Integer, Double> ratios = perProcess(results, variant, rate);
        Map<Integer, Double> references = perProcess(results, reference, rate);
        ratios.keySet().retainAll(references.keySet());
        references.forEach(
                (process, reached) ->
                        ratios.computeIfPresent(process, (same, own) -> own / reached));
        return Math.exp(
                ratios.values().stream().mapToDouble(Math::log).average().orElse(Double.NaN));
    }

    private static Map<Integer, Double> perProcess(
            List<Result> results, String variant, ToDoubleFunction<Result> rate) {
        Map<Integer, Double> reached = new TreeMap<>();
        results.stream()
                .filter(result -> result.variant().equals(variant))
                .collect(Collectors.groupingBy(Result::process))
                .forEach(
                        (process, rounds) ->
                                reached.put(process, fasterHalf(of(rounds, variant, rate))));
        return reached;
    }
}
