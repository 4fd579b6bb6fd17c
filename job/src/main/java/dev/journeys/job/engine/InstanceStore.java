// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.LiveInstance;

/** The state of the current user's instances, each in a namespace of its own. */
interface InstanceStore {
    /** The state of a live instance. */
    InstanceState read(LiveInstance instance);

    /** Keeps the state of an instance; to be called after every change. */
    void write(LiveInstance instance, InstanceState state);

    /** Forgets an instance that has ended. */
    void remove(LiveInstance instance);
}
