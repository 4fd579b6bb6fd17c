// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.harness;

import dev.journeys.connectors.files.Line;

/** Emits the events of a stage. */
public final class EventSource extends PacedSource<Line> {
    private static final long serialVersionUID = 1;

    private final String stage;

    /** A source of the stage with a name. */
    public EventSource(String stage) {
        this.stage = stage;
    }

    @Override
    protected Paced<Line> paced() {
        return Stage.of(stage);
    }
}
