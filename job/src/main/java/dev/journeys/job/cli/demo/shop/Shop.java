// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Simulates the users of a shop and says which of their events comes in next. Time is counted in
 * events: each takes one part of a second, so what comes next depends on the seed and the rate
 * alone and not on when it is asked for. A user does one thing after the other; most events arrive
 * at once and some up to {@link #MAX_LAG_MILLIS} late, past events that happened after them.
 *
 * <p>Used by one thread at a time.
 */
public final class Shop {
    /** How long after it happened an event comes in at most. */
    public static final long MAX_LAG_MILLIS = 1_900;

    private static final int FIRST_USERS = 4_000;
    private static final int FIRST_NUMBER = 1_000;
    private static final int ATTEMPTS_TO_FIND_SOMEONE_IDLE = 8;
    private static final long MILLIS_TO_FILL_UP = 10_000;
    private static final int PERCENT_VISITS_AT_FIRST = 15;
    private static final int PERCENT_DELAYED = 12;
    private static final int USUAL_DELAY_MILLIS = 40;

    private final Random random;
    private final double millisPerEvent;
    private final List<Shopper> shoppers = new ArrayList<>();
    private final PriorityQueue<UnderWay> underWay =
            new PriorityQueue<>(
                    Comparator.comparingLong(UnderWay::arrivesAtMillis)
                            .thenComparingLong(UnderWay::sequence));
    private final int totalWeight = Story.ALL.stream().mapToInt(Story::weight).sum();
    private long made;
    private long sequence;

    /**
     * @param seed decides what happens
     * @param eventsPerSecond more than 0
     */
    public Shop(long seed, double eventsPerSecond) {
        random = new Random(seed);
        millisPerEvent = 1_000 / eventsPerSecond;
        for (int i = 0; i < FIRST_USERS; i++) {
            newShopper();
        }
    }

    /** How many events have come in. */
    public long made() {
        return made;
    }

    /** The next event to come in. */
    public Arrival next() {
        long now = (long) (made * millisPerEvent);
        made++;
        UnderWay first = underWay.peek();
        if (first == null || first.arrivesAtMillis() > now) {
            beginVisit(now);
        }
        UnderWay arrived = underWay.remove();
        return new Arrival(
                arrived.event(), Math.min(MAX_LAG_MILLIS, now - arrived.happensAtMillis()));
    }

    /** Somebody comes; its first event is here at once, the others are to follow. */
    private void beginVisit(long now) {
        Story story = storyAt(now);
        Shopper shopper = story.ofNewUser() ? newShopper() : someoneIdle(now);
        Script script = new Script(shopper, random);
        story.tell(script);
        shopper.busyUntil(now + script.endMillis() + 1_000);
        for (Script.Scene scene : script.scenes()) {
            long happensAt = now + scene.atMillis();
            long arrivesAt = scene.atMillis() == 0 ? now : happensAt + delay();
            underWay.add(new UnderWay(scene.event(), happensAt, arrivesAt, sequence++));
        }
    }

    /**
     * Any story, in the long run. At first most only look at one page, or all would come at once
     * and be at the same point of their visits from then on.
     */
    private Story storyAt(long now) {
        long percent =
                PERCENT_VISITS_AT_FIRST + now * (100 - PERCENT_VISITS_AT_FIRST) / MILLIS_TO_FILL_UP;
        if (random.nextInt(100) >= percent) {
            return BrowsingStory.ONE_PAGE;
        }
        int left = random.nextInt(totalWeight);
        for (Story story : Story.ALL) {
            left -= story.weight();
            if (left < 0) {
                return story;
            }
        }
        throw new IllegalStateException("Expected weights that add up to " + totalWeight + ".");
    }

    private Shopper someoneIdle(long now) {
        for (int i = 0; i < ATTEMPTS_TO_FIND_SOMEONE_IDLE; i++) {
            Shopper shopper = shoppers.get(random.nextInt(shoppers.size()));
            if (shopper.idleAt(now)) {
                return shopper;
            }
        }
        return newShopper();
    }

    private Shopper newShopper() {
        Shopper shopper = Shopper.of(FIRST_NUMBER + shoppers.size(), random);
        shoppers.add(shopper);
        return shopper;
    }

    private int delay() {
        return random.nextInt(100) < PERCENT_DELAYED
                ? random.nextInt((int) MAX_LAG_MILLIS)
                : random.nextInt(USUAL_DELAY_MILLIS);
    }

    private record UnderWay(
            ShopEvent event, long happensAtMillis, long arrivesAtMillis, long sequence) {}
}
