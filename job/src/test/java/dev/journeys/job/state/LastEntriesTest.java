// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LastEntriesTest {
    private static final long SEED = 5;

    @Test
    void keepsTheLastTimeOfEachJourneyInTheOrderOfAMap() {
        // given
        Random random = new Random(SEED);
        LastEntries entries = new LastEntries();
        TreeMap<String, Long> expected = new TreeMap<>();

        for (int i = 0; i < 2_000; i++) {
            String journey = "journey-" + random.nextInt(300);
            long time = random.nextLong();

            // when
            entries.put(journey, time);

            // then
            expected.put(journey, time);
            assertSame(entries, expected);
        }
    }

    private static void assertSame(LastEntries entries, Map<String, Long> expected) {
        assertThat(entries.size()).isEqualTo(expected.size());
        int index = 0;
        for (Map.Entry<String, Long> last : expected.entrySet()) {
            assertThat(entries.journey(index)).isEqualTo(last.getKey());
            assertThat(entries.time(index)).isEqualTo(last.getValue());
            assertThat(entries.find(last.getKey())).isEqualTo(index);
            index++;
        }
    }

    @Test
    void tellsThatAJourneyWasNeverEntered() {
        // given
        LastEntries entries = new LastEntries();
        entries.put("b", 1);
        entries.put("d", 1);

        // when, then
        assertThat(entries.find("a")).isNegative();
        assertThat(entries.find("c")).isNegative();
        assertThat(entries.find("e")).isNegative();
        assertThat(new LastEntries().find("a")).isNegative();
        assertThat(new LastEntries().isEmpty()).isTrue();
    }

    @Test
    void aCopyChangesOnItsOwn() {
        // given
        LastEntries entries = new LastEntries();
        entries.put("a", 1);
        LastEntries copy = entries.copy();

        // when
        copy.put("a", 2);
        copy.put("b", 2);
        entries.put("c", 3);

        // then
        assertThat(entries.time(entries.find("a"))).isEqualTo(1);
        assertThat(entries.find("b")).isNegative();
        assertThat(copy.time(copy.find("a"))).isEqualTo(2);
        assertThat(copy.find("c")).isNegative();
    }
}
