// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What one user does from now on, event by event. The first event is at 0. */
final class Script {
    private final Shopper shopper;
    private final Random random;
    private final List<Scene> scenes = new ArrayList<>();
    private long atMillis;

    Script(Shopper shopper, Random random) {
        this.shopper = shopper;
        this.random = random;
    }

    /** All events in their order. */
    List<Scene> scenes() {
        return scenes;
    }

    /** When the last event is. */
    long endMillis() {
        return atMillis;
    }

    /** Lets time pass before the next event. */
    Script pause(long atLeastMillis, long atMostMillis) {
        if (!scenes.isEmpty()) {
            atMillis += atLeastMillis + random.nextLong(atMostMillis - atLeastMillis + 1);
        }
        return this;
    }

    /** The user does something. */
    Script track(String name, Map<String, Object> properties) {
        return add(new ShopEvent(shopper.id(), "track", name, properties));
    }

    /** The user looks at a page. */
    Script page(String name) {
        return add(new ShopEvent(shopper.id(), "page", name, Map.of("path", "/" + name)));
    }

    /** The user logs in, as the first thing it does; the shop learns who it is. */
    Script logIn() {
        return add(new ShopEvent(shopper.id(), "identify", "", shopper.traits())).pause(600, 1_200);
    }

    /** True in so many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number within bounds, both included. */
    int between(int atLeast, int atMost) {
        return atLeast + random.nextInt(atMost - atLeast + 1);
    }

    /** One of several. */
    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Script add(ShopEvent event) {
        scenes.add(new Scene(event, atMillis));
        return this;
    }

    /**
     * @param atMillis after the begin of the script
     */
    record Scene(ShopEvent event, long atMillis) {}
}
