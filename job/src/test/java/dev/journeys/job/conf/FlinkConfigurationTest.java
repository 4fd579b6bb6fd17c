// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.YamlParserUtils;
import org.junit.jupiter.api.Test;

/** The configuration files for clusters hold nothing that Flink would pass over. */
class FlinkConfigurationTest {
    private static final Path FOLDER = Path.of("..", "flink-conf");
    private static final String REPORTER = "metrics.reporter.prom.";

    /** Arguments of the reporter itself, which {@code PrometheusITCase} tries out. */
    private static final Set<String> OF_THE_REPORTER =
            Set.of(REPORTER + "port", REPORTER + "filterLabelValueCharacters");

    /** What Kubernetes decides, or the resources of the pods. */
    private static final Set<String> NOT_IN_KUBERNETES =
            Set.of(
                    "jobmanager.rpc.address",
                    "jobmanager.rpc.port",
                    "jobmanager.memory.process.size",
                    "taskmanager.memory.process.size",
                    "parallelism.default",
                    "rest.bind-address",
                    "rest.port");

    private static final Set<String> OTHERWISE_IN_KUBERNETES =
            Set.of(
                    "execution.checkpointing.dir",
                    "execution.checkpointing.savepoint-dir",
                    "high-availability.type",
                    "metrics.reporter.prom.port");

    private static final Set<String> ONLY_IN_KUBERNETES = Set.of("high-availability.storageDir");

    @Test
    void everyKeyIsOneOfFlink() throws Exception {
        assertThat(unknownKeys(cluster())).isEmpty();
        assertThat(unknownKeys(kubernetes())).isEmpty();
    }

    @Test
    void aMistypedKeyIsNoneOfFlink() throws Exception {
        // given
        Configuration config = new Configuration();
        config.setString("execution.checkpointing.tolerable-failed-checkpoint", "3");
        config.setString("metrics.reporter.prom.factory.clas", "x");
        // when, then
        assertThat(unknownKeys(config)).hasSize(2);
    }

    @Test
    void everyValueIsOneThatFlinkReads() throws Exception {
        // given
        Map<String, ConfigOption<?>> options = FlinkOptions.all();
        for (Configuration config : List.of(cluster(), kubernetes())) {
            for (String key : config.keySet()) {
                ConfigOption<?> option = options.get(key);
                if (option != null) {
                    // when, then
                    assertThatCode(() -> assertThat(config.getOptional(option)).isPresent())
                            .as(key)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void kubernetesHasTheSameSettingsButForWhatDependsOnThePlace() throws Exception {
        // given
        Map<String, String> cluster = texts(cluster());
        Map<String, String> kubernetes = texts(kubernetes());
        // when
        assertThat(cluster.keySet()).containsAll(OTHERWISE_IN_KUBERNETES);
        assertThat(kubernetes.keySet())
                .containsAll(OTHERWISE_IN_KUBERNETES)
                .containsAll(ONLY_IN_KUBERNETES);
        cluster.keySet().removeAll(NOT_IN_KUBERNETES);
        cluster.keySet().removeAll(OTHERWISE_IN_KUBERNETES);
        kubernetes.keySet().removeAll(OTHERWISE_IN_KUBERNETES);
        kubernetes.keySet().removeAll(ONLY_IN_KUBERNETES);
        // then
        assertThat(kubernetes).isEqualTo(cluster);
    }

    @Test
    void kubernetesLogsAsTheCluster() throws Exception {
        // given
        Map<?, ?> logging = (Map<?, ?>) spec().get("logConfiguration");
        // when, then
        assertThat(logging.get("log4j-console.properties").toString().lines().toList())
                .filteredOn(line -> !line.isEmpty())
                .containsExactlyElementsOf(
                        Files.readAllLines(FOLDER.resolve("log4j2.properties")).stream()
                                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                .toList());
    }

    private static Configuration cluster() {
        return GlobalConfiguration.loadConfiguration(FOLDER.toString());
    }

    private static Configuration kubernetes() throws IOException {
        Configuration config = new Configuration();
        ((Map<?, ?>) spec().get("flinkConfiguration"))
                .forEach(
                        (key, value) -> {
                            // Those of the operator do not come to Flink.
                            if (!key.toString().startsWith("kubernetes.operator.")) {
                                config.setString(key.toString(), value.toString());
                            }
                        });
        return config;
    }

    /** Of the last document of the file, the deployment. */
    private static Map<?, ?> spec() throws IOException {
        String[] documents =
                Files.readString(FOLDER.resolve("kubernetes/flink-deployment.yaml"))
                        .split("(?m)^---$");
        return (Map<?, ?>)
                YamlParserUtils.convertToObject(documents[documents.length - 1], Map.class)
                        .get("spec");
    }

    private static Set<String> unknownKeys(Configuration config) throws Exception {
        Set<String> known = FlinkOptions.all().keySet();
        return config.keySet().stream()
                .filter(key -> !OF_THE_REPORTER.contains(key))
                .filter(key -> !known.contains(key.replace(REPORTER, "metrics.reporter.<name>.")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Values as text; the text of a list does not depend on how it was written. */
    private static Map<String, String> texts(Configuration config) {
        Map<String, String> texts = new TreeMap<>(config.toMap());
        texts.replaceAll(
                (key, value) ->
                        value.replaceAll("[\\[\\]'\"]", "").replace("; ", ";").replace(", ", ";"));
        return texts;
    }
}
