// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.List;

/** A kind of visit. */
interface Story {
    /** All kinds. */
    List<Story> ALL =
            List.of(
                    new ShoppingStory(),
                    new SignUpStory(),
                    new TrialStory(),
                    new BillingStory(),
                    new BrowsingStory(2, 8));

    /** How often it happens, in comparison with the others. */
    int weight();

    /** Whether it happens to new users only. */
    default boolean ofNewUser() {
        return false;
    }

    /** Adds at least one event. */
    void tell(Script script);
}
