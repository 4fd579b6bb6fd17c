// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import org.apache.flink.api.connector.source.SourceEvent;

/** The enumerator tells a reader that all splits there are have gone to others. */
record NoSplitsForNow() implements SourceEvent {
    private static final long serialVersionUID = 1;
}
