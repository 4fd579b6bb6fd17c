// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a subtask knows of destinations. Nothing is opened before all definitions that existed at
 * the start are here: an older one of the same destination may come before the one that counts.
 * Definitions are told anew at every start, so those of a checkpoint matter only where their source
 * has ended.
 */
final class DestinationBook {
    static final String REMOVED = "destination-removed";

    /** Much longer than a definition needs on its own way from the one who knows it already. */
    static final long GRACE_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(DestinationBook.class);
    private static final Target HOLD = new Target.Hold();

    private final OpenDestinations opener;
    private final LongSupplier clock;
    private final Map<String, byte[]> definitions = new HashMap<>();

    /** Of a checkpoint. They count only if nobody tells them anew. */
    private final Map<String, byte[]> restored = new HashMap<>();

    private final Map<String, Target> targets = new HashMap<>();

    /** All that may be open, also those that are out of use and still have requests in flight. */
    private final Set<OpenChannel> channels = new HashSet<>();

    private boolean complete;

    /**
     * @param clock processing time
     */
    DestinationBook(OpenDestinations opener, LongSupplier clock) {
        this.opener = opener;
        this.clock = clock;
    }

    void restore(String id, byte[] definition) {
        restored.put(id, definition);
    }

    /** For a checkpoint. */
    Map<String, byte[]> definitions() {
        Map<String, byte[]> all = new HashMap<>(restored);
        all.putAll(definitions);
        return all;
    }

    Target target(String id) {
        if (!complete) {
            return HOLD;
        }
        Target known = targets.get(id);
        return known == null ? new Target.Missing(clock.getAsLong() + GRACE_MILLIS) : known;
    }

    /** The destinations that have a definition. */
    Set<String> ids() {
        return definitions.keySet();
    }

    /** Tells whether something has changed for the destination's messages. */
    boolean set(String id, byte[] definition) {
        byte[] before = definitions.put(id, definition);
        boolean same = Arrays.equals(before, definition);
        // One that could not be used may have lacked something that is there now.
        if (!complete || (same && !(targets.get(id) instanceof Target.Unusable))) {
            return false;
        }
        open(id, definition);
        return true;
    }

    /** Tells whether something has changed for the destination's messages. */
    boolean remove(String id) {
        restored.remove(id);
        definitions.remove(id);
        if (!complete) {
            return false;
        }
        replace(id, new Target.Gone(REMOVED));
        return true;
    }

    /** All that existed at the start is here. Tells whether that is news. */
    boolean complete() {
        if (complete) {
            return false;
        }
        complete = true;
        restored.clear();
        definitions.forEach(this::open);
        return true;
    }

    /**
     * No more will be told, and if not all were, then because their source had ended before the
     * checkpoint. Tells whether that is news.
     */
    boolean ended() {
        restored.forEach(definitions::putIfAbsent);
        return complete();
    }

    private void open(String id, byte[] definition) {
        replace(id, target(id, definition));
    }

    private void replace(String id, Target target) {
        if (targets.put(id, target) instanceof Target.Open before) {
            before.channel().retire();
            channels.removeIf(OpenChannel::isClosed);
        }
    }

    private Target target(String id, byte[] definition) {
        try {
            Destination destination = opener.create(id, definition);
            if (destination instanceof Destination.Called called) {
                OpenChannel channel = new OpenChannel(id, called);
                channels.add(channel);
                return new Target.Open(channel);
            }
            return destination instanceof Destination.Batched batched
                    ? new Target.Batch(batched.definition())
                    : new Target.Elsewhere(((Destination.Elsewhere) destination).definition());
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "Destination '{}' cannot be used, so its messages wait: {}",
                    id,
                    e.getMessage());
        } catch (RuntimeException e) {
            // One destination must not stop the others. The text might hold a secret.
            LOG.error("Destination '{}' failed to open: {}", id, e.getClass());
        }
        return new Target.Unusable(maxAge(targets.get(id)));
    }

    private static Duration maxAge(@Nullable Target before) {
        if (before instanceof Target.Open open) {
            return open.channel().settings().maxAge();
        }
        return before instanceof Target.Unusable unusable
                ? unusable.maxAge()
                : DeliverySettings.DEFAULT_MAX_AGE;
    }

    /** Closes all channels, whatever is in flight, and then what they were made of. */
    void close() {
        channels.forEach(OpenChannel::close);
        opener.close();
    }
}
