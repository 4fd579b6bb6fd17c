// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.List;

/** Somebody looks at pages and leaves: most of a shop's traffic, and of no journey's interest. */
final class BrowsingStory implements Story {
    private static final List<String> PAGES =
            List.of("home", "search", "sale", "stores", "about", "help", "returns");

    /** A glance. */
    static final Story ONE_PAGE = new BrowsingStory(1, 1);

    private final int fewestPages;
    private final int mostPages;

    BrowsingStory(int fewestPages, int mostPages) {
        this.fewestPages = fewestPages;
        this.mostPages = mostPages;
    }

    @Override
    public int weight() {
        return 90;
    }

    @Override
    public void tell(Script script) {
        for (int pages = script.between(fewestPages, mostPages); pages > 0; pages--) {
            script.pause(700, 3_000).page(script.oneOf(PAGES));
        }
    }
}
