// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Destinations whose definitions are words: {@code batch}, {@code elsewhere}, {@code broken},
 * {@code worse}, or the name of settings.
 */
final class FakeDestinations implements OpenDestinations {
    static final String BROKEN = "Expected a word that is not 'broken'.";

    private final Map<String, DeliverySettings> settings = new HashMap<>();
    private final Consumer<Call> calls;
    private final List<FakeChannel> channels = new ArrayList<>();

    FakeDestinations(Consumer<Call> calls) {
        this.calls = calls;
    }

    void name(String definition, DeliverySettings newSettings) {
        settings.put(definition, newSettings);
    }

    DeliverySettings settings(String definition) {
        return settings.get(definition);
    }

    @Override
    public Destination create(String id, byte[] definition) {
        String word = new String(definition, UTF_8);
        return switch (word) {
            case "batch" -> new Destination.Batched(definition);
            case "elsewhere" -> new Destination.Elsewhere(definition);
            case "broken" -> throw new IllegalArgumentException(BROKEN);
            case "worse" -> throw new IllegalStateException("A failure that the test asked for.");
            default -> open(word);
        };
    }

    private Destination open(String word) {
        FakeChannel channel = new FakeChannel(settings.get(word), calls);
        channels.add(channel);
        return new Destination.Called(settings.get(word), channel);
    }

    /** All that were ever opened, by time of opening. */
    List<FakeChannel> channels() {
        return channels;
    }

    @Override
    public void close() {}
}
