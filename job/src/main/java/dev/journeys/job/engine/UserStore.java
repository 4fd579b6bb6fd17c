// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.UserState;
import org.jspecify.annotations.Nullable;

/** The state and the timers of the current user. */
interface UserStore {
    /** Null where nothing is known of the user. */
    @Nullable UserState read();

    /** Keeps the state; to be called after every change. */
    void write(UserState state);

    /** Forgets the user. */
    void clear();

    /** Asks to be woken at a time, in epoch milliseconds. */
    void registerTimer(long time);

    /** Takes a registration back. */
    void deleteTimer(long time);
}
