// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What only the steps of an instance need to know; kept in the instance's namespace. Mutable. Most
 * instances capture nothing but their entry and come to no step again: they have no maps.
 */
public final class InstanceState {
    /** No event has this name: the instance entered with several, which have no common name. */
    private static final String SEVERAL = "";

    private final @Nullable String entryEvent;
    private final byte[] entry;
    private Map<String, byte[]> captures;
    private Map<Integer, Integer> repeats;
    private int deliveries;
    private long waitStart;

    /**
     * @param entryEvent the name of the event with which the instance entered; null where its
     *     journey is entered with one event only
     * @param entry that event's properties, a JSON object
     */
    public InstanceState(@Nullable String entryEvent, byte[] entry) {
        this(entryEvent, entry, Map.of(), Map.of(), 0, 0);
    }

    /**
     * An instance that several events let enter.
     *
     * @param captures by the names of the stages: the properties of the last event of each
     * @param entry the properties of the last event, a JSON object
     */
    public static InstanceState enteredBySeveral(Map<String, byte[]> captures, byte[] entry) {
        return new InstanceState(SEVERAL, entry, new LinkedHashMap<>(captures), Map.of(), 0, 0);
    }

    /** The maps are not copied; empty ones are never changed. */
    InstanceState(
            @Nullable String entryEvent,
            byte[] entry,
            Map<String, byte[]> captures,
            Map<Integer, Integer> repeats,
            int deliveries,
            long waitStart) {
        this.entryEvent = entryEvent;
        this.entry = entry;
        this.captures = captures;
        this.repeats = repeats;
        this.deliveries = deliveries;
        this.waitStart = waitStart;
    }

    /**
     * The name of the event with which it entered; empty, and so no event's name, where several let
     * it enter; null where its journey is entered with one event only.
     */
    public @Nullable String entryEvent() {
        return entryEvent;
    }

    /**
     * Everything that was captured, by key: first the entry event under its name.
     *
     * @param entryEventName the name of the event with which it entered; empty where several let it
     *     enter
     */
    public Map<String, byte[]> context(String entryEventName) {
        Map<String, byte[]> context = new LinkedHashMap<>();
        if (!entryEventName.equals(SEVERAL)) {
            context.put(entryEventName, entry);
        }
        context.putAll(captures);
        return context;
    }

    /** The properties of the event with which it entered, of several the last. */
    public byte[] entry() {
        return entry;
    }

    /** What was captured after the entry event, by key of the context; oldest key first. */
    public Map<String, byte[]> captures() {
        return Collections.unmodifiableMap(captures);
    }

    /** What is captured under a key, null if nothing is. */
    public byte @Nullable [] capture(String key) {
        return captures.get(key);
    }

    /** Captures properties under a key, in place of what is there. */
    public void capture(String key, byte[] properties) {
        if (captures.isEmpty()) {
            captures = new LinkedHashMap<>(4);
        }
        captures.put(key, properties);
    }

    /** Captures nothing under a key any more. */
    public void forgetCapture(String key) {
        if (!captures.isEmpty()) {
            captures.remove(key);
        }
    }

    /** How many bytes the entry's properties and everything captured take. */
    public int contextBytes() {
        int bytes = entry.length;
        for (byte[] capture : captures.values()) {
            bytes += capture.length;
        }
        return bytes;
    }

    /** By index of the step: how often a step that can be met again was entered. */
    public Map<Integer, Integer> repeats() {
        return Collections.unmodifiableMap(repeats);
    }

    /** Counts that a step that can be met again was entered, and returns how often by now. */
    public int countRepeat(int step) {
        if (repeats.isEmpty()) {
            repeats = new TreeMap<>();
        }
        return repeats.merge(step, 1, Integer::sum);
    }

    public int deliveries() {
        return deliveries;
    }

    /** Counts a delivery and returns its number, from 1. */
    public int nextDelivery() {
        return ++deliveries;
    }

    /** When the present wait began, in milliseconds after the instance's start. */
    public long waitStart() {
        return waitStart;
    }

    /** Notes when the present wait began. */
    public void waitStart(long millisAfterStart) {
        waitStart = millisAfterStart;
    }

    InstanceState copy() {
        return new InstanceState(
                entryEvent,
                entry,
                captures.isEmpty() ? Map.of() : new LinkedHashMap<>(captures),
                repeats.isEmpty() ? Map.of() : new TreeMap<>(repeats),
                deliveries,
                waitStart);
    }
}
