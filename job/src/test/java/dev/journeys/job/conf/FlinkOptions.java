// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.conf;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.apache.flink.annotation.docs.Documentation.SuffixOption;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** The options of Flink's core and of its RocksDB backend, by key, as its classes declare them. */
final class FlinkOptions {
    private static final List<Class<?>> ONE_OF_EACH_JAR =
            List.of(CheckpointingOptions.class, RocksDBOptions.class);

    private FlinkOptions() {}

    /** Options of a named thing, such as a reporter, are there with {@code <name>} in their key. */
    static Map<String, ConfigOption<?>> all() throws Exception {
        Map<String, ConfigOption<?>> all = new TreeMap<>();
        for (Class<?> one : ONE_OF_EACH_JAR) {
            for (Class<?> type : optionTypes(one)) {
                addOptions(type, all);
            }
        }
        return all;
    }

    private static List<Class<?>> optionTypes(Class<?> one) throws IOException, URISyntaxException {
        Path jar = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("org/apache/flink/.*Options\\.class"))
                    .map(name -> name.substring(0, name.lastIndexOf('.')).replace('/', '.'))
                    .<Class<?>>map(FlinkOptions::load)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Expected a class of the jar.", e);
        }
    }

    private static void addOptions(Class<?> type, Map<String, ConfigOption<?>> all)
            throws IllegalAccessException {
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.get(null) instanceof ConfigOption<?> option) {
                SuffixOption suffix = field.getAnnotation(SuffixOption.class);
                String prefix = suffix == null ? "" : suffix.value() + '.';
                all.put(prefix + option.key(), option);
            }
        }
    }
}
