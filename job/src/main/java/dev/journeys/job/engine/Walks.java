// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.delivery.StableHash;
import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.patterns.compile.CompiledJourney;

/** Sets instances in motion. */
final class Walks {
    private final DefinitionRegistry registry;
    private final InstanceStore store;
    private final StableHash hash;
    private final ContextLimit contextLimit;

    Walks(
            DefinitionRegistry registry,
            InstanceStore store,
            StableHash hash,
            ContextLimit contextLimit) {
        this.registry = registry;
        this.store = store;
        this.hash = hash;
        this.contextLimit = contextLimit;
    }

    InstanceStore store() {
        return store;
    }

    StableHash hash() {
        return hash;
    }

    ContextLimit contextLimit() {
        return contextLimit;
    }

    /** A live instance, on the version that it entered. */
    Walk of(UserTurn turn, LiveInstance live) {
        return of(turn, registry.version(live.journey(), live.version()), live);
    }

    /** A live instance, on the version that it entered. */
    Walk of(UserTurn turn, CompiledJourney journey, LiveInstance live) {
        return Walk.of(turn, journey, live, this);
    }

    /** An instance that starts. */
    Walk entering(UserTurn turn, CompiledJourney journey, LiveInstance live, InstanceState state) {
        return Walk.entering(turn, journey, live, state, this);
    }
}
