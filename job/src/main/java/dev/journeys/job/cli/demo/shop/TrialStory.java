// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trial that ends within seconds; some subscribe in time, some later, some cancel. */
final class TrialStory implements Story {
    private static final List<String> PLANS = List.of("basic", "pro");

    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void tell(Script script) {
        script.logIn();
        String trial = "t-" + script.between(100_000, 999_999);
        Map<String, Object> started = new LinkedHashMap<>();
        started.put("trial_id", trial);
        started.put("plan", script.oneOf(PLANS));
        started.put("trial_ends_at", Duration.ofMillis(script.between(8_000, 14_000)));
        script.track("trial_started", started);
        for (int uses = script.between(0, 2); uses > 0; uses--) {
            script.pause(1_000, 2_500).track("feature_used", Map.of("feature", "wish-list"));
        }
        if (script.chance(10)) {
            script.pause(1_000, 4_000).track("trial_cancelled", Map.of("trial_id", trial));
        } else if (script.chance(45)) {
            script.pause(3_000, 12_000).track("subscription_started", Map.of("trial_id", trial));
        }
    }
}
