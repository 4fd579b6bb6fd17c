// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverySettingsTest {
    private static DeliverySettings settings(double perSecond, int inFlight) {
        return new DeliverySettings(
                perSecond,
                inFlight,
                RetrySettings.DEFAULT,
                BreakerSettings.DEFAULT,
                DeliverySettings.DEFAULT_MAX_AGE);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 32, 16",
        "100, 16, 16",
        "100, 5, 5",
        "Infinity, 1, 1",
        "3.9, 32, 3",
        "1, 32, 1",
        "0.01, 32, 1"
    })
    void haveNoMoreLanesThanRequestsInFlightOrASecond(double perSecond, int inFlight, int lanes) {
        assertThat(settings(perSecond, inFlight).lanes()).isEqualTo(lanes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 15, 16, 17, 31, 100, 1_000, 2_147_483_647})
    void giveLanesSharesThatAddUp(int inFlight) {
        // given
        DeliverySettings settings = settings(Double.POSITIVE_INFINITY, inFlight);

        // when
        int[] shares = IntStream.range(0, settings.lanes()).map(settings::inFlightOf).toArray();

        // then
        assertThat(IntStream.of(shares).asLongStream().sum()).isEqualTo(inFlight);
        assertThat(IntStream.of(shares).min().orElseThrow()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3.9, 16, 100})
    void giveLanesOfEarlierTimesNoMoreThanTheRateOnceMore(double perSecond) {
        // given
        DeliverySettings settings = settings(perSecond, 3);
        int lanes = settings.lanes();

        // when
        double now = IntStream.range(0, lanes).mapToDouble(settings::perSecondOf).sum();
        double earlier =
                IntStream.range(lanes, Message.LANES).mapToDouble(settings::perSecondOf).sum();

        // then
        assertThat(now).isCloseTo(perSecond, Offset.offset(1e-9));
        assertThat(earlier).isPositive().isLessThan(perSecond);
    }

    @Test
    void letALaneOfEarlierTimesSendOneByOne() {
        assertThat(settings(100, 4).inFlightOf(9)).isEqualTo(1);
    }

    @Test
    void spreadUsersOverAllLanes() {
        // given
        Map<Integer, Integer> users = new HashMap<>();

        // when
        for (int user = 0; user < 16_000; user++) {
            users.merge(Message.laneOf("u-" + user, Message.LANES), 1, Integer::sum);
        }

        // then
        assertThat(users).hasSize(Message.LANES);
        assertThat(users.values()).allMatch(count -> count > 800 && count < 1_200);
    }

    @Test
    void refuseWhatMakesNoSense() {
        assertThatThrownBy(() -> settings(0, 1))
                .hasMessage("Expected a positive rate, but found 0.0.");
        assertThatThrownBy(() -> settings(Double.NaN, 1))
                .hasMessage("Expected a positive rate, but found NaN.");
        assertThatThrownBy(() -> settings(1, 0))
                .hasMessage("Expected at least one request in flight, but found 0.");
        assertThatThrownBy(() -> Settings.maxAge(Settings.PLAIN, Duration.ZERO))
                .hasMessage("Expected a maximum age of at least a millisecond, but found 'PT0S'.");
        assertThatThrownBy(() -> new BreakerSettings(0, Duration.ofSeconds(1)))
                .hasMessage("Expected at least one failure, but found 0.");
        assertThatThrownBy(() -> new BreakerSettings(1, Duration.ZERO))
                .hasMessage("Expected a pause of at least a millisecond, but found 'PT0S'.");
        assertThatThrownBy(() -> retry(0, 1, 1, 1))
                .hasMessage("Expected at least one attempt, but found 0.");
        assertThatThrownBy(() -> retry(1, 0, 1, 1))
                .hasMessage("Expected a first pause of at least a millisecond, but found 'PT0S'.");
        assertThatThrownBy(() -> retry(1, 2, 1, 1))
                .hasMessage(
                        "Expected a longest pause not shorter than the first, 'PT2S', but found"
                                + " 'PT1S'.");
        assertThatThrownBy(() -> retry(1, 1, 1, -1))
                .hasMessage(
                        "Expected a limit of Retry-After that is not negative, but found 'PT-1S'.");
    }

    private static RetrySettings retry(int attempts, int first, int longest, int limit) {
        return new RetrySettings(
                attempts,
                Duration.ofSeconds(first),
                Duration.ofSeconds(longest),
                Duration.ofSeconds(limit));
    }
}
