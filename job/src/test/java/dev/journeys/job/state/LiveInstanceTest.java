// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveInstanceTest {

    @Test
    void standsInTheOrderOfStartThenJourneyThenIdentifier() {
        // given
        List<LiveInstance> ordered =
                List.of(
                        instance(-5, "z", "z"),
                        instance(0, "a", null),
                        instance(0, "a", ""),
                        instance(0, "a", "A"),
                        instance(0, "a", "a"),
                        instance(0, "a", "aa"),
                        instance(0, "a", "b"),
                        instance(0, "a-b", null),
                        instance(0, "ab", null),
                        instance(0, "b", null),
                        instance(7, "a", null));

        // when, then
        assertThat(sortedFromAnyOrder(ordered)).isEqualTo(ordered);
    }

    @Test
    void comparesIdentifiersByCodePointsAndNotByUtf16Units() {
        // given units above the surrogates, which stand for code points beyond all units
        List<LiveInstance> ordered =
                List.of(
                        instance(0, "a", "x"),
                        instance(0, "a", "x\u007F"),
                        instance(0, "a", "x\uD7FF"),
                        instance(0, "a", "x\uE000"),
                        instance(0, "a", "x\uFFFD"),
                        instance(0, "a", "x\uFFFF"),
                        instance(0, "a", "x" + Character.toString(0x10000)),
                        instance(0, "a", "x" + Character.toString(0x10000) + "a"),
                        instance(0, "a", "x" + Character.toString(0x10001)),
                        instance(0, "a", "x" + Character.toString(0x1F600)),
                        instance(0, "a", "x" + Character.toString(0x10FFFF)),
                        instance(0, "a", "y"));

        // when, then
        assertThat(sortedFromAnyOrder(ordered)).isEqualTo(ordered);
    }

    @Test
    void agreesWithAComparisonOfCodePointsForAnyIdentifiers() {
        // given
        Random random = new Random(9);
        int[] codePoints = {'a', 'b', 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x103FF, 0x10400, 0x10FFFF};

        for (int i = 0; i < 5_000; i++) {
            String left = randomText(random, codePoints);
            String right = randomText(random, codePoints);

            // when
            int order = LiveInstance.ORDER.compare(instance(0, "a", left), instance(0, "a", right));

            // then
            int expected =
                    java.util.Arrays.compare(
                            left.codePoints().toArray(), right.codePoints().toArray());
            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(expected));
        }
    }

    @Test
    void isKeptInOrderByTheUser() {
        // given
        UserState user = new UserState();

        // when
        user.enter(instance(5, "b", null));
        user.enter(instance(5, "a", "x"));
        user.enter(instance(3, "z", null));
        user.enter(instance(5, "a", null));

        // then
        assertThat(user.live()).isSortedAccordingTo(LiveInstance.ORDER).hasSize(4);
    }

    @Test
    void hasANamespaceOfItsOwnForEveryJourneyAndIdentifier() {
        assertThat(
                        List.of(
                                instance(0, "a", null).namespace(),
                                instance(0, "a", "").namespace(),
                                instance(0, "a", " ").namespace(),
                                instance(0, "a", "b").namespace(),
                                instance(0, "a-b", null).namespace(),
                                instance(0, "ab", null).namespace()))
                .doesNotHaveDuplicates();
    }

    private static String randomText(Random random, int[] codePoints) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(5); left > 0; left--) {
            text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return text.toString();
    }

    private static List<LiveInstance> sortedFromAnyOrder(List<LiveInstance> instances) {
        List<LiveInstance> shuffled = new ArrayList<>(instances);
        Collections.shuffle(shuffled, new Random(17));
        shuffled.sort(LiveInstance.ORDER);
        return shuffled;
    }

    private static LiveInstance instance(long start, String journey, String identifier) {
        return new LiveInstance(journey, 1, identifier, start, 1, 0, 0);
    }
}
