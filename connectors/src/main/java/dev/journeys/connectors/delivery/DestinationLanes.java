// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lanes of a destination that are on this subtask. */
final class DestinationLanes {
    private final String id;
    private final DeliveryMetrics metrics = new DeliveryMetrics();
    private final @Nullable Lane[] lanes = new Lane[Message.LANES];
    private volatile Target target;

    DestinationLanes(String id, Target target) {
        this.id = id;
        this.target = target;
    }

    String id() {
        return id;
    }

    DeliveryMetrics metrics() {
        return metrics;
    }

    Target target() {
        return target;
    }

    void target(Target newTarget) {
        target = newTarget;
    }

    /** The lane of that number, made at its first use. */
    Lane lane(int number, Function<Lane, LaneWake> wakes) {
        Lane lane = lanes[number];
        if (lane == null) {
            lane = new Lane(this, number, wakes);
            lanes[number] = lane;
        }
        return lane;
    }

    List<Lane> lanes() {
        List<Lane> list = new ArrayList<>();
        for (Lane lane : lanes) {
            if (lane != null) {
                list.add(lane);
            }
        }
        return list;
    }

    /** Forgets a lane that has nothing. */
    void remove(Lane lane) {
        lane.wake().cancel();
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i] == lane) {
                lanes[i] = null;
            }
        }
    }

    /** How many messages there are, in flight ones included. Any thread may ask. */
    long waiting() {
        return lanes().stream().mapToLong(Lane::waiting).sum();
    }

    /** How many attempts are under way. Any thread may ask. */
    long inFlight() {
        return lanes().stream().mapToLong(lane -> lane.inFlight().size()).sum();
    }
}
