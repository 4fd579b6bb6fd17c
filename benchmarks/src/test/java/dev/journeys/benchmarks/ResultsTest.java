// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.journeys.benchmarks.result.Chart;
import dev.journeys.benchmarks.result.Report;
import dev.journeys.benchmarks.result.ReportDocument;
import dev.journeys.benchmarks.result.Result;
import dev.journeys.benchmarks.result.ResultFile;
import dev.journeys.benchmarks.result.Statistics;
import dev.journeys.benchmarks.result.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final String LINE = "W-1-heap";

    @TempDir Path folder;

    @Test
    void keepsOfEachLineTheNewestRun() throws IOException {
        // given
        ResultFile file = new ResultFile(folder.resolve("new/results.jsonl"));
        file.append(result("run-1", LINE, "ours", 1, 100));
        file.append(result("run-1", "T-1-heap", "ours", 1, 100));
        file.append(result("run-2", LINE, "ours", 1, 200));

        // when
        List<Result> newest = file.newest();

        // then
        assertThat(newest)
                .extracting(Result::run, Result::line)
                .containsExactly(tuple("run-1", "T-1-heap"), tuple("run-2", LINE));
    }

    @Test
    void readsAFileWhoseLastLineWasBrokenOff() throws IOException {
        // given
        Path path = folder.resolve("results.jsonl");
        ResultFile file = new ResultFile(path);
        file.append(result("run-1", LINE, "ours", 1, 100));
        Files.writeString(path, "{\"run\":\"run-1\",\"li", StandardOpenOption.APPEND);

        // when
        List<Result> all = file.all();

        // then
        assertThat(all).hasSize(1);
    }

    @Test
    void comparesTheFasterHalvesOfTheRounds() {
        // given
        List<Result> results =
                List.of(
                        result("run", LINE, "ours", 1, 90),
                        result("run", LINE, "other", 1, 200),
                        result("run", LINE, "other", 2, 40),
                        result("run", LINE, "ours", 2, 30),
                        result("run", LINE, "ours", 3, 110));

        // when
        double ratio = Statistics.ratio(results, "ours", "other", Result::eventsPerOperatorSecond);

        // then
        assertThat(ratio).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void comparesWithinAProcessWhateverElseIsSlowerThere() {
        // given
        List<Result> results =
                List.of(
                        result("run", 1, LINE, "ours", 1, 80),
                        result("run", 1, LINE, "other", 1, 20),
                        result("run", 2, LINE, "ours", 1, 10),
                        result("run", 2, LINE, "other", 1, 10),
                        result("run", 3, LINE, "other", 1, 1));

        // when
        double ratio = Statistics.ratio(results, "ours", "other", Result::eventsPerOperatorSecond);
        double reached = Statistics.reached(results, "ours", Result::eventsPerOperatorSecond);

        // then
        assertThat(ratio).isCloseTo(2, within(1e-9));
        assertThat(reached).isEqualTo(45);
    }

    @Test
    void takesOneRoundAsItIsAndLeavesOutWhatIsNoNumber() {
        // given
        List<Result> results =
                List.of(
                        result("run", LINE, "one", 1, 5),
                        result("run", LINE, "some", 1, Double.NaN),
                        result("run", LINE, "some", 2, 3),
                        result("run", LINE, "some", 3, 1),
                        result("run", LINE, "some", 4, 4),
                        result("run", LINE, "some", 5, 2));

        // when
        double ofOne = Statistics.reached(results, "one", Result::eventsPerOperatorSecond);
        double ofSome = Statistics.reached(results, "some", Result::eventsPerOperatorSecond);
        double ofNone = Statistics.reached(results, "none", Result::eventsPerOperatorSecond);

        // then
        assertThat(ofOne).isEqualTo(5);
        assertThat(ofSome).isEqualTo(3.5);
        assertThat(ofNone).isNaN();
    }

    @Test
    void saysWhichTargetsAreReachedAndWhichAreMissed() {
        // given
        List<Result> results =
                List.of(
                        result("run", LINE, "ours", 1, 80),
                        result("run", LINE, "hand-written function", 1, 100),
                        result("run", LINE, "stock", 1, 40));

        // when
        String markdown = new Report(results).markdown();

        // then
        assertThat(markdown)
                .contains(
                        "| W-1-heap | ours of hand-written function, operator's thread | ≥ 0.70 | 0.80 | reached |")
                .contains("| W-1-heap | ours of stock, operator's thread | ≥ 4 | 2 | **missed** |")
                .contains("| M-10-heap | ours of stock, operator's thread | ≥ 12 |  |  |");
    }

    @Test
    void replacesOnlyTheGeneratedPartOfADocument() throws IOException {
        // given
        Path document = folder.resolve("page.md");
        Files.writeString(
                document,
                "before\n<!-- bin/bench --report: begin -->\nold\n<!-- bin/bench --report: end -->\nafter\n");

        // when
        new ReportDocument(document).replace("new");

        // then
        assertThat(Files.readString(document))
                .isEqualTo(
                        "before\n<!-- bin/bench --report: begin -->\n\nnew\n<!-- bin/bench --report: end -->\nafter\n");
    }

    @Test
    void drawsNoChartOfNothing() throws IOException {
        // given
        Path chart = folder.resolve("chart.svg");

        // when
        new Chart(List.of()).write(chart);

        // then
        assertThat(chart).doesNotExist();
    }

    @Test
    void drawsAnSvg() throws IOException {
        // given
        Path chart = folder.resolve("chart.svg");

        // when
        new Chart(
                        List.of(
                                result("run", LINE, "ours", 1, 80_000),
                                result("run", LINE, "stock", 1, 8_000),
                                result("run", "T-1-heap", "ours", 1, 300_000)))
                .write(chart);

        // then
        assertThat(chart).content().startsWith("<?xml").endsWith("</svg>\n");
    }

    private static Result result(String run, String line, String variant, int round, double rate) {
        return result(run, 1, line, variant, round, rate);
    }

    private static Result result(
            String run, int process, String line, String variant, int round, double rate) {
        return new Result(
                run,
                process,
                line,
                variant,
                round,
                Map.of(
                        Value.EVENTS,
                        rate,
                        Value.OPERATOR_NANOS,
                        1e9,
                        Value.PROCESS_NANOS,
                        2e9,
                        Value.WALL_NANOS,
                        1e9),
                Map.of());
    }
}
