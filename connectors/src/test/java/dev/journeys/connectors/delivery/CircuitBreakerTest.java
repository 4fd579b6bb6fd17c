// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final CircuitBreaker breaker =
            new CircuitBreaker(new BreakerSettings(2, Duration.ofSeconds(1)));

    private void open() {
        breaker.failed(breaker.begin(), 10);
        breaker.failed(breaker.begin(), 20);
    }

    @Test
    void opensAfterFailuresInARow() {
        // when
        open();

        // then
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.nextAt(20)).isEqualTo(1_020);
    }

    @Test
    void staysClosedWhereSomethingWorksInBetween() {
        // when
        breaker.failed(breaker.begin(), 10);
        breaker.begin();
        breaker.worked();
        breaker.failed(breaker.begin(), 20);

        // then
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.nextAt(20)).isEqualTo(20);
    }

    @Test
    void letsOneProbeThrough() {
        // given
        open();

        // when
        boolean probe = breaker.begin();

        // then
        assertThat(probe).isTrue();
        assertThat(breaker.nextAt(2_000)).isEqualTo(CircuitBreaker.NEVER);
    }

    @Test
    void closesWhenTheProbeWorks() {
        // given
        open();
        breaker.begin();

        // when
        breaker.worked();

        // then
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.nextAt(2_000)).isEqualTo(2_000);
    }

    @Test
    void pausesAnewWhenTheProbeFails() {
        // given
        open();
        boolean probe = breaker.begin();

        // when
        breaker.failed(probe, 5_000);

        // then
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.nextAt(5_000)).isEqualTo(6_000);
    }

    @Test
    void isNotMovedByAttemptsThatBeganBeforeItOpened() {
        // given
        boolean before = breaker.begin();
        open();
        boolean probe = breaker.begin();

        // when
        breaker.failed(before, 500);
        breaker.saysNothing(before);

        // then
        assertThat(breaker.nextAt(2_000)).isEqualTo(CircuitBreaker.NEVER);

        // when
        breaker.saysNothing(probe);

        // then
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.nextAt(2_000)).isLessThanOrEqualTo(2_000);
    }
}
