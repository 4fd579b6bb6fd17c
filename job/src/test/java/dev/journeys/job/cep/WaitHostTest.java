// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.compile.CompiledJourney;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;
import dev.journeys.patterns.compile.JourneyCompiler;
import dev.journeys.patterns.validate.DefinitionReader;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitHostTest {
    private static final long HOUR = 3_600_000;

    private final WaitHost host = new WaitHost();
    private final HoldUntil hold = hold("PT1H");

    @ParameterizedTest
    @ValueSource(longs = {1_772_359_200_000L, 1, 0, -1, -HOUR, -62_135_596_800_000L})
    void endsAtAnEventInsideTheWindow(long start) {
        assertThat(host.isEndedBy(hold, start, 0, start)).isTrue();
        assertThat(host.isEndedBy(hold, start, 0, start + 1)).isTrue();
        assertThat(host.isEndedBy(hold, start, 1, start + HOUR / 2)).isTrue();
        assertThat(host.isEndedBy(hold, start, 0, start + HOUR - 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1_772_359_200_000L, 1, 0, -1, -HOUR, -62_135_596_800_000L})
    void findsAnEventAtTheEndOfTheWindowTooLate(long start) {
        assertThat(host.isEndedBy(hold, start, 0, start + HOUR)).isFalse();
        assertThat(host.isEndedBy(hold, start, 1, start + HOUR)).isFalse();
        assertThat(host.isEndedBy(hold, start, 0, start + 100 * HOUR)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1_772_359_200_000L, 1, 0, -1, -HOUR, -62_135_596_800_000L})
    void timesOutAtTheEndOfTheWindowAndNotBefore(long start) {
        assertThat(host.hasTimedOut(hold, start, start)).isFalse();
        assertThat(host.hasTimedOut(hold, start, start + HOUR - 1)).isFalse();
        assertThat(host.hasTimedOut(hold, start, start + HOUR)).isTrue();
        assertThat(host.hasTimedOut(hold, start, start + HOUR + 1)).isTrue();
        assertThat(host.hasTimedOut(hold, start, start + 1_000 * HOUR)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT0.002S", "P3650D"})
    void keepsTheShortestAndTheLongestWindow(String atMost) {
        // given
        HoldUntil other = hold(atMost);
        long end = other.atMostMillis();

        // when, then
        assertThat(host.isEndedBy(other, 0, 0, end - 1)).isTrue();
        assertThat(host.isEndedBy(other, 0, 0, end)).isFalse();
        assertThat(host.hasTimedOut(other, 0, end - 1)).isFalse();
        assertThat(host.hasTimedOut(other, 0, end)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void saysTheSameWhateverWasAskedBefore(long seed) {
        // given
        Random random = new Random(seed);
        HoldUntil other = hold("PT0.1S");

        for (int i = 0; i < 2_000; i++) {
            long millis = random.nextInt(200);
            boolean open = millis < 100;

            // when, then
            if (random.nextBoolean()) {
                assertThat(host.isEndedBy(other, i, random.nextInt(2), i + millis)).isEqualTo(open);
            } else {
                assertThat(host.hasTimedOut(other, i, i + millis)).isEqualTo(!open);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saysTheSameForAllStepsOfAWindowAsForEachByItself(long seed) {
        // given steps of few windows, so that some share one, each also with a host of its own
        Random random = new Random(seed);
        Map<HoldUntil, WaitHost> ownHosts = new IdentityHashMap<>();
        for (int i = 0; i < 12; i++) {
            int window = 1 + random.nextInt(4) * random.nextInt(50);
            ownHosts.put(
                    hold("PT0.%03dS".formatted(window), 1 + random.nextInt(5)), new WaitHost());
        }
        List<HoldUntil> holds = List.copyOf(ownHosts.keySet());

        for (int i = 0; i < 3_000; i++) {
            HoldUntil step = holds.get(random.nextInt(holds.size()));
            WaitHost own = ownHosts.get(step);
            long start = random.nextInt(5_000) - 2_500;
            long time = start + random.nextLong(2 * step.atMostMillis() + 2);
            int branch = random.nextInt(step.branches().size());

            // when, then
            assertThat(host.isEndedBy(step, start, branch, time))
                    .isEqualTo(own.isEndedBy(step, start, branch, time))
                    .isEqualTo(time - start < step.atMostMillis());
            assertThat(host.hasTimedOut(step, start, time))
                    .isEqualTo(own.hasTimedOut(step, start, time))
                    .isEqualTo(time - start >= step.atMostMillis());
        }
    }

    @Test
    void compilesOnePatternForAllStepsOfAWindow() {
        // when
        for (int branches = 1; branches <= 5; branches++) {
            host.isEndedBy(hold("PT1H", branches), 0, 0, 1);
            host.hasTimedOut(hold("PT60M", branches), 0, HOUR);
        }

        // then
        assertThat(host).extracting("waits").asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(1);
    }

    @Test
    void decidesEveryWaitOnItsOwnHoweverTheyAreMixed() {
        // given
        HoldUntil shorter = hold("PT1M");

        for (long start = -2_000; start < 2_000; start++) {
            // when, then
            assertThat(host.isEndedBy(hold, start, 0, start + 60_000)).isTrue();
            assertThat(host.isEndedBy(shorter, start, 0, start + 60_000)).isFalse();
            assertThat(host.hasTimedOut(shorter, start, start + 60_000)).isTrue();
            assertThat(host.hasTimedOut(hold, start, start + 60_000)).isFalse();
        }
    }

    @Test
    void keepsNothingOfTheWaitsThatItHasDecided() {
        // when
        for (long time = 0; time < 5_000; time++) {
            host.isEndedBy(hold, 0, 0, time * 1_000);
            host.hasTimedOut(hold, 0, time * 1_000);
        }

        // then
        assertThat(host)
                .extracting("store.maps")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isNotEmpty()
                .allSatisfy(
                        (name, map) -> assertThat(map).extracting("values").isEqualTo(Map.of()));
        assertThat(host).extracting("waits").asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(1);
    }

    @Test
    void letsGoOfPatternsAndDecidesTheSameAfterwards() {
        // given
        host.isEndedBy(hold, 0, 0, 1);

        // when
        host.forgetPatterns();

        // then
        assertThat(host).extracting("waits").asInstanceOf(InstanceOfAssertFactories.MAP).isEmpty();
        assertThat(host.isEndedBy(hold, 0, 0, HOUR - 1)).isTrue();
        assertThat(host.hasTimedOut(hold, 0, HOUR)).isTrue();
    }

    @Test
    void leavesNoThreadBehindThatKeepsTheProcessAlive() throws InterruptedException {
        // given
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        // when
        for (int i = 0; i < 20; i++) {
            new WaitHost().isEndedBy(hold, 0, 0, 1);
        }

        // then the timers of the shared buffers, which are no daemons, come to an end
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        for (Thread thread : started) {
            if (!thread.isDaemon()) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void offersMapStateOnly() throws Exception {
        // given
        HeapStateStore store = new HeapStateStore();
        MapStateDescriptor<String, String> descriptor =
                new MapStateDescriptor<>(
                        "map", StringSerializer.INSTANCE, StringSerializer.INSTANCE);

        // when
        store.getMapState(descriptor).put("a", "b");

        // then
        assertThat(store.getMapState(descriptor).get("a")).isEqualTo("b");
        store.clear();
        assertThat(store.getMapState(descriptor).isEmpty()).isTrue();
    }

    private static HoldUntil hold(String atMost) {
        return hold(atMost, 2);
    }

    private static HoldUntil hold(String atMost, int branches) {
        String names =
                IntStream.range(0, branches)
                        .mapToObj("{\"name\": \"b%1$d\", \"event\": \"e%1$d\"}"::formatted)
                        .collect(Collectors.joining(", "));
        String definition =
                """
                {"id": "waits", "version": 1, "entry": {"event": "begun"}, "steps": [
                  {"id": "wait", "type": "hold-until", "atMost": "%s", "branches": [%s]}]}
                """
                        .formatted(atMost, names);
        DefinitionReader.Valid valid = (DefinitionReader.Valid) DefinitionReader.read(definition);
        CompiledJourney journey = new JourneyCompiler().compile(valid.definition());
        return (HoldUntil) journey.step(0);
    }
}
