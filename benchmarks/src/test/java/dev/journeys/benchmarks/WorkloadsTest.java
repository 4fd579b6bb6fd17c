// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.journeys.benchmarks.line.Matrix;
import dev.journeys.benchmarks.line.MatrixLine;
import dev.journeys.benchmarks.workload.EventScript;
import dev.journeys.benchmarks.workload.Events;
import dev.journeys.benchmarks.workload.Shape;
import dev.journeys.benchmarks.workload.SimpleJourney;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.patterns.validate.DefinitionReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadsTest {
    @ParameterizedTest
    @EnumSource
    void theSameWorkloadHasTheSameBytes(Shape shape) {
        // given
        Workload workload = Workload.of(shape, 3, 50, 500);

        // when
        Events first = EventScript.of(workload);
        Events second = EventScript.of(workload);

        // then
        assertThat(texts(first)).isNotEmpty().containsExactlyElementsOf(texts(second).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyDefinitionIsValid(Shape shape) {
        // given
        Workload workload = Workload.of(shape, 40, 1, 1);

        // when, then
        assertThat(SimpleJourney.of(workload))
                .hasSize(40)
                .allSatisfy(
                        journey ->
                                assertThat(DefinitionReader.read(journey.definition()))
                                        .isInstanceOf(DefinitionReader.Valid.class));
    }

    @Test
    void halfOfTheEventsOfWEnterAndTheOtherHalfEndAWait() {
        // when
        Events events = EventScript.of(Workload.of(Shape.W, 1, 500, 10_000));

        // then
        assertThat(share(events, "checkout_started")).isCloseTo(0.5, within(0.03));
        assertThat(share(events, "purchase_completed")).isCloseTo(0.5, within(0.03));
    }

    @Test
    void oneInTenEventsOfTIsNamedByAJourney() {
        // when
        Events events = EventScript.of(Workload.of(Shape.T, 1, 500, 10_000));

        // then
        assertThat(share(events, "product_viewed")).isCloseTo(0.9, within(0.02));
    }

    @Test
    void halfOfTheEventsOfSkewAreOneUsers() {
        // when
        Events events = EventScript.of(Workload.of(Shape.SKEW, 1, 500, 10_000));

        // then
        assertThat(share(events, "\"user-1000000\"")).isCloseTo(0.5, within(0.03));
    }

    @Test
    void theLinesThatMatterAreAmongAllLines() {
        assertThat(Matrix.full()).containsAll(Matrix.quick());
        assertThat(Matrix.full()).extracting(MatrixLine::id).doesNotHaveDuplicates();
    }

    private static double share(Events events, String text) {
        long count = measured(events).filter(event -> event.contains(text)).count();
        return (double) count / (events.size() - events.prologue());
    }

    private static Stream<String> measured(Events events) {
        return texts(events).skip(events.prologue());
    }

    private static Stream<String> texts(Events events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> new String(events.text(i), StandardCharsets.UTF_8));
    }
}
