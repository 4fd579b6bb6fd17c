// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payment fails; most are recovered sooner or later. */
final class BillingStory implements Story {
    private static final List<String> REASONS =
            List.of("card_expired", "insufficient_funds", "card_declined");
    private static final List<Double> AMOUNTS = List.of(9.0, 29.0, 99.0);

    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void tell(Script script) {
        script.logIn();
        String invoice = "i-" + script.between(100_000, 999_999);
        Map<String, Object> failed = new LinkedHashMap<>();
        failed.put("invoice_id", invoice);
        failed.put("amount", script.oneOf(AMOUNTS));
        failed.put("reason", script.oneOf(REASONS));
        script.track("payment_failed", failed);
        if (script.chance(70)) {
            script.pause(2_000, 14_000).track("payment_recovered", Map.of("invoice_id", invoice));
        }
    }
}
