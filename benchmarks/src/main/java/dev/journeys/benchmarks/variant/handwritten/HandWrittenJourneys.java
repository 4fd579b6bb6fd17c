// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.handwritten;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.journeys.benchmarks.variant.handwritten.HandWrittenState.Live;
import dev.journeys.benchmarks.workload.SimpleJourney;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.delivery.Passage;
import dev.journeys.job.delivery.Transition.Type;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The logic: what one event or timer does to one user. The order of events, and where the state is,
 * is the caller's.
 */
final class HandWrittenJourneys {
    private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();
    private static final long HORIZON_MILLIS = 3_600_000;
    private static final int[] NONE = {};

    private final List<SimpleJourney> journeys;
    private final Map<String, int[]> entries = new HashMap<>();
    private final Map<String, int[]> ends = new HashMap<>();
    private final HandWrittenOutput output = new HandWrittenOutput();
    private final User user;
    private boolean changed;
    private long timer;

    HandWrittenJourneys(Workload workload, User user) {
        this.user = user;
        journeys = SimpleJourney.of(workload);
        for (int i = 0; i < journeys.size(); i++) {
            entries.merge(journeys.get(i).entryEvent(), new int[] {i}, HandWrittenJourneys::both);
            ends.merge(journeys.get(i).endEvent(), new int[] {i}, HandWrittenJourneys::both);
        }
    }

