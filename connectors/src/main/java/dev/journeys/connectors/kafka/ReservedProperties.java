// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.Set;

/** Client properties that nobody chooses, since they follow from what a client is used for. */
final class ReservedProperties {
    static final Set<String> NAMES =
            Set.of(
                    "group.id",
                    "group.instance.id",
                    "auto.offset.reset",
                    "enable.auto.commit",
                    "allow.auto.create.topics",
                    "client.id",
                    "key.deserializer",
                    "value.deserializer",
                    "key.serializer",
                    "value.serializer",
                    "transactional.id");

    private ReservedProperties() {}
}
