// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.testsend;

import dev.journeys.connectors.control.ControlBatch;
import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.connectors.control.ControlEntryKind;
import dev.journeys.connectors.control.ControlReader;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.KafkaControlReader;
import dev.journeys.job.cli.common.CommandFailure;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.KafkaFailures;
import dev.journeys.job.source.DefinitionLimits;
import dev.journeys.job.state.DestinationKey;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Finds the definition of a destination in the topic of definitions. */
final class PublishedDestination {
    private static final Duration MAX_SILENCE = Duration.ofSeconds(30);

    private final String key;
    private byte @Nullable [] definition;

    private PublishedDestination(String destination) {
        this.key = DestinationKey.of(destination);
    }

    /**
     * The definition as it is there now.
     *
     * @throws CommandFailure where there is none, or Kafka does not answer
     */
    static byte[] read(KafkaClientSettings client, String topic, String destination) {
        PublishedDestination wanted = new PublishedDestination(destination);
        try (ControlReader reader =
                KafkaControlReader.factory(client, topic, DefinitionLimits.MAX_RECORD_BYTES)
                        .create()) {
            reader.open();
            wanted.readAll(reader);
        } catch (IOException e) {
            throw KafkaFailures.failure("Expected to read topic '" + topic + "', but failed.", e);
        } catch (KafkaException e) {
            throw KafkaFailures.of(client, "to read topic '" + topic + "'", e);
        }
        byte[] found = wanted.definition;
        if (found == null) {
            throw new CommandFailure(
                    ExitCodes.INVALID,
                    "Expected destination '"
                            + destination
                            + "' in topic '"
                            + topic
                            + "', but found none.",
                    null);
        }
        return found;
    }

    private void readAll(ControlReader reader) throws IOException {
        long heard = System.nanoTime();
        while (true) {
            ControlBatch batch = reader.poll();
            batch.entries().forEach(this::take);
            if (batch.caughtUp()) {
                return;
            }
            if (!batch.entries().isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > MAX_SILENCE.toNanos()) {
                throw new IOException(
                        "Expected more records, but none came for " + MAX_SILENCE + ".");
            }
        }
    }

    private void take(ControlEntry entry) {
        if (entry.key().equals(key)) {
            definition = entry.kind() == ControlEntryKind.VALUE ? entry.value() : null;
        }
    }
}
