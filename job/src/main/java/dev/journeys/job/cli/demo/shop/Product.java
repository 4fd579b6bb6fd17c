// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that the shop sells. */
record Product(String id, String name, String category, double price) {
    static final List<Product> ALL =
            List.of(
                    new Product("p-101", "Trail Tent 2", "outdoor", 249.0),
                    new Product("p-102", "Down Sleeping Bag", "outdoor", 189.5),
                    new Product("p-103", "Storm Jacket", "outdoor", 139.0),
                    new Product("p-104", "Camp Stove", "outdoor", 44.9),
                    new Product("p-201", "Espresso Machine", "kitchen", 329.0),
                    new Product("p-202", "Chef's Knife", "kitchen", 79.0),
                    new Product("p-203", "Moka Pot", "kitchen", 29.9),
                    new Product("p-301", "Noise-cancelling Headphones", "audio", 219.0),
                    new Product("p-302", "Bookshelf Speakers", "audio", 399.0),
                    new Product("p-303", "Earbuds", "audio", 59.0),
                    new Product("p-401", "Linen Shirt", "fashion", 49.0),
                    new Product("p-402", "Wool Socks", "fashion", 12.5));

    /** As properties of an event. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("product_id", id);
        properties.put("name", name);
        properties.put("category", category);
        properties.put("price", price);
        return properties;
    }
}
