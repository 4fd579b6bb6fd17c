// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.source.ControlReading;
import dev.journeys.job.source.ControlRecordParser;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DestinationKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the definitions topic says, read as the job reads it. */
final class KnownJourneys {
    private final TreeMap<String, KnownJourney> journeys = new TreeMap<>();
    private final TreeMap<String, KnownDestination> destinations = new TreeMap<>();

    /** Destinations whose newest record the job does not take. */
    private final Set<String> broken = new HashSet<>();

    private final List<String> warnings = new ArrayList<>();

    /** Takes an entry of the topic. */
    void take(ControlEntry entry) {
        ControlReading reading = ControlRecordParser.parse(entry);
        if (reading instanceof ControlReading.Invalid invalid) {
            warnings.add("The job passes over the record at " + place(invalid));
            DestinationKey.id(entry.key()).ifPresent(broken::add);
        } else if (reading instanceof ControlReading.Valid valid) {
            take(valid.update(), entry);
        }
    }

    private static String place(ControlReading.Invalid invalid) {
        return invalid.place() + ": " + invalid.detail();
    }

    private void take(ControlUpdate update, ControlEntry entry) {
        switch (update.kind()) {
            case SET -> {
                DefinitionRecord record = Objects.requireNonNull(update.definition());
                KnownJourney journey =
                        journeys.computeIfAbsent(record.journey(), KnownJourney::new);
                if (!journey.set(new KnownRecord(record, entry.time()))) {
                    warnings.add(
                            "The job refuses the record at "
                                    + entry.place()
                                    + ": version "
                                    + record.version()
                                    + " of '"
                                    + record.journey()
                                    + "' has another definition already.");
                }
            }
            case REMOVE -> {
                KnownJourney journey = journeys.get(update.journey());
                if (journey != null) {
                    journey.remove(update.key());
                }
            }
            case SET_DESTINATION -> setDestination(update, entry);
            case REMOVE_DESTINATION -> {
                destinations.remove(update.destinationId());
                broken.remove(update.destinationId());
            }
            case UNREADABLE, COMPLETE -> {
                // The topic is read to its end by its own count.
            }
        }
    }

    private void setDestination(ControlUpdate update, ControlEntry entry) {
        byte[] text = Objects.requireNonNull(update.destination());
        String id = update.destinationId();
        if (DestinationParser.parse(text) instanceof DestinationParser.Valid valid
                && valid.definition().destination().equals(id)) {
            destinations.put(id, new KnownDestination(valid.definition(), text, entry.time()));
            broken.remove(id);
        } else {
            broken.add(id);
            warnings.add(
                    "The job refuses the record at "
                            + entry.place()
                            + ": it is no valid definition of destination '"
                            + id
                            + "'.");
        }
    }

    /** The last valid definition of a destination; null where the topic has none. */
    @Nullable KnownDestination destination(String id) {
        return destinations.get(id);
    }

    /**
     * Whether a later record has taken the place of the last valid definition, and cannot be used:
     * the job goes on with the valid one only until the topic has forgotten it.
     */
    boolean isBroken(String destination) {
        return broken.contains(destination);
    }

    /** By their ids. */
    Collection<KnownDestination> destinations() {
        return destinations.values();
    }

    /** Null where the topic says nothing of it. */
    @Nullable KnownJourney find(String journey) {
        return journeys.get(journey);
    }

    /** By their ids, without those of which every record has been removed. */
    Collection<KnownJourney> all() {
        return journeys.values().stream().filter(journey -> !journey.isEmpty()).toList();
    }

    /** A sentence for each record that the job does not use. */
    List<String> warnings() {
        return warnings;
    }
}
