// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.ControlStream;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Savepoints of earlier releases, checked in, go on in this one. For a new release put what is to
 * be fed into a folder of its name in {@code resources/savepoints} and write its savepoint:
 *
 * <pre>mvn -pl job -am verify -Dit.test=SavepointsITCase -Dtest=none \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Djourneys.write-savepoint=0.2</pre>
 */
class SavepointsITCase {
    private static final String WRITE = "journeys.write-savepoint";
    private static final int PARALLELISM = 2;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<OutputKind> OF_USERS =
            Set.of(OutputKind.DELIVERY, OutputKind.TRANSITION, OutputKind.LATE);

    /** By release: what a run without interruption emits after where the savepoint was taken. */
    private static final Map<Release, Map<String, List<String>>> UNDISTURBED = new HashMap<>();

    @TempDir private static Path checkpoints;
    private static MiniCluster cluster;

    @TempDir private Path temporary;

    @BeforeAll
    static void startCluster() throws Exception {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                checkpoints.resolve("checkpoints").toUri().toString());
        // All of a savepoint in one file.
        config.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(PARALLELISM)
                                .build());
        cluster.start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.closeAsync().join();
    }

    static Stream<Arguments> restores() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Release release : Release.withSavepoint()) {
            for (StateStore store : StateStore.values()) {
                all.add(Arguments.of(release, store, 1));
                all.add(Arguments.of(release, store, PARALLELISM));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("restores")
    void goOnAsIfNothingHadHappened(Release release, StateStore store, int parallelism)
            throws Exception {
        // given
        Map<String, List<String>> expected = undisturbed(release);
        Files.write(records(), release.records());
        append(release.lateRecords());
        // when
        LiveJob job =
                start(
                        release,
                        parallelism,
                        store.in(LiveJob.restoring(release.savepoint().toUri().toString())));
        job.allow(release.after().size());
        job.await("output", () -> size(byUser(job.records())) >= size(expected));
        job.passed();
        job.cancel();
        // then
        assertThat(byUser(job.records())).isEqualTo(expected);
        assertThat(job.output(OutputKind.DEAD_LETTER)).isEmpty();
    }

    static Stream<Release> releases() throws IOException {
        return Release.withSavepoint().stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("releases")
    void holdSomethingOfEveryJourney(Release release) throws Exception {
        // when
        Map<String, List<String>> after = undisturbed(release);
        // then
        Set<String> journeys = new TreeSet<>();
        for (String record : after.values().stream().flatMap(List::stream).toList()) {
            if (record.startsWith(OutputKind.TRANSITION.name())) {
                journeys.add(
                        JSON.readTree(record.substring(record.indexOf('{')))
                                .get("journey")
                                .asText());
            }
        }
        assertThat(journeys).containsExactlyElementsOf(release.journeys());
    }

    @Test
    void thereIsOne() throws IOException {
        assertThat(Release.withSavepoint()).isNotEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = WRITE, matches = ".+")
    void areWrittenOnRequest() throws Exception {
        // given
        Release release = Release.named(System.getProperty(WRITE));
        assertThat(release.hasSavepoint())
                .as("A release that is out keeps its savepoint.")
                .isFalse();
        LiveJob job = upToTheSavepoint(release);
        // when
        String savepoint = job.stop(temporary);
        // then
        Files.createDirectories(release.savepoint());
        Files.copy(Path.of(URI.create(savepoint)).resolve("_metadata"), release.metadata());
        try (Stream<Path> files = Files.list(release.savepoint())) {
            assertThat(files).containsExactly(release.metadata());
        }
        assertThat(Files.size(release.metadata())).isLessThan(200_000);
    }

    private Map<String, List<String>> undisturbed(Release release) throws Exception {
        Map<String, List<String>> known = UNDISTURBED.get(release);
        if (known != null) {
            return known;
        }
        LiveJob job = upToTheSavepoint(release);
        int emitted = job.records().size();
        job.allow(release.after().size());
        job.cancel();
        List<OutputRecord> all = job.records();
        Map<String, List<String>> after = byUser(all.subList(emitted, all.size()));
        UNDISTURBED.put(release, after);
        return after;
    }

    /** Runs to where the savepoint is taken. */
    private LiveJob upToTheSavepoint(Release release) throws Exception {
        List<String> atStart = release.records();
        List<String> late = release.lateRecords();
        Files.write(records(), atStart);
        LiveJob job = start(release, PARALLELISM, StateStore.HEAP.in(new Configuration()));
        job.allow(release.before().size());
        job.await("records", () -> acknowledged(job) == atStart.size());
        append(late);
        job.await("late records", () -> acknowledged(job) == atStart.size() + late.size());
        job.passed();
        assertThat(job.output(OutputKind.DEAD_LETTER)).isEmpty();
        return job;
    }

    private LiveJob start(Release release, int parallelism, Configuration config) throws Exception {
        Path file = records();
        return LiveJob.start(
                cluster,
                env -> ControlStream.ofRecordFile(env, file),
                release.events(),
                parallelism,
                config);
    }

    private Path records() {
        return temporary.resolve("records.jsonl");
    }

    private void append(List<String> lines) throws IOException {
        Files.write(records(), lines, StandardOpenOption.APPEND);
    }

    /** How many records some subtask has acknowledged. */
    private static int acknowledged(LiveJob job) throws IOException {
        Set<List<String>> keys = new HashSet<>();
        for (String json : job.output(OutputKind.ACKNOWLEDGEMENT)) {
            JsonNode record = JSON.readTree(json);
            keys.add(
                    Stream.of("journey", "version", "status", "effectiveFrom")
                            .map(field -> record.path(field).asText())
                            .toList());
        }
        return keys.size();
    }

    /** By user, in order: what is of users. */
    private static Map<String, List<String>> byUser(List<OutputRecord> records) {
        Map<String, List<String>> byUser = new TreeMap<>();
        for (OutputRecord record : records) {
            if (OF_USERS.contains(record.kind())) {
                byUser.computeIfAbsent(record.user(), user -> new ArrayList<>())
                        .add(
                                record.kind()
                                        + " "
                                        + new String(record.json(), StandardCharsets.UTF_8));
            }
        }
        return byUser;
    }

    private static int size(Map<String, List<String>> byUser) {
        return byUser.values().stream().mapToInt(List::size).sum();
    }
}
