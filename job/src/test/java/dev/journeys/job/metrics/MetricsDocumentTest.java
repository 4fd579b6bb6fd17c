// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `([^`]+)` \\| (\\w+) \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

    @Test
    void listsExactlyTheMetricsWithTheirTypes() throws IOException {
        // given
        Matcher rows = ROW.matcher(Files.readString(DOCUMENT));
        // when
        List<String> listed =
                rows.results()
                        .map(row -> row.group(1) + " " + row.group(2))
                        .filter(row -> row.startsWith(MetricName.GROUP + '.'))
                        .toList();
        // then
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(MetricName.values())
                                .map(
                                        name ->
                                                name.path()
                                                        + " "
                                                        + name.kind()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT))
                                .toList());
    }
}
