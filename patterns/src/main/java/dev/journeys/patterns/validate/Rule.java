// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Problems;

/** Something that must hold between the parts of a definition. Stateless. */
interface Rule {

    /**
     * Reports where it does not hold. What could not be read was reported before, and is passed
     * over.
     */
    void check(Outline outline, Problems problems);
}
