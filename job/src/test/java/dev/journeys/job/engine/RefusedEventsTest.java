// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.state.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that a limit refuses are dead letters with all that is known of them. */
class RefusedEventsTest {
    private static final byte[] JOURNEY =
            """
            {"id":"any","version":1,"entry":{"event":"started"},
             "steps":[{"id":"out","type":"exit"}]}
            """
                    .getBytes(StandardCharsets.UTF_8);

    static List<Restores> restores() {
        return List.of(Restores.never(), Restores.always(Backend.HEAP));
    }

    @ParameterizedTest
    @MethodSource("restores")
    void moreWaitingEventsThanMayBeAreDeadLetters(Restores restores) throws Exception {
        // given
        List<String> lines = new ArrayList<>();
        for (int time = 1; time <= 5; time++) {
            lines.add(started("ann", time, "{}"));
            lines.add(started("bob" + time, time, "{}"));
        }
        // when
        Emissions emissions = run(Limits.defaults().withWaitingEvents(3), lines, restores);
        // then
        assertThat(emissions.counts())
                .containsEntry("waitingOverLimit", 2L)
                .containsEntry("any/entered", 8L);
        assertThat(emissions.others()).hasSize(2);
        assertDeadLetter(
                emissions.others().get(0).json(),
                "too-many-waiting",
                "Expected at most 3 events of one user to wait for the watermark, but found one"
                        + " more.",
                lines.get(6),
                7,
                4);
    }

    @ParameterizedTest
    @MethodSource("restores")
    void anEntryThatIsTooLargeIsADeadLetter(Restores restores) throws Exception {
        // given
        List<String> lines = List.of(started("ann", 1, "{\"text\":\"žluť\"}"));
        // when
        Emissions emissions = run(Limits.defaults().withContextBytes(15), lines, restores);
        // then
        assertThat(emissions.transitions()).isEmpty();
        assertThat(emissions.others()).hasSize(1);
        assertDeadLetter(
                emissions.others().get(0).json(),
                "entry-too-large",
                "Expected at most 15 bytes of properties for an entry into journey 'any', but"
                        + " found 17.",
                lines.get(0),
                1,
                1);
    }

    @ParameterizedTest
    @MethodSource("restores")
    void traitsThatMakeTheProfileTooLargeAreADeadLetter(Restores restores) throws Exception {
        // given
        String line =
                "{\"userId\":\"ann\",\"type\":\"identify\",\"timestamp\":1,\"traits\":{\"a\":12345}}";
        // when
        Emissions emissions = run(Limits.defaults().withProfileBytes(10), List.of(line), restores);
        // then
        assertThat(emissions.others()).hasSize(1);
        assertDeadLetter(
                emissions.others().get(0).json(),
                "profile-too-large",
                "Expected a profile of at most 10 bytes, but with these traits it would have 11.",
                line,
                1,
                1);
    }

    private static Emissions run(Limits limits, List<String> lines, Restores restores)
            throws Exception {
        DefinitionRecord definition =
                DefinitionRecord.published("any", 1, DefinitionRecord.ALWAYS, JOURNEY);
        return new JourneyRun(List.of(definition), EngineOptions.defaults().withLimits(limits))
                .run(Schedule.atOnce(JourneyRun.parse(lines)), restores);
    }

    private static void assertDeadLetter(
            JsonNode found, String reason, String detail, String line, int place, int time) {
        assertThat(found.get("reason").asText()).isEqualTo(reason);
        assertThat(found.get("detail").asText()).isEqualTo(detail);
        assertThat(found.get("text").asText()).isEqualTo(line);
        assertThat(found.get("place").asText()).isEqualTo("events.jsonl:" + place);
        assertThat(found.get("timestamp").asText())
                .isEqualTo("1970-01-01T00:00:00.00" + time + "Z");
    }

    private static String started(String user, int time, String properties) {
        return "{\"userId\":\"%s\",\"event\":\"started\",\"timestamp\":%d,\"properties\":%s}"
                .formatted(user, time, properties);
    }
}
