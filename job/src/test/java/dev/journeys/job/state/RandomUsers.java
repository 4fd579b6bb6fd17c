// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Does something at random to what is kept of a user; the same for the same seed. */
final class RandomUsers {
    private static final List<String> TEXTS =
            List.of("", "a", "cart-17", "what?", "žluť", "東京", "\uD83D\uDE00", "\uD83D", "x\uDE00");

    private RandomUsers() {}

    /** A user to whom so many things have happened. */
    static UserState user(long seed, int changes) {
        UserState user = new UserState();
        for (int i = 0; i < changes; i++) {
            change(user, seed * 1_000 + i);
        }
        return user;
    }

    /** One thing happens to the user. */
    static void change(UserState user, long seed) {
        Random random = new Random(seed);
        switch (random.nextInt(12)) {
            case 0 -> user.profile(profile(random));
            case 1 -> user.timer(random.nextBoolean() ? UserState.NO_TIMER : time(random));
            case 2, 3 -> enter(user, random);
            case 4 -> user.lastEntries().put(journey(random), time(random));
            case 5 -> move(user, random);
            case 6 -> end(user, random);
            case 7 -> begin(user, random);
            case 8 -> forgetPattern(user, random);
            case 9 -> user.forgetStartsBefore(time(random));
            case 10 -> forgetMessages(user, random);
            default -> user.messages().add(random.nextLong(), time(random));
        }
    }

    private static void enter(UserState user, Random random) {
        String journey = journey(random);
        String identifier = identifier(random);
        long start = time(random);
        user.lastEntries().put(journey, start);
        int number = user.countStart(journey, identifier, start);
        user.enter(
                new LiveInstance(
                        journey,
                        1 + random.nextInt(300),
                        identifier,
                        start,
                        number,
                        random.nextInt(300),
                        time(random)));
    }

    private static void move(UserState user, Random random) {
        if (!user.live().isEmpty()) {
            LiveInstance live = user.live().get(random.nextInt(user.live().size()));
            live.at(random.nextInt(300));
            live.dueAt(time(random));
        }
    }

    private static void end(UserState user, Random random) {
        if (!user.live().isEmpty()) {
            user.end(user.live().get(random.nextInt(user.live().size())));
        }
    }

    private static void begin(UserState user, Random random) {
        user.begin(
                new OpenPattern(
                        journey(random),
                        1 + random.nextInt(300),
                        identifier(random),
                        time(random)));
    }

    private static void forgetPattern(UserState user, Random random) {
        if (!user.patterns().isEmpty()) {
            user.forget(user.patterns().get(random.nextInt(user.patterns().size())));
        }
    }

    private static void forgetMessages(UserState user, Random random) {
        for (int left = random.nextInt(4); left > 0 && !user.messages().isEmpty(); left--) {
            user.messages().removeOldest();
        }
    }

    private static byte @Nullable [] profile(Random random) {
        return random.nextBoolean() ? null : StateExamples.utf8("{\"n\":" + random.nextInt() + "}");
    }

    private static String journey(Random random) {
        return random.nextInt(4) == 0
                ? TEXTS.get(random.nextInt(TEXTS.size()))
                : "journey-" + random.nextInt(20);
    }

    private static @Nullable String identifier(Random random) {
        return random.nextBoolean() ? null : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static long time(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(100);
            default -> 1_772_359_200_000L + random.nextInt(1_000_000);
        };
    }
}
