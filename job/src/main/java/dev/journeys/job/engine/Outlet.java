// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.OutputRecord;

/** Where the engine puts what it emits. */
interface Outlet {
    void emit(OutputRecord record);
}
