// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopTest {
    private static final int EVENTS = 60_000;
    private static final double RATE = 200;

    private final List<Arrival> arrivals = arrivals(1);

    @Test
    void makesTheSameEventsFromTheSameSeed() {
        assertThat(arrivals(1)).isEqualTo(arrivals);
        assertThat(arrivals(2)).isNotEqualTo(arrivals);
    }

    @Test
    void hasThousandsOfUsers() {
        assertThat(arrivals.stream().map(arrival -> arrival.event().user()).distinct())
                .hasSizeGreaterThan(2_000);
    }

    @Test
    void delaysSomeEventsButNoneBeyondTheBound() {
        assertThat(arrivals)
                .allMatch(arrival -> arrival.lagMillis() >= 0)
                .allMatch(arrival -> arrival.lagMillis() <= Shop.MAX_LAG_MILLIS);
        assertThat(arrivals.stream().filter(arrival -> arrival.lagMillis() > 1_000))
                .hasSizeBetween(EVENTS / 100, EVENTS / 10);
        assertThat(arrivals.stream().filter(arrival -> arrival.lagMillis() < 100))
                .hasSizeGreaterThan(EVENTS / 2);
    }

    @Test
    void hasFunnelsThatNarrow() {
        // when
        Map<String, Integer> counts = new HashMap<>();
        arrivals.forEach(arrival -> counts.merge(arrival.event().name(), 1, Integer::sum));

        // then
        assertThat(
                        Stream.of(
                                        "product_viewed",
                                        "product_added_to_cart",
                                        "checkout_started",
                                        "purchase_completed",
                                        "checkout_cancelled")
                                .map(counts::get)
                                .toList())
                .isSortedAccordingTo((one, other) -> other - one);
        assertThat(counts)
                .containsKeys(
                        "cart_modified",
                        "order_shipped",
                        "user_signed_up",
                        "trial_started",
                        "trial_cancelled",
                        "subscription_started",
                        "payment_failed",
                        "payment_recovered");
    }

    @Test
    void letsNobodyBuyWithoutACheckoutBefore() {
        // given
        Set<Object> started = new HashSet<>();
        List<Object> bought = new ArrayList<>();

        // when
        for (Arrival arrival : arrivals) {
            Object session = arrival.event().properties().get("session_id");
            if (arrival.event().name().equals("checkout_started")) {
                started.add(session);
            } else if (arrival.event().name().equals("purchase_completed")) {
                bought.add(session);
            }
        }

        // then
        assertThat(bought).isNotEmpty().allMatch(started::contains);
    }

    @Test
    void tellsTheProfileWhenSomebodyLogsIn() {
        assertThat(arrivals.stream().filter(arrival -> arrival.event().type().equals("identify")))
                .isNotEmpty()
                .allSatisfy(
                        arrival ->
                                assertThat(arrival.event().properties())
                                        .containsOnlyKeys(
                                                "first_name",
                                                "email",
                                                "plan",
                                                "newsletter",
                                                "country"));
    }

    private static List<Arrival> arrivals(long seed) {
        Shop shop = new Shop(seed, RATE);
        return Stream.generate(shop::next).limit(EVENTS).toList();
    }
}
