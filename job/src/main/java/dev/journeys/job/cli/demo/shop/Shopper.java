// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A user of the shop, and until when it is busy. */
final class Shopper {
    private static final List<String> FIRST_NAMES =
            List.of(
                    "Mia", "Noah", "Lea", "Jonas", "Zoé", "Luca", "Ana", "Tim", "Ines", "Omar",
                    "Kaja", "Emil", "Rosa", "Finn", "Nina", "Hugo", "Sofia", "Milan", "Yuki",
                    "Anton", "Clara", "Paul", "Maya", "Samir");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "ES", "NL", "PL", "SE");
    private static final List<String> PLANS = List.of("free", "free", "basic", "basic", "pro");

    private final int number;
    private final String firstName;
    private final String country;
    private final String plan;
    private final boolean newsletter;
    private long busyUntilMillis;

    private Shopper(int number, Random random) {
        this.number = number;
        firstName = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
        country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        plan = PLANS.get(random.nextInt(PLANS.size()));
        newsletter = random.nextInt(100) < 60;
    }

    /** A new user; what it is like is up to chance. */
    static Shopper of(int number, Random random) {
        return new Shopper(number, random);
    }

    String id() {
        return "u-" + number;
    }

    /** What the shop is told of the user when it logs in. */
    Map<String, Object> traits() {
        Map<String, Object> traits = new LinkedHashMap<>();
        traits.put("first_name", firstName);
        traits.put(
                "email",
                firstName.toLowerCase(Locale.ROOT).replace('é', 'e')
                        + "."
                        + number
                        + "@example.com");
        traits.put("plan", plan);
        traits.put("newsletter", newsletter);
        traits.put("country", country);
        return traits;
    }

    boolean idleAt(long millis) {
        return busyUntilMillis <= millis;
    }

    void busyUntil(long millis) {
        busyUntilMillis = millis;
    }
}
