// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.benchmarks.harness.Stage;
import dev.journeys.benchmarks.variant.HandWritten;
import dev.journeys.benchmarks.variant.Order;
import dev.journeys.benchmarks.variant.Ours;
import dev.journeys.benchmarks.variant.Stock;
import dev.journeys.benchmarks.variant.Variant;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Shape;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.benchmarks.workload.Workload.Manner;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is compared does the same work: byte for byte the same output, in the same order for each
 * user.
 */
class SameWorkITCase {
    @TempDir static Path folder;
    private static BenchmarkCluster cluster;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster =
                BenchmarkCluster.start(
                        Backend.HEAP, folder.resolve("cluster"), Duration.ofMillis(500));
    }

    @AfterAll
    static void stopCluster() throws Exception {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theHandWrittenOnesEmitWhatTheProductEmits(int journeys) throws Exception {
        // given
        Workload workload = Workload.of(Shape.W, journeys, 200, 4_000).in(Manner.UNTIDY);

        // when
        Map<String, List<String>> ours = run(new Ours(), workload);
        Map<String, List<String>> operator = run(HandWritten.operator(), workload);
        Map<String, List<String>> function = run(HandWritten.function(), workload);

        // then
        assertThat(ours.toString())
                .contains("\"type\":\"skipped\"")
                .contains("\"branch\":\"timeout\"")
                .contains("\"branch\":\"purchased\"")
                .contains("\"destination\":\"email\"");
        assertSame(operator, ours);
        assertSame(function, ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "T", "M", "SKEW"})
    void stockDeliversWhatTheProductDelivers(Shape shape) throws Exception {
        // given
        Workload workload = Workload.of(shape, 21, 50, 1_500);

        // when
        Map<String, List<String>> ours = deliveries(run(new Ours(), workload));
        Map<String, List<String>> stock = deliveries(run(Stock.plain(), workload));
        Map<String, List<String>> filtered = deliveries(run(Stock.filtered(), workload));

        // then
        assertThat(ours).isNotEmpty();
        assertSame(stock, ours);
        assertSame(filtered, ours);
    }

    @Test
    void bothWaysToHoldWhatWaitsTakeEventsInTheSameOrder() throws Exception {
        // given
        Workload workload = Workload.of(Shape.W, 1, 100, 3_000).in(Manner.UNTIDY);

        // when
        Map<String, List<String>> queue = run(Order.queueOnHeap(), workload);
        Map<String, List<String>> list = run(Order.listOfUser(), workload);

        // then
        assertThat(queue).hasSize(100);
        assertSame(list, queue);
    }

    /** User by user, for a message that can be read. */
    private static void assertSame(
            Map<String, List<String>> found, Map<String, List<String>> expected) {
        expected.forEach(
                (user, records) -> assertThat(found.get(user)).as(user).isEqualTo(records));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
    }

    /** By user, in the order in which it came. */
    private Map<String, List<String>> run(Variant variant, Workload workload) throws Exception {
        Events events = EventScript.of(workload);
        Map<String, List<String>> output = new TreeMap<>();
        try (Stage stage = Stage.open(events)) {
            stage.listen(record -> add(record, output));
            StreamExecutionEnvironment env = cluster.environment(Optional.empty());
            variant.build(env, workload, stage.name());
            try (RunningJob job = cluster.submit(env)) {
                stage.pace().allow(events.size());
                job.awaitWatermark(stage, events.endWatermark());
            }
            assertThat(stage.written(OutputKind.LATE)).isZero();
        }
        return output;
    }

    private static void add(OutputRecord record, Map<String, List<String>> output) {
        output.computeIfAbsent(record.user(), user -> new ArrayList<>())
                .add(record.kind() + new String(record.json(), StandardCharsets.ISO_8859_1));
    }

    /** Those of one user and instant come in any order from several operators. */
    private static Map<String, List<String>> deliveries(Map<String, List<String>> output) {
        Map<String, List<String>> deliveries = new TreeMap<>();
        output.forEach(
                (user, records) -> {
                    List<String> sorted =
                            records.stream()
                                    .filter(record -> record.startsWith("DELIVERY"))
                                    .sorted()
                                    .toList();
                    if (!sorted.isEmpty()) {
                        deliveries.put(user, sorted);
                    }
                });
        return deliveries;
    }
}
