// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Kafka's own providers of what a property refers to. */
final class ReferenceProviders {
    private static final String PROVIDERS = "config.providers";
    private static final String PACKAGE = "org.apache.kafka.common.config.provider.";
    private static final Map<String, String> CLASSES =
            new TreeMap<>(
                    Map.of(
                            "env", PACKAGE + "EnvVarConfigProvider",
                            "file", PACKAGE + "FileConfigProvider",
                            "directory", PACKAGE + "DirectoryConfigProvider"));

    private ReferenceProviders() {}

    /**
     * The same properties and those that make Kafka's client resolve references in them.
     *
     * @param properties with other providers perhaps, which stay, also under our names
     */
    static Map<String, String> with(Map<String, String> properties) {
        Map<String, String> all = new TreeMap<>(properties);
        Set<String> names =
                Arrays.stream(properties.getOrDefault(PROVIDERS, "").split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        CLASSES.forEach(
                (name, type) -> {
                    names.add(name);
                    all.putIfAbsent(PROVIDERS + "." + name + ".class", type);
                });
        all.put(PROVIDERS, String.join(",", names));
        return all;
    }
}
