// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The funnel: products viewed, some put into the cart, a checkout started, changed, given up or
 * completed, at once or after a reminder, and what was bought is shipped.
 */
final class ShoppingStory implements Story {
    @Override
    public int weight() {
        return 40;
    }

    @Override
    public void tell(Script script) {
        if (script.chance(75)) {
            script.logIn();
        }
        List<Product> cart = new ArrayList<>();
        for (int views = script.between(1, 4); views > 0; views--) {
            Product product = script.oneOf(Product.ALL);
            script.pause(900, 2_500).track("product_viewed", product.properties());
            if (script.chance(30)) {
                cart.add(product);
                script.pause(700, 1_500).track("product_added_to_cart", product.properties());
            }
        }
        if (!cart.isEmpty() && script.chance(60)) {
            checkOut(script, cart);
        }
    }

    private static void checkOut(Script script, List<Product> cart) {
        String session = "s-" + script.between(100_000, 999_999);
        script.pause(900, 2_500).track("checkout_started", properties(session, cart));
        if (script.chance(25)) {
            cart.add(script.oneOf(Product.ALL));
            script.pause(1_500, 5_000).track("cart_modified", properties(session, cart));
        }
        if (script.chance(8)) {
            script.pause(1_000, 4_000).track("checkout_cancelled", properties(session, cart));
        } else if (script.chance(40)) {
            buy(script.pause(1_500, 5_500), session, cart);
        } else if (script.chance(30)) {
            // Comes back to what was forgotten, mostly after the reminder.
            buy(script.pause(7_000, 13_000), session, cart);
        }
    }

    private static void buy(Script script, String session, List<Product> cart) {
        Map<String, Object> bought = properties(session, cart);
        bought.put("order_id", "o-" + session.substring(2));
        script.track("purchase_completed", bought);
        script.pause(3_000, 8_000)
                .track("order_shipped", Map.of("order_id", "o-" + session.substring(2)));
    }

    private static Map<String, Object> properties(String session, List<Product> cart) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("session_id", session);
        double cents = cart.stream().mapToDouble(product -> product.price() * 100).sum();
        properties.put("cart_value", Math.round(cents) / 100.0);
        properties.put("items", cart.stream().map(Product::properties).toList());
        return properties;
    }
}
