// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RetrySettings RETRY =
            new RetrySettings(
                    100, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(10));

    private static Waiting failed(String id, int attempts) {
        return new Waiting(
                DeliverySubtasks.message("crm", 0, id, 0, false), attempts, 500, "status-500");
    }

    @Test
    void liesBetweenHalfOfWhatDoublesAndAllOfIt() {
        long[] bounds = {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000};
        for (int attempts = 1; attempts <= bounds.length; attempts++) {
            int number = attempts;

            // when
            long[] pauses =
                    IntStream.range(0, 2_000)
                            .mapToLong(i -> Backoff.pauseMillis(RETRY, failed("m" + i, number)))
                            .sorted()
                            .toArray();

            // then
            long bound = bounds[attempts - 1];
            assertThat(pauses[0]).isBetween(bound / 2, bound / 2 + bound / 50);
            assertThat(pauses[1_000]).isBetween(bound * 7 / 10, bound * 8 / 10);
            assertThat(pauses[1_999]).isBetween(bound - bound / 50, bound);
        }
    }

    @Test
    void isTheSameForTheSameMessageAndAttempt() {
        // when
        long first = Backoff.pauseMillis(RETRY, failed("a", 3));
        long second = Backoff.pauseMillis(RETRY, failed("a", 3));

        // then
        assertThat(first).isEqualTo(second);
    }

    @Test
    void doesNotOverflow() {
        // given
        RetrySettings century =
                new RetrySettings(
                        1_000, Duration.ofMillis(1), Duration.ofDays(36_500), Duration.ZERO);

        // when
        long pause = Backoff.pauseMillis(century, failed("a", 999));

        // then
        assertThat(pause)
                .isBetween(
                        Duration.ofDays(36_500).toMillis() / 2, Duration.ofDays(36_500).toMillis());
    }
}
