// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.metrics.Counter;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `destination.<destination>.(\\w+)` \\| (\\w+) \\|", Pattern.MULTILINE);

    @Test
    void areThoseOfTheDocument() throws IOException {
        // given
        TaskMetrics metrics = new TaskMetrics();
        DestinationLanes lanes = new DestinationLanes("crm", new Target.Hold());

        // when
        lanes.metrics().show(metrics.task(), lanes);
        lanes.metrics().show(metrics.task(), lanes);

        // then
        List<String> documented =
                ROW.matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2))
                        .toList();
        List<String> shown =
                metrics.all().entrySet().stream()
                        .map(
                                metric ->
                                        metric.getKey().replace("crm.", "")
                                                + (metric.getValue() instanceof Counter
                                                        ? " counter"
                                                        : " gauge"))
                        .toList();
        assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(documented);
    }
}
