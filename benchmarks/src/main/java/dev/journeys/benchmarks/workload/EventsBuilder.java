// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.workload;

import dev.journeys.patterns.event.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes events as JSON and puts them in the order in which they arrive. */
final class EventsBuilder {
    /** How far the events of one time lie apart in the order of arrival, at most. */
    static final long DISORDER_MILLIS = 2_000;

    private static final int BITS_OF_INDEX = 24;

    private final Random random;
    private final long disorderMillis;
    private final StringBuilder json = new StringBuilder(512);
    private final List<byte[]> phase = new ArrayList<>();
    private final List<byte[]> arrived = new ArrayList<>();
    private final List<Long> phaseTimes = new ArrayList<>();
    private final List<Long> arrivedTimes = new ArrayList<>();
    private long messages;
    private int prologue;

    EventsBuilder(Random random, boolean disordered) {
        this.random = random;
        disorderMillis = disordered ? DISORDER_MILLIS : 1;
    }

    /** An identify with the traits that the journeys ask for. */
    void identify(long time, int user, boolean withAddress) {
        begin(time, "identify", user);
        json.append(",\"traits\":{\"name\":\"Ann ").append(user).append('"');
        if (withAddress) {
            json.append(",\"email\":\"u").append(user).append("@example.com\"");
        }
        end(time, "}}");
    }

    /** A track event. */
    void track(long time, int user, String event, int session) {
        begin(time, "track", user);
        json.append(",\"event\":\"").append(event).append('"');
        json.append(",\"properties\":{\"session_id\":\"s-").append(session);
        json.append("\",\"cart_value\":").append(20 + user % 80).append(".5,\"currency\":\"EUR\"");
        end(time, "}}");
    }

    /** The newest event comes once more. */
    void repeat() {
        phase.add(phase.get(phase.size() - 1));
        phaseTimes.add(phaseTimes.get(phaseTimes.size() - 1));
    }

    private void begin(long time, String type, int user) {
        json.setLength(0);
        json.append("{\"messageId\":\"ajs-next-").append(1_000_000_000L + messages++);
        json.append("\",\"type\":\"").append(type);
        json.append("\",\"userId\":\"").append(user(user));
        json.append("\",\"timestamp\":\"").append(Timestamps.format(time));
        json.append(
                "\",\"context\":{\"library\":{\"name\":\"analytics.js\",\"version\":\"2.1.0\"},");
        json.append("\"locale\":\"en-GB\"}");
    }

    private void end(long time, String text) {
        json.append(text);
        phase.add(json.toString().getBytes(StandardCharsets.UTF_8));
        phaseTimes.add(time);
    }

    static String user(int user) {
        return "user-" + (1_000_000 + user);
    }

    /**
     * Ends a phase: its events arrive in a slight disorder, and behind them comes one that no
     * journey names.
     *
     * @param tick its time
     */
    void endPhase(long tick) {
        long[] order = new long[phase.size()];
        long base = phaseTimes.isEmpty() ? 0 : phaseTimes.get(0) - DISORDER_MILLIS;
        for (int i = 0; i < order.length; i++) {
            long arrival = phaseTimes.get(i) - base + random.nextLong(disorderMillis);
            order[i] = arrival << BITS_OF_INDEX | i;
        }
        Arrays.sort(order);
        for (long entry : order) {
            int index = (int) (entry & ((1 << BITS_OF_INDEX) - 1));
            arrived.add(phase.get(index));
            arrivedTimes.add(phaseTimes.get(index));
        }
        phase.clear();
        phaseTimes.clear();
        track(tick, 0, "tick", 0);
        arrived.add(phase.get(0));
        arrivedTimes.add(tick);
        phase.clear();
        phaseTimes.clear();
    }

    /** What comes from now on is measured. */
    void endPrologue(long tick) {
        endPhase(tick);
        prologue = arrived.size();
    }

    Events build() {
        int[] ends = new int[arrived.size()];
        long[] times = new long[ends.length];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end = Math.addExact(end, arrived.get(i).length);
            ends[i] = end;
            times[i] = arrivedTimes.get(i);
        }
        byte[] text = new byte[end];
        int at = 0;
        for (byte[] event : arrived) {
            System.arraycopy(event, 0, text, at, event.length);
            at += event.length;
        }
        return new Events(text, ends, times, prologue);
    }
}
