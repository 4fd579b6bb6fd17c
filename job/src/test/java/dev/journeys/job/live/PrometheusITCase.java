// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.ControlStream;
import dev.journeys.job.conf.Alerts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.metrics.MetricNames;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus gets from a job with the reporter as flink-conf/config.yaml configures it. */
class PrometheusITCase {
    private static final Pattern SAMPLE = Pattern.compile("^(flink_\\w+)\\{", Pattern.MULTILINE);

    /**
     * Only there with Kafka; their names are those of the enumeration, of Flink's constant and of
     * the delivery operator.
     */
    private static final Set<String> OF_KAFKA =
            Set.of(
                    Alerts.OURS + MetricNames.PENDING_RECORDS,
                    Alerts.OURS + "destination_unusable",
                    Alerts.OURS + "journeys_outputHeld",
                    Alerts.OURS + "journeys_restoreTooLate");

    @TempDir private Path temporary;
    private int port;
    private MiniCluster cluster;

    @BeforeEach
    void start() throws Exception {
        port = freePort();
        Configuration config = new Configuration();
        GlobalConfiguration.loadConfiguration("../flink-conf").toMap().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("metrics."))
                .forEach(
                        setting ->
                                config.setString(
                                        setting.getKey(),
                                        setting.getKey().endsWith(".port")
                                                ? String.valueOf(port)
                                                : setting.getValue()));
        config.set(RestOptions.BIND_PORT, "0");
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                temporary.resolve("checkpoints").toUri().toString());
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(2)
                                .build());
        cluster.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        cluster.closeAsync().join();
    }

    @Test
    void hasEveryMetricThatAnAlertAsksFor() throws Exception {
        // given
        Release release = Release.withSavepoint().get(0);
        Path records = Files.write(temporary.resolve("records.jsonl"), release.records());
        Files.writeString(records, Files.readString(records) + "this is no control record\n");
        LiveJob job =
                LiveJob.start(
                        cluster,
                        env -> ControlStream.ofRecordFile(env, records),
                        release.events(),
                        2,
                        new Configuration());
        job.allow(release.before().size());
        // when
        String metrics = scrape();
        // then
        Set<String> names =
                SAMPLE.matcher(metrics)
                        .results()
                        .map((MatchResult sample) -> sample.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> asked = Alerts.metrics();
        asked.removeAll(OF_KAFKA);
        assertThat(names).containsAll(asked);
        assertThat(metrics)
                .contains("journey=\"two-versions\"")
                .contains("reason=\"invalid-control-record\"");
        job.cancel();
    }

    private String scrape() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