    private static int[] both(int[] left, int[] right) {
        int[] both = new int[left.length + right.length];
        System.arraycopy(left, 0, both, 0, left.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    boolean concerns(JourneyEvent event) {
        return event.identify()
                || entries.containsKey(event.name())
                || ends.containsKey(event.name());
    }

    /** The timer of the user whose event was taken last. */
    long timer() {
        return timer;
    }

    void take(JourneyEvent event) throws Exception {
        HandWrittenState known = user.read();
        HandWrittenState state = known == null ? new HandWrittenState() : known;
        changed = false;
        fireUpTo(event.user(), state, event.timestamp());
        forgetOld(state, event.timestamp());
        if (!isDuplicate(state, event)) {
            show(state, event);
        }
        end(state, known != null);
    }

    void wake(String name, long time) throws Exception {
        HandWrittenState state = user.read();
        if (state == null) {
            return;
        }
        changed = false;
        if (state.timer <= time) {
            state.timer = HandWrittenState.NO_TIMER;
            changed = true;
        }
        fireUpTo(name, state, time);
        forgetOld(state, time);
        end(state, true);
    }

    private void show(HandWrittenState state, JourneyEvent event) throws Exception {
        if (event.identify()) {
            state.profile = Traits.merge(state.profile, event.properties().toBytes());
            changed = true;
        }
        int[] ended = ends.getOrDefault(event.name(), NONE);
        if (ended.length > 0 && !state.live.isEmpty()) {
            endWaits(state, event, ended);
        }
        for (int journey : entries.getOrDefault(event.name(), NONE)) {
            if (!isLive(state, journey)) {
                enter(state, event, journey);
            }
        }
    }

    private void endWaits(HandWrittenState state, JourneyEvent event, int[] ended) {
        for (Live live : List.copyOf(state.live)) {
            if (contains(ended, live.journey())) {
                Passage passage = passage(event.user(), live);
                long now = event.timestamp();
                emit(passage, Type.ADVANCED, SimpleJourney.WAIT, SimpleJourney.PURCHASED, now);
                emit(passage, Type.COMPLETED, SimpleJourney.WAIT, null, now);
                state.live.remove(live);
                changed = true;
            }
        }
    }

    private void enter(HandWrittenState state, JourneyEvent event, int journey) {
        long now = event.timestamp();
        Live live = new Live(journey, now, event.properties().toBytes());
        Passage passage = passage(event.user(), live);
        emit(passage, Type.ENTERED, null, null, now);
        long until = now + journeys.get(journey).atMostMillis();
        user.emit(
                output.transition(
                        passage, Type.WAITING, SimpleJourney.WAIT, null, until, null, now));
        int at = state.live.size();
        while (at > 0 && isAfter(state.live.get(at - 1), live)) {
            at--;
        }
        state.live.add(at, live);
        changed = true;
    }

    private static boolean isAfter(Live left, Live right) {
        return left.start() == right.start() && left.journey() > right.journey();
    }

    /** All wait equally long, so those that started first are due first. */
    private void fireUpTo(String name, HandWrittenState state, long time) throws Exception {
        while (!state.live.isEmpty() && due(state.live.get(0)) <= time) {
            Live live = state.live.remove(0);
            timeOut(name, state, live, due(live));
            changed = true;
        }
    }

    private void timeOut(String name, HandWrittenState state, Live live, long now)
            throws Exception {
        Passage passage = passage(name, live);
        emit(passage, Type.ADVANCED, SimpleJourney.WAIT, "timeout", now);
        if (Traits.has(state.profile, SimpleJourney.NEEDED_TRAIT)) {
            user.emit(output.delivery(passage, journeys.get(live.journey()), live.entry(), now));
            String delivery = output.deliveryId(passage);
            user.emit(
                    output.transition(
                            passage, Type.SENT, SimpleJourney.NUDGE, null, null, delivery, now));
        } else {
            emit(passage, Type.SKIPPED, SimpleJourney.NUDGE, null, now);
        }
        emit(passage, Type.COMPLETED, SimpleJourney.NUDGE, null, now);
    }

    private void forgetOld(HandWrittenState state, long now) {
        Iterator<Long> oldestFirst = state.messages.values().iterator();
        while (oldestFirst.hasNext() && now - oldestFirst.next() > HORIZON_MILLIS) {
            oldestFirst.remove();
            changed = true;
        }
    }

    private boolean isDuplicate(HandWrittenState state, JourneyEvent event) {
        byte[] id = event.messageIdUtf8();
        if (id == null) {
            return false;
        }
        long fingerprint = FINGERPRINT.hashBytes(id).asLong();
        if (state.messages.putIfAbsent(fingerprint, event.timestamp()) != null) {
            return true;
        }
        state.newestMessage = event.timestamp();
        changed = true;
        return false;
    }

    private void end(HandWrittenState state, boolean wasKnown) throws Exception {
        if (state.isEmpty()) {
            if (state.timer != HandWrittenState.NO_TIMER) {
                user.deleteTimer(state.timer);
            }
            if (wasKnown) {
                user.clear();
            }
            timer = HandWrittenState.NO_TIMER;
            return;
        }
        long wanted =
                state.messages.isEmpty()
                        ? HandWrittenState.NO_TIMER
                        : state.newestMessage + HORIZON_MILLIS + 1;
        if (!state.live.isEmpty()) {
            wanted = Math.min(wanted, due(state.live.get(0)));
        }
        if (wanted < state.timer) {
            if (state.timer != HandWrittenState.NO_TIMER) {
                user.deleteTimer(state.timer);
            }
            user.registerTimer(wanted);
            state.timer = wanted;
            changed = true;
        }
        if (changed) {
            user.write(state);
        }
        timer = state.timer;
    }

    private long due(Live live) {
        return live.start() + journeys.get(live.journey()).atMostMillis();
    }

    private Passage passage(String name, Live live) {
        return output.passage(journeys.get(live.journey()), name, live.start());
    }

    private void emit(
            Passage passage, Type type, @Nullable String step, @Nullable String branch, long now) {
        user.emit(output.transition(passage, type, step, branch, null, null, now));
    }

    private static boolean isLive(HandWrittenState state, int journey) {
        for (Live live : state.live) {
            if (live.journey() == journey) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(int[] numbers, int number) {
        for (int candidate : numbers) {
            if (candidate == number) {
                return true;
            }
        }
        return false;
    }

    /** The state and timers of the current user, and the way out. */
    interface User {
        @Nullable HandWrittenState read() throws Exception;

        void write(HandWrittenState state) throws Exception;

        void clear() throws Exception;

        void registerTimer(long time) throws Exception;

        void deleteTimer(long time) throws Exception;

        void emit(OutputRecord output);
    }
}
