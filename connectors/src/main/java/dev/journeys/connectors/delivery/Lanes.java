// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.metrics.MetricGroup;

/** All lanes of a subtask. There are few: at most {@link Message#LANES} a destination. */
final class Lanes {
    private final DestinationBook book;
    private final MetricGroup metrics;
    private final Function<Lane, LaneWake> wakes;
    private final Map<String, DestinationLanes> destinations = new HashMap<>();

    Lanes(DestinationBook book, MetricGroup metrics, Function<Lane, LaneWake> wakes) {
        this.book = book;
        this.metrics = metrics;
        this.wakes = wakes;
    }

    /** The lane, made at its first use. */
    Lane of(String destination, int number) {
        return destination(destination).lane(number, wakes);
    }

    /** The lane with that key, made at its first use. */
    Lane of(String key) {
        LaneKey parsed = LaneKey.parse(key);
        return of(parsed.destination(), parsed.lane());
    }

    private DestinationLanes destination(String id) {
        DestinationLanes known = destinations.get(id);
        if (known != null) {
            return known;
        }
        DestinationLanes made = new DestinationLanes(id, book.target(id));
        destinations.put(id, made);
        return made;
    }

    /** Has the lanes of a destination do what the book says now, and returns them. */
    List<Lane> update(String id) {
        DestinationLanes destination = destination(id);
        destination.target(book.target(id));
        if (!isGone(destination)) {
            destination.metrics().show(metrics, destination);
        }
        return destination.lanes();
    }

    /** The same for all destinations, those that have no lane included. */
    List<Lane> updateAll() {
        book.ids().forEach(this::destination);
        List<Lane> lanes = new ArrayList<>();
        for (String id : List.copyOf(destinations.keySet())) {
            lanes.addAll(update(id));
        }
        return lanes;
    }

    List<Lane> all() {
        List<Lane> lanes = new ArrayList<>();
        destinations.values().forEach(destination -> lanes.addAll(destination.lanes()));
        return lanes;
    }

    /** Whether any message has not ended. */
    boolean areEmpty() {
        return destinations.values().stream().allMatch(destination -> destination.waiting() == 0);
    }

    Collection<DestinationLanes> destinations() {
        return destinations.values();
    }

    /** Brings what has changed into state, and forgets what is not needed any more. */
    void save(LaneStore store) throws Exception {
        for (DestinationLanes destination : List.copyOf(destinations.values())) {
            boolean gone = isGone(destination);
            for (Lane lane : destination.lanes()) {
                if (gone && lane.waiting() == 0) {
                    store.remove(lane);
                    destination.remove(lane);
                } else if (lane.takeTouched()) {
                    store.save(lane);
                }
            }
            // A metric cannot be shown a second time, so what has metrics stays.
            if (gone && destination.lanes().isEmpty() && !destination.metrics().areShown()) {
                destinations.remove(destination.id());
            }
        }
    }

    private static boolean isGone(DestinationLanes destination) {
        return destination.target() instanceof Target.Gone
                || destination.target() instanceof Target.Missing;
    }
}
