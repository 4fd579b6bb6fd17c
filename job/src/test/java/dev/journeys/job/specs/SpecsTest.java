// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.specs;

import dev.journeys.job.engine.Backend;
import dev.journeys.job.engine.Emissions;
import dev.journeys.job.engine.JourneyRun;
import dev.journeys.job.engine.Restores;
import dev.journeys.job.engine.Schedule;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every spec, on the journey operator, in every way in which its events may come in. */
class SpecsTest {
    private static final List<Spec> SPECS = SpecReader.all();

    static Stream<Spec> everySpec() {
        return SPECS.stream();
    }

    static Stream<Spec> everySpecWithControlRecords() {
        return SPECS.stream().filter(spec -> !spec.control().isEmpty());
    }

    static Stream<Spec> everyTenthSpec() {
        return IntStream.range(0, SPECS.size()).filter(i -> i % 10 == 0).mapToObj(SPECS::get);
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void holdsWithWatermarkAfterEveryEvent(Spec spec) throws Exception {
        run(spec, Schedule.exact(events(spec)), Restores.never());
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void holdsWithOneWatermarkAtTheEnd(Spec spec) throws Exception {
        run(spec, Schedule.atOnce(events(spec)), Restores.never());
    }

    @ParameterizedTest
    @MethodSource("everySpecWithControlRecords")
    void holdsWithAllControlRecordsAtTheStart(Spec spec) throws Exception {
        // given
        List<DefinitionRecord> all = new ArrayList<>(spec.definitions());
        all.addAll(spec.control());
        // when
        Emissions emissions =
                new JourneyRun(all, spec.options())
                        .run(Schedule.exact(events(spec)), Restores.always(Backend.HEAP));
        // then
        Expectation.of(spec).assertMetBy(emissions);
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void holdsWhenRestoredAtAnotherParallelismBetweenEveryTwoInputs(Spec spec) throws Exception {
        run(spec, Schedule.exact(events(spec)), Restores.always(Backend.HEAP));
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void holdsWhenRestoredWithAllEventsWaiting(Spec spec) throws Exception {
        run(spec, Schedule.atOnce(events(spec)), Restores.always(Backend.HEAP));
    }

    @ParameterizedTest
    @MethodSource("everyTenthSpec")
    void holdsOnRocksDb(Spec spec) throws Exception {
        run(spec, Schedule.exact(events(spec)), Restores.always(Backend.ROCKSDB));
    }

    private static List<JourneyEvent> events(Spec spec) {
        return JourneyRun.parse(spec.lines());
    }

    private static void run(Spec spec, Schedule schedule, Restores restores) throws Exception {
        // given
        JourneyRun run = new JourneyRun(spec.definitions(), spec.options());
        // when
        Emissions emissions = run.run(schedule.with(spec.control()), restores);
        // then
        Expectation.of(spec).assertMetBy(emissions);
    }
}
