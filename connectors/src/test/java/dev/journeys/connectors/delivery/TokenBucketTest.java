// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static int taken(TokenBucket bucket, long from, long to) {
        int taken = 0;
        for (long now = from; now < to; now++) {
            while (bucket.nextAt(now) <= now) {
                bucket.take();
                taken++;
            }
        }
        return taken;
    }

    @Test
    void letsThroughWhatTheRateSays() {
        // given
        TokenBucket bucket = new TokenBucket(250, 0);
        taken(bucket, 0, 1_000);

        // when
        int taken = taken(bucket, 1_000, 11_000);

        // then
        assertThat(taken).isEqualTo(2_500);
    }

    @Test
    void letsThroughATenthOfASecondAtOnce() {
        // given
        TokenBucket bucket = new TokenBucket(250, 0);

        // when, then
        assertThat(taken(bucket, 0, 1)).isEqualTo(25);
        assertThat(taken(bucket, 100_000, 100_001)).isEqualTo(25);
    }

    @Test
    void letsThroughOneAtOnceHoweverSlow() {
        // given
        TokenBucket bucket = new TokenBucket(0.1, 0);

        // when
        bucket.take();

        // then
        assertThat(bucket.nextAt(0)).isEqualTo(10_000);
        assertThat(bucket.nextAt(9_000)).isEqualTo(10_000);
        assertThat(bucket.nextAt(10_000)).isEqualTo(10_000);
    }

    @Test
    void namesATimeAtWhichTheNextIsLetThrough() {
        for (double rate : new double[] {0.37, 1, 3, 7, 9.99, 333, 1_001}) {
            // given
            TokenBucket bucket = new TokenBucket(rate, 5);
            taken(bucket, 5, 6);

            // when
            long next = bucket.nextAt(5);

            // then
            assertThat(next).isGreaterThan(5);
            assertThat(bucket.nextAt(next)).as("%s a second", rate).isEqualTo(next);
        }
    }

    @Test
    void doesNotCountTimeThatGoesBack() {
        // given
        TokenBucket bucket = new TokenBucket(1, 10_000);
        bucket.take();

        // when
        long next = bucket.nextAt(0);

        // then
        assertThat(next).isEqualTo(1_000);
    }

    @Test
    void knowsNoLimit() {
        // given
        TokenBucket bucket = new TokenBucket(Double.POSITIVE_INFINITY, 0);

        // when
        for (int i = 0; i < 10_000; i++) {
            bucket.take();
        }

        // then
        assertThat(bucket.nextAt(0)).isZero();
    }
}
