// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * A reporter that lets this process read metrics of destinations, as whoever watches a job does.
 */
public final class CapturedMetrics implements MetricReporter {
    private static final String REPORTER = "captured";
    private static final String DESTINATION = "<destination>";
    private static final String TASK = "<operator_name>";

    /** By operator, destination and name. */
    private static final Map<String, Metric> METRICS = new ConcurrentHashMap<>();

    private static final Set<String> DESTINATIONS = ConcurrentHashMap.newKeySet();

    /** Flink finds the factory by its name. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(java.util.Properties properties) {
            return new CapturedMetrics();
        }
    }

    /** Configuration of a cluster that captures. */
    public static Configuration configuration() {
        Configuration config = new Configuration();
        config.set(MetricOptions.REPORTERS_LIST, REPORTER);
        config.setString(
                ConfigConstants.METRICS_REPORTER_PREFIX
                        + REPORTER
                        + "."
                        + MetricOptions.REPORTER_FACTORY_CLASS.key(),
                Factory.class.getName());
        return config;
    }

    /** The destinations that have metrics. */
    public static Set<String> destinations() {
        return Set.copyOf(DESTINATIONS);
    }

    /**
     * The value of a counter or gauge.
     *
     * @return 0 where there is none
     */
    public static long value(String operator, String destination, String name) {
        Metric metric = METRICS.get(key(operator, destination, name));
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number
                ? number.longValue()
                : 0;
    }

    private static String key(String operator, String destination, String name) {
        return operator + '/' + destination + '/' + name;
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {
        METRICS.clear();
        DESTINATIONS.clear();
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        Map<String, String> variables = group.getAllVariables();
        String destination = variables.get(DESTINATION);
        if (destination != null) {
            DESTINATIONS.add(destination);
            METRICS.put(key(variables.getOrDefault(TASK, ""), destination, name), metric);
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        METRICS.values().remove(metric);
    }
}
