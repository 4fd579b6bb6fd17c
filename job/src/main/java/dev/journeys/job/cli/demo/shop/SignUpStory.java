// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.List;
import java.util.Map;

/** Somebody signs up and looks around; some start with a purchase-minded look at products. */
final class SignUpStory implements Story {
    private static final List<String> SOURCES = List.of("search", "friend", "newspaper", "podcast");

    @Override
    public int weight() {
        return 4;
    }

    @Override
    public boolean ofNewUser() {
        return true;
    }

    @Override
    public void tell(Script script) {
        script.logIn().track("user_signed_up", Map.of("source", script.oneOf(SOURCES)));
        script.pause(1_500, 3_000).page("getting-started");
        for (int views = script.between(0, 2); views > 0; views--) {
            script.pause(1_500, 4_000)
                    .track("product_viewed", script.oneOf(Product.ALL).properties());
        }
    }
}
