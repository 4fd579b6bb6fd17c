// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.conf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.YamlParserUtils;

/** The alerts of {@code flink-conf/prometheus}. */
public final class Alerts {
    /** The beginning of names of operators' metrics, as Flink's Prometheus reporter writes them. */
    public static final String OURS = "flink_taskmanager_job_task_operator_";

    static final Path FOLDER = Path.of("..", "flink-conf", "prometheus");
    private static final Pattern METRIC = Pattern.compile("\\bflink_\\w+");

    private Alerts() {}

    @SuppressWarnings("unchecked") // What is not so fails the test.
    static Stream<Alert> all() throws IOException {
        Map<String, Object> file =
                YamlParserUtils.convertToObject(
                        Files.readString(FOLDER.resolve("alerts.yml")), Map.class);
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .map(Alert::of);
    }

    /** The names of all metrics that an alert asks for. */
    public static Set<String> metrics() throws IOException {
        return all().map(Alert::expression)
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    record Alert(String name, String expression, String severity, Map<String, String> annotations) {
        @SuppressWarnings("unchecked") // What is not so fails the test.
        private static Alert of(Map<String, Object> rule) {
            return new Alert(
                    (String) rule.get("alert"),
                    (String) rule.get("expr"),
                    ((Map<String, String>) rule.get("labels")).get("severity"),
                    (Map<String, String>) rule.get("annotations"));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
