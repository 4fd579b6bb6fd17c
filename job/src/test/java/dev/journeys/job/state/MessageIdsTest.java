// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
    private static final long SEED = 1;

    @Test
    void keepsWhatWasAddedLastInOrder() {
        // given
        Random random = new Random(SEED);
        MessageIds ids = new MessageIds();
        Deque<Long> expected = new ArrayDeque<>();
        // when
        for (long next = 0; next < 2_000; next++) {
            ids.add(~next, next);
            expected.add(next);
            while (!expected.isEmpty() && random.nextInt(100) < 49) {
                ids.removeOldest();
                expected.remove();
            }
            // then
            assertSame(ids, expected);
            assertSame(ids.copy(), expected);
        }
    }

    private static void assertSame(MessageIds ids, Deque<Long> expected) {
        assertThat(ids.size()).isEqualTo(expected.size());
        assertThat(ids.isEmpty()).isEqualTo(expected.isEmpty());
        int index = 0;
        for (long time : expected) {
            assertThat(ids.time(index)).isEqualTo(time);
            assertThat(ids.fingerprint(index)).isEqualTo(~time);
            assertThat(ids.contains(~time)).isTrue();
            index++;
        }
        if (!expected.isEmpty()) {
            assertThat(ids.oldestTime()).isEqualTo(expected.getFirst());
            assertThat(ids.newestTime()).isEqualTo(expected.getLast());
            assertThat(ids.contains(~(expected.getFirst() - 1))).isFalse();
        }
    }

    @Test
    void keepsNoMoreRoomThanItNeedsWhenMostHaveGone() {
        // given
        MessageIds ids = new MessageIds();
        for (int next = 0; next < 1_000; next++) {
            ids.add(next, next);
        }
        // when
        for (int i = 0; i < 990; i++) {
            ids.removeOldest();
        }
        while (ids.oldestTime() < 1_100) {
            ids.add(ids.newestTime() + 1, ids.newestTime() + 1);
            ids.removeOldest();
        }
        // then
        assertThat(ids.size()).isEqualTo(10);
        assertThat(ids.room()).isLessThanOrEqualTo(20);
    }

    @Test
    void keepsNothingWhenAllHaveGone() {
        // given
        MessageIds ids = new MessageIds();
        ids.add(1, 1);
        ids.add(2, 2);
        // when
        ids.removeOldest();
        ids.removeOldest();
        // then
        assertThat(ids.isEmpty()).isTrue();
        assertThat(ids.room()).isZero();
    }

    @Test
    void aCopyChangesOnItsOwn() {
        // given
        MessageIds ids = new MessageIds();
        ids.add(1, 1);
        MessageIds copy = ids.copy();
        // when
        copy.add(2, 2);
        copy.removeOldest();
        // then
        assertThat(ids.size()).isEqualTo(1);
        assertThat(ids.contains(1)).isTrue();
        assertThat(copy.contains(1)).isFalse();
    }

    @Test
    void anOldOneChangesOnItsOwnToo() {
        // given
        MessageIds ids = new MessageIds();
        ids.add(1, 1);
        MessageIds copy = ids.copy();
        MessageIds secondCopy = ids.copy();
        // when
        ids.add(2, 2);
        copy.add(3, 3);
        secondCopy.add(4, 4);
        // then
        assertThat(ids.fingerprint(1)).isEqualTo(2);
        assertThat(copy.fingerprint(1)).isEqualTo(3);
        assertThat(secondCopy.fingerprint(1)).isEqualTo(4);
    }

    /** What a checkpoint reads while the engine goes on stays as it is. */
    @Test
    void everyOldOneStaysAsItWasWhileTheLatestCopyGoesOn() {
        // given
        Random random = new Random(SEED);
        MessageIds latest = new MessageIds();
        Deque<Long> expected = new ArrayDeque<>();
        List<MessageIds> old = new ArrayList<>();
        List<Deque<Long>> expectedOfOld = new ArrayList<>();
        // when
        for (long next = 0; next < 300; next++) {
            old.add(latest);
            expectedOfOld.add(new ArrayDeque<>(expected));
            latest = latest.copy();
            for (long time = next * 4; time < next * 4 + random.nextInt(4); time++) {
                latest.add(~time, time);
                expected.add(time);
            }
            while (!expected.isEmpty() && random.nextInt(100) < 49) {
                latest.removeOldest();
                expected.remove();
            }
        }
        // then
        for (int i = 0; i < old.size(); i++) {
            assertSame(old.get(i), expectedOfOld.get(i));
        }
        assertSame(latest, expected);
    }
}
