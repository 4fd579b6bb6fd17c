// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant.handwritten;

import dev.journeys.benchmarks.workload.SimpleJourney;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Passage;
import dev.journeys.job.delivery.StableHash;
import dev.journeys.job.delivery.Transition;
import dev.journeys.job.delivery.Transition.Type;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.compile.CompiledSend;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the simple journey emits, by the product's own format. Used by one thread at a time. */
public final class HandWrittenOutput {
    private static final CompiledSend SEND =
            new CompiledSend(
                    SimpleJourney.DESTINATION,
                    Optional.of(SimpleJourney.DELIVERED_EVENT),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private final OutputFormat format = new OutputFormat();
    private final StableHash hash = new StableHash();

    /**
     * The delivery of an instance that entered with an event.
     *
     * @param entry that event's properties
     */
    public OutputRecord delivery(
            SimpleJourney journey, String user, long start, byte[] entry, long time) {
        return delivery(passage(journey, user, start), journey, entry, time);
    }

    /** What instances are known by; they start one at a time, so each is the first. */
    Passage passage(SimpleJourney journey, String user, long start) {
        String instance = hash.add(journey.id()).add(user).add(null).add(start).add(1).id();
        return new Passage(journey.id(), SimpleJourney.VERSION, instance, user, null, start);
    }

    OutputRecord delivery(Passage passage, SimpleJourney journey, byte[] entry, long time) {
        return format.delivery(
                passage,
                SEND,
                deliveryId(passage),
                SimpleJourney.NUDGE,
                time,
                OutputFormat.journeyContext(Map.of(journey.entryEvent(), entry)));
    }

    String deliveryId(Passage passage) {
        return hash.add(passage.instance()).add(1).id();
    }

    OutputRecord transition(
            Passage passage,
            Type type,
            @Nullable String step,
            @Nullable String branch,
            @Nullable Long until,
            @Nullable String delivery,
            long time) {
        return format.transition(
                passage, new Transition(type, step, branch, null, until, delivery, time));
    }
}
