// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.metrics.MetricName;
import dev.journeys.job.metrics.MetricName.Scope;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorMetricsTest {
    private static final String JOURNEY =
            """
            {"id":"%s","version":1,"entry":{"event":"started","where":"properties.n < 5"},
             "steps":[{"id":"mail","type":"send","destination":"email","next":"wait",
              "payload":{"x":"{{ entry.x }}"}},
               {"id":"wait","type":"hold-until","atMost":"PT1H",
                "branches":[{"name":"bought","event":"bought"}]}]}
            """;

    private final List<MeteredSubtask> subtasks = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (MeteredSubtask subtask : subtasks) {
            subtask.close();
        }
    }

    @Test
    void showWhatHappensToJourneys() throws Exception {
        // given
        MeteredSubtask subtask = open(EngineOptions.defaults(), 1, 0, null);
        complete(subtask, "cart");
        // when
        subtask.event(started("ann", 10, "{\"n\":1}"));
        subtask.event(started("bob", 11, "{\"n\":2,\"x\":1}"));
        subtask.event(started("cid", 12, "{}"));
        subtask.event(event("ann", "bought", 13));
        subtask.watermark(13);
        subtask.event(started("bob", 13, "{}"));
        subtask.event(started("bob", 14, "{}"));
        // then
        assertThat(subtask.metrics())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("journeys.events", 6L),
                                Map.entry("journeys.late", 1L),
                                Map.entry("journeys.conditionErrors", 1L),
                                Map.entry("journeys.templateErrors", 1L),
                                Map.entry("journeys.watermarkLagMs", 1_000_000L - 13),
                                Map.entry("journeys.waitingEvents", 1L),
                                Map.entry("journeys.definitionsReady", 1L),
                                Map.entry("journeys.definitionsKnown", 1L),
                                Map.entry("journeys.journey.cart.entered", 2L),
                                Map.entry("journeys.journey.cart.completed", 1L),
                                Map.entry("journeys.journey.cart.sent", 2L),
                                Map.entry("journeys.journey.cart.live", 1L),
                                Map.entry("journeys.journey.cart.conditionErrors", 1L),
                                Map.entry("journeys.journey.cart.templateErrors", 1L)));
    }

    @Test
    void areAllThereFromTheBeginning() throws Exception {
        // given
        MeteredSubtask subtask = open(EngineOptions.defaults(), 1, 0, null);
        // when
        complete(subtask, "cart");
        // then
        assertThat(subtask.names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(MetricName.values())
                                .filter(
                                        name ->
                                                name.scope() == Scope.JOB
                                                        || name.scope() == Scope.JOURNEY)
                                .map(name -> name.path().replace("<journey>", "cart"))
                                .toList());
    }

    @Test
    void sayHowLongTheFirstWatermarkIsAwaited() throws Exception {
        // given
        MeteredSubtask subtask = open(EngineOptions.defaults(), 1, 0, null);
        // when
        subtask.setProcessingTime(1_000_250);
        // then
        assertThat(subtask.metrics()).isEqualTo(Map.of("journeys.watermarkLagMs", 250L));
    }

    @Test
    void countDeadLettersByReason() throws Exception {
        // given
        MeteredSubtask subtask = open(EngineOptions.defaults(), 1, 0, null);
        // when
        subtask.update(set("Cart"));
        // then
        assertThat(subtask.metrics())
                .isEqualTo(Map.of("journeys.reason.invalid-definition.deadLetters", 1L));
    }

    @Test
    void countJourneysBeyondTheLimitAsOne() throws Exception {
        // given
        MeteredSubtask subtask =
                open(EngineOptions.defaults().withJourneysWithMetrics(2), 1, 0, null);
        // when
        complete(subtask, "d", "b", "c", "a");
        subtask.event(started("ann", 10, "{\"n\":1,\"x\":1}"));
        subtask.watermark(10);
        // then
        assertThat(subtask.metrics())
                .containsEntry("journeys.journey.a.live", 1L)
                .containsEntry("journeys.journey.b.live", 1L)
                .containsEntry("journeys.journey._other.live", 2L)
                .containsEntry("journeys.journey._other.entered", 2L)
                .doesNotContainKey("journeys.journey.c.live");
    }

    @Test
    void beginAtZeroAfterARestoreButForWhatIsLive() throws Exception {
        // given
        MeteredSubtask before = open(EngineOptions.defaults(), 1, 0, null);
        complete(before, "cart");
        for (int user = 0; user < 20; user++) {
            before.event(started("u" + user, 10, "{\"n\":1,\"x\":1}"));
        }
        before.watermark(10);
        OperatorSubtaskState snapshot = before.snapshot(1, 1);
        // when
        MeteredSubtask first = restore(snapshot, 0);
        MeteredSubtask second = restore(snapshot, 1);
        // then
        assertThat(first.metrics()).containsEntry("journeys.journey.cart.live", 20L);
        for (MeteredSubtask subtask : List.of(first, second)) {
            assertThat(subtask.metrics())
                    .doesNotContainKeys("journeys.events", "journeys.journey.cart.entered")
                    .containsEntry("journeys.definitionsKnown", 1L);
            subtask.update(ControlUpdate.complete());
            subtask.watermark(3_600_010);
        }
        assertThat(sum("completed", first, second)).isEqualTo(20);
        assertThat(sum("live", first, second)).isZero();
        assertThat(second.metrics()).containsKey("journeys.journey.cart.completed");
    }

    private MeteredSubtask restore(OperatorSubtaskState snapshot, int index) throws Exception {
        return open(
                EngineOptions.defaults(),
                2,
                index,
                AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        snapshot, 128, 1, 2, index));
    }

    private MeteredSubtask open(
            EngineOptions options, int parallelism, int index, OperatorSubtaskState restored)
            throws Exception {
        MeteredSubtask subtask = MeteredSubtask.open(options, parallelism, index, restored);
        subtasks.add(subtask);
        return subtask;
    }

    private static long sum(String label, MeteredSubtask first, MeteredSubtask second) {
        String path = "journeys.journey.cart." + label;
        return first.metrics().getOrDefault(path, 0L) + second.metrics().getOrDefault(path, 0L);
    }

    private static void complete(MeteredSubtask subtask, String... journeys) throws Exception {
        for (String journey : journeys) {
            subtask.update(set(journey));
        }
        subtask.update(ControlUpdate.complete());
    }

    private static ControlUpdate set(String journey) {
        byte[] definition = JOURNEY.formatted(journey).getBytes(StandardCharsets.UTF_8);
        return ControlUpdate.set(
                DefinitionRecord.published(journey, 1, DefinitionRecord.ALWAYS, definition));
    }

    private static JourneyEvent started(String user, long time, String properties) {
        return JourneyRun.parse(
                        List.of(
                                "{\"userId\":\"%s\",\"event\":\"started\",\"timestamp\":%d,\"properties\":%s}"
                                        .formatted(user, time, properties)))
                .get(0);
    }

    private static JourneyEvent event(String user, String name, long time) {
        return JourneyRun.parse(
                        List.of(
                                "{\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":%d}"
                                        .formatted(user, name, time)))
                .get(0);
    }
}
