// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import java.util.Optional;

/** A rule that ends a live instance; see the definition of the same parts. */
public record CompiledExit(
        String name, EventFilter filter, boolean matchIdentifier, Optional<CompiledSend> send) {}
