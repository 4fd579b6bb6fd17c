// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.conf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.metrics.MetricName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alerts ask for metrics that there are, and say what to do. */
class AlertsTest {
    @ParameterizedTest
    @MethodSource("dev.journeys.job.conf.Alerts#all")
    void anAlertSaysWhatItIsAndWhereToReadOn(Alerts.Alert alert) throws IOException {
        assertThat(alert.severity()).isIn("critical", "warning", "info");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook");
        assertThat(alert.annotations().values()).allMatch(text -> !text.isBlank());
        assertThat(alert.annotations().get("runbook")).startsWith("docs/operations.md#");
        assertThat(anchors(Path.of("..", "docs", "operations.md")))
                .contains(alert.annotations().get("runbook").replaceAll(".*#", ""));
    }

    @ParameterizedTest
    @MethodSource("dev.journeys.job.conf.Alerts#all")
    void anAlertIsTested(Alerts.Alert alert) throws IOException {
        assertThat(Files.readString(Alerts.FOLDER.resolve("alerts-test.yml")))
                .containsPattern("\\b" + alert.name() + "\\b");
    }

    @Test
    void askForMetricsOfOursThatThereAre() throws IOException {
        // given
        Set<String> ours =
                Stream.of(MetricName.values())
                        .map(name -> Alerts.OURS + name.path().replaceAll("\\.<\\w+>", ""))
                        .map(name -> name.replace('.', '_'))
                        .collect(Collectors.toCollection(TreeSet::new));
        // when
        Set<String> asked = Alerts.metrics();
        asked.removeIf(name -> !name.startsWith(Alerts.OURS + MetricName.GROUP));
        // then
        assertThat(ours).containsAll(asked);
        assertThat(asked).hasSizeGreaterThan(10);
    }

    @Test
    void haveNamesOfTheirOwn() throws IOException {
        // when
        Map<String, Long> counts =
                Alerts.all()
                        .collect(Collectors.groupingBy(Alerts.Alert::name, Collectors.counting()));
        // then
        assertThat(counts).isNotEmpty().allSatisfy((name, count) -> assertThat(count).isOne());
    }

    /** As the page of a repository makes them of headings. */
    private static Set<String> anchors(Path document) throws IOException {
        return Pattern.compile("^#+ (.+)$", Pattern.MULTILINE)
                .matcher(Files.readString(document))
                .results()
                .map(MatchResult::group)
                .map(heading -> heading.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
