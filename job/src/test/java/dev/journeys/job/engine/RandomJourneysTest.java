// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.validate.DefinitionReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Made-up journeys and events give the same output in whatever way the events come in and wherever
 * the job is restored. More by hand with {@code -Djourneys.random.definitions=2000}; {@code
 * -Djourneys.random.seed} begins with another seed, and with that of a failure shows it alone.
 */
class RandomJourneysTest {
    private static final int DEFINITIONS = Integer.getInteger("journeys.random.definitions", 200);
    private static final long SEED = Long.getLong("journeys.random.seed", 1);
    private static final int ONE_RESTORE_IN = 30;
    private static final int ONE_ROCKSDB_IN = 20;

    @Test
    void giveTheSameOutputHoweverTheEventsComeIn() throws Exception {
        // given
        Coverage coverage = new Coverage();
        // when
        for (int i = 0; i < DEFINITIONS; i++) {
            RandomCase made = RandomCase.of(SEED + i);
            made.definitions().forEach(RandomJourneysTest::assertValid);
            coverage.add(assertSameOutput(made, i % ONE_ROCKSDB_IN == 0));
        }
        // then
        System.out.println("Seeds " + SEED + " to " + (SEED + DEFINITIONS - 1) + ": " + coverage);
        if (DEFINITIONS >= 60) {
            coverage.assertComplete();
        }
    }

    private static void assertValid(DefinitionRecord definition) {
        String text = new String(definition.definition(), StandardCharsets.UTF_8);
        assertThat(DefinitionReader.read(text)).as(text).isInstanceOf(DefinitionReader.Valid.class);
    }

    private static Emissions assertSameOutput(RandomCase made, boolean onRocksDb) throws Exception {
        Random random = new Random(made.seed());
        List<JourneyEvent> events = JourneyRun.parse(made.lines());
        Schedule exact = Schedule.exact(events);
        Schedule disordered = Schedule.disordered(events, 2_000, random);
        Restores somewhere = restores(Backend.HEAP, random);
        Emissions expected = run(made, exact, Restores.never());
        assertSame(made, expected, run(made, Schedule.atOnce(events), Restores.never()));
        assertSame(made, expected, run(made, disordered, Restores.never()));
        assertSame(
                made, expected, run(made, Schedule.disordered(events, 20_000, random), somewhere));
        assertSame(made, expected, run(made, exact, somewhere));
        assertSame(made, expected, run(made, disordered, somewhere));
        if (onRocksDb) {
            assertSame(made, expected, run(made, disordered, restores(Backend.ROCKSDB, random)));
        }
        return expected;
    }

    private static Restores restores(Backend backend, Random random) {
        return new Restores(backend, index -> random.nextInt(ONE_RESTORE_IN) == 0);
    }

    private static Emissions run(RandomCase made, Schedule schedule, Restores restores)
            throws Exception {
        try {
            return new JourneyRun(made.definitions(), made.options()).run(schedule, restores);
        } catch (AssertionError | Exception e) {
            throw new AssertionError("Expected a run without a failure of " + made, e);
        }
    }

    private static void assertSame(RandomCase made, Emissions expected, Emissions found) {
        assertThat(found.others()).as("late events of %s", made).isEmpty();
        assertThat(found.byUser()).as("output of %s", made).isEqualTo(expected.byUser());
        assertThat(found.counts()).as("counts of %s", made).isEqualTo(expected.counts());
    }
}
