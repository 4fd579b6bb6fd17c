// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.workload;

import dev.journeys.benchmarks.workload.Workload.Manner;
import java.util.Arrays;
import java.util.Random;

/** Makes the events of a workload: always the same ones. */
public final class EventScript {
    /** How far an event may lag behind the newest before it and still be in time. */
    public static final long BOUND_MILLIS = 5_000;

    /** The time of the first event. */
    static final long BEGIN = 1_772_359_200_000L;

    private static final long SEED = 20_260_301;
    private static final long MEAN_GAP_MILLIS = 1_200_000;
    private static final long PAUSE_MILLIS = 10_000;
    private static final long HORIZON_MILLIS = 3_600_000;
    private static final int NOTHING = -1;

    private final Workload workload;
    private final Random random = new Random(SEED);
    private final EventsBuilder builder;
    private final int names;
    private final int[] entered;
    private final long[] enteredAt;
    private long time = BEGIN;

    private EventScript(Workload workload) {
        this.workload = workload;
        builder = new EventsBuilder(random, workload.manner() != Manner.ORDERED);
        names = workload.shape().entryEvents(workload.journeys());
        entered = new int[Math.multiplyExact(workload.users(), workload.shape().slots())];
        enteredAt = new long[entered.length];
        Arrays.fill(entered, NOTHING);
    }

    /** The events of a workload. */
    public static Events of(Workload workload) {
        EventScript script = new EventScript(workload);
        script.write();
        return script.builder.build();
    }

    private void write() {
        if (workload.shape() != Shape.STRANGERS) {
            for (int user = 0; user < workload.users(); user++) {
                builder.identify(time, user, workload.manner() != Manner.UNTIDY || user % 4 != 0);
                time++;
            }
        }
        switch (workload.shape()) {
            case STORM -> storm();
            case CROWD, STRANGERS -> crowd();
            default -> steady();
        }
    }

    /** All enter in one millisecond; what is measured is one event, behind the end of all waits. */
    private void storm() {
        enterAll();
        builder.endPrologue(pause());
        time += workload.atMostMillis();
        builder.endPhase(pause());
    }

    /**
     * All enter, their message ids are forgotten; then they leave and enter again, at random; then
     * all that wait time out.
     */
    private void crowd() {
        enterAll();
        time += 2 * HORIZON_MILLIS;
        builder.endPrologue(pause());
        for (int i = 0; i < workload.events(); i++) {
            if (i % 2 == 0) {
                int user = random.nextInt(workload.users());
                builder.track(time, user, SimpleJourney.endEvent(entered[user]), 0);
                builder.track(time + 1, user, SimpleJourney.entryEvent(entered[user]), 0);
                time += 2;
            }
        }
        builder.endPhase(pause());
        time += workload.atMostMillis();
        builder.endPhase(pause());
    }

    private void enterAll() {
        for (int user = 0; user < workload.users(); user++) {
            entered[user] = user % names;
            builder.track(time, user, SimpleJourney.entryEvent(entered[user]), 0);
        }
    }

    private void steady() {
        long step =
                Math.max(
                        1,
                        MEAN_GAP_MILLIS
                                / ((long) entered.length * workload.shape().oneRelevantIn()));
        int before = entered.length * workload.shape().oneRelevantIn();
        for (int i = 0; i < before; i++) {
            event(i, step);
        }
        builder.endPrologue(pause());
        for (int i = 0; i < workload.events(); i++) {
            event(i, step);
        }
        builder.endPhase(pause());
    }

    private void event(int number, long step) {
        time += step;
        int user = user();
        int relevant = workload.shape().oneRelevantIn();
        if (relevant > 1 && random.nextInt(relevant) != 0) {
            builder.track(time, user, "product_viewed_" + random.nextInt(10), 0);
            return;
        }
        int session = random.nextInt(workload.shape().slots());
        act(user, session);
        if (workload.manner() == Manner.UNTIDY) {
            untidy(number, user, session);
        }
    }

    private int user() {
        if (workload.shape() == Shape.SKEW && random.nextBoolean()) {
            return 0;
        }
        return random.nextInt(workload.users());
    }

    /** Whoever waits purchases; whoever does not, any more or yet, starts a checkout. */
    private void act(int user, int session) {
        int slot = user * workload.shape().slots() + session;
        boolean waits =
                entered[slot] != NOTHING && time < enteredAt[slot] + workload.atMostMillis();
        if (waits) {
            builder.track(time, user, SimpleJourney.endEvent(entered[slot]), session);
            entered[slot] = NOTHING;
        } else {
            entered[slot] = random.nextInt(names);
            enteredAt[slot] = time;
            builder.track(time, user, SimpleJourney.entryEvent(entered[slot]), session);
        }
    }

    private void untidy(int number, int user, int session) {
        if (number % 7 == 0) {
            builder.repeat();
        }
        if (number % 50 == 0) {
            builder.identify(time, user, number % 100 == 0);
        }
        if (number % 31 == 0) {
            builder.track(time, user, SimpleJourney.entryEvent(random.nextInt(names)), session);
        }
    }

    /** A time so late that everything before it is passed by the watermark. */
    private long pause() {
        long tick = time + BOUND_MILLIS + 1;
        time = tick + PAUSE_MILLIS;
        return tick;
    }
}
