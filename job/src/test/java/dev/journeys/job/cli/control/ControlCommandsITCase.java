// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.kafka.broker.KafkaBroker;
import dev.journeys.job.cli.CommandRun;
import dev.journeys.job.cli.DefinitionFixtures;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Subtask;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with a real broker, and somebody who answers as the job would. */
@SuppressWarnings("try") // The job that answers is only there.
class ControlCommandsITCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Problem PROBLEM =
            new Problem(ProblemCode.DUPLICATE_VERSION, "/version", 3, 4, "Raise it.");

    private final KafkaBroker broker = KafkaBroker.shared();
    private final OutputFormat format = new OutputFormat();
    private String definitions;
    private String acknowledgements;

    @TempDir private Path folder;

    @BeforeEach
    void createTopics() {
        definitions =
                broker.createTopic(
                        broker.uniqueName("definitions"), 1, Map.of("cleanup.policy", "compact"));
        acknowledgements = broker.createTopic(broker.uniqueName("acknowledgements"), 1, Map.of());
    }

    @Test
    void publishesWhatIsNewAndWaitsForEverySubtask() throws Exception {
        // given
        write("cart", 1);
        write("mail", 7);

        // when
        CommandRun run;
        CommandRun again;
        try (AnsweringJob job = job(this::taken)) {
            run = publish(folder);
            again = publish(folder);
        }

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "new        cart  version 1", "2 records written to '" + definitions + "'")
                .containsPattern("Acknowledged by all 2 subtasks of the job after \\d+\\.\\d s\\.");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo("2 unchanged.\nNothing to do.\n");
    }

    @Test
    void endsWithThreeWhereTheJobRefuses() throws Exception {
        // given
        write("cart", 1);

        // when
        CommandRun run;
        try (AnsweringJob job =
                job(
                        record ->
                                List.of(
                                        format.acknowledgement(
                                                record,
                                                false,
                                                List.of(PROBLEM),
                                                new Subtask(0, 2))))) {
            run = publish(folder);
        }

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo(
                        "The job refused 'cart' version 1 published:\n"
                                + "    3:4: Raise it. [duplicate-version at '/version']\n");
    }

    @Test
    void endsWithFourWhereNobodyAnswersAndKeepsWhatWasWritten() throws Exception {
        // given
        write("cart", 1);

        // when
        CommandRun run = publish("--timeout", "PT0.2S", folder);

        // then
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.errorLines().get(0)).startsWith("Nobody has acknowledged within ");
        assertThat(end()).isEqualTo(1);
    }

    @Test
    void asksTheJobOnceMoreWhetherItHasWhatIsPublishedAlready() throws Exception {
        // given
        write("cart", 1);
        publish("--no-wait", folder);

        // when
        CommandRun run;
        try (AnsweringJob job = job(this::taken)) {
            run = publish("--again", folder);
        }

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("again      cart  version 1", "Acknowledged by all 2");
    }

    @Test
    void writesNothingWhereOneDefinitionIsInvalid() throws Exception {
        // given
        write("cart", 1);
        Files.writeString(folder.resolve("wrong.json"), DefinitionFixtures.EIGHT_MISTAKES);

        // when
        CommandRun run = publish("--format", "json", folder);

        // then
        JsonNode json = JSON.readTree(run.out());
        assertThat(run.code()).isEqualTo(2);
        assertThat(json.path("result").asText()).isEqualTo("invalid");
        assertThat(json.path("problems")).hasSize(8);
        assertThat(json.at("/problems/0/file").asText()).endsWith("wrong.json");
        assertThat(end()).isZero();
    }

    @Test
    void writesNothingWhereOneDefinitionIsPublishedWithAnotherText() throws Exception {
        // given
        write("cart", 1);
        publish("--no-wait", folder);
        write("mail", 1);
        Path cart = folder.resolve("cart.json");
        Files.writeString(cart, Files.readString(cart).replace("email", "sms"));

        // when
        CommandRun run = publish(folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLinesIn(folder))
                .singleElement()
                .asString()
                .startsWith("cart.json:3:14: Expected a new version")
                .contains("Raise 'version' to 2.");
        assertThat(end()).isEqualTo(1);
    }

    @Test
    void saysWhatItWouldDoAndWritesNothingOnADryRun() throws Exception {
        // given
        write("cart", 1);
        publish("--no-wait", folder);
        Files.delete(folder.resolve("cart.json"));
        write("mail", 1);

        // when
        CommandRun run = publish("--prune", "--dry-run", folder);

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("archive    cart  version 1, now published")
                .endsWith("Nothing was written: --dry-run.\n");
        assertThat(run.err())
                .isEqualTo(
                        "Warning: archiving ends everybody who is on the way in 1 journey: cart.\n");
        assertThat(end()).isEqualTo(1);
    }

    @Test
    void pausesResumesAndArchivesJourneys() throws Exception {
        // given
        write("cart", 1);
        write("mail", 1);
        publish("--no-wait", "--effective-from", "2026-01-01T00:00:00Z", folder);

        // when
        List<String> statuses = new ArrayList<>();
        try (AnsweringJob job = job(this::taken)) {
            for (String command : List.of("pause", "resume", "archive")) {
                CommandRun run = change(command, "--effective-from", "now", "cart");
                assertThat(run.err().lines().filter(line -> !line.startsWith("Warning"))).isEmpty();
                assertThat(run.code()).isZero();
                statuses.add(list().at("/journeys/0/status").asText());
            }
        }

        // then
        assertThat(statuses).containsExactly("paused", "published", "archived");
        assertThat(list().at("/journeys/1/status").asText()).isEqualTo("published");
        JsonNode shown = JSON.readTree(look("show", "--format", "json", "cart").out());
        assertThat(shown.path("records").findValuesAsText("status"))
                .containsExactly("published", "paused", "published", "archived");
        assertThat(shown.path("definition"))
                .isEqualTo(JSON.readTree(DefinitionFixtures.valid("cart", 1)));
    }

    @Test
    void refusesToPauseOrShowAJourneyThatIsNotThere() {
        // when
        CommandRun pause = change("pause", "cart");
        CommandRun show = look("show", "cart/2");

        // then
        assertThat(pause.code()).isEqualTo(2);
        assertThat(pause.err())
                .isEqualTo("journeys: Expected a journey that is published, but 'cart' is not.\n");
        assertThat(show.code()).isEqualTo(2);
        assertThat(show.err())
                .isEqualTo("journeys: Expected journey 'cart' in the topic, but found none.\n");
    }

    @Test
    void tellsByItsExitCodeWhetherFilesDifferFromWhatIsLive() throws Exception {
        // given
        Path cart = write("cart", 1);

        // when
        int before = look("diff", folder).code();
        publish("--no-wait", "--effective-from", "2026-01-01T00:00:00Z", folder);
        CommandRun same = look("diff", folder);
        Files.writeString(cart, DefinitionFixtures.valid("cart", 2).replace("email", "sms"));
        CommandRun other = look("diff", folder);
        Files.writeString(cart, DefinitionFixtures.valid("cart", 1).replace("email", "sms"));
        int conflict = look("diff", folder).code();

        // then
        assertThat(before).isEqualTo(1);
        assertThat(same.code()).isZero();
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).contains("    ~ /steps/0/destination: \"email\" -> \"sms\"");
        assertThat(conflict).isEqualTo(2);
    }

    @Test
    void warnsOfATopicThatForgets() throws Exception {
        // given
        definitions = broker.createTopic(broker.uniqueName("forgetful"), 1, Map.of());
        write("cart", 1);

        // when
        CommandRun run = publish("--dry-run", folder);

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .startsWith(
                        "Warning: Expected topic '"
                                + definitions
                                + "' with cleanup.policy=compact, but found delete: ");
    }

    @Test
    void endsWithFiveWhereATopicIsMissingUnlessItMayCreateIt() throws Exception {
        // given
        write("cart", 1);
        definitions = broker.uniqueName("made");
        acknowledgements = broker.uniqueName("made");

        // when
        CommandRun missing = publish(folder);
        CommandRun created;
        try (AnsweringJob job = job(this::taken)) {
            created = publish("--create-topics", folder);
        }

        // then
        assertThat(missing.code()).isEqualTo(5);
        assertThat(missing.err())
                .startsWith("journeys: Expected topic '" + definitions + "' at '127.0.0.1:")
                .contains("but there is none. 'publish --create-topics' creates it");
        assertThat(created.err()).isEmpty();
        assertThat(created.code()).isZero();
    }

    @Test
    void endsWithFiveWhereKafkaCannotBeReached() throws Exception {
        // given
        write("cart", 1);

        // when
        CommandRun run =
                CommandRun.of(
                        "publish",
                        "--bootstrap-servers",
                        "127.0.0.1:1",
                        "--kafka",
                        "default.api.timeout.ms=600",
                        "--kafka",
                        "request.timeout.ms=500",
                        folder);

        // then
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.errorLines().get(0))
                .isEqualTo(
                        "journeys: Expected Kafka at '127.0.0.1:1' to describe topic"
                                + " 'journeys.definitions', but it did not answer.");
    }

    @Test
    void neverPrintsASecret() throws Exception {
        // given
        write("cart", 1);

        // when
        CommandRun run = publish("--kafka", "ssl.key.password=hunter2", folder);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("ssl.key.password").doesNotContain("hunter2");
        assertThat(run.out()).isEmpty();
    }

    private Path write(String journey, int version) throws IOException {
        return Files.writeString(
                folder.resolve(journey + ".json"), DefinitionFixtures.valid(journey, version));
    }

    private CommandRun publish(Object... arguments) {
        return change("publish", arguments);
    }

    private CommandRun change(String command, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("--acknowledgements-topic", acknowledgements));
        all.addAll(List.of(arguments));
        return look(command, all.toArray());
    }

    private CommandRun look(String command, Object... arguments) {
        List<Object> all = new ArrayList<>();
        all.add(command);
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        all.addAll(List.of("--definitions-topic", definitions));
        if (command.equals("publish") || command.equals("diff")) {
            all.add("--any-destination");
        }
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray());
    }

    private JsonNode list() throws IOException {
        return JSON.readTree(look("list", "--format", "json").out());
    }

    private AnsweringJob job(Function<DefinitionRecord, List<OutputRecord>> answers) {
        return AnsweringJob.start(broker, definitions, acknowledgements, answers);
    }

    private List<OutputRecord> taken(DefinitionRecord record) {
        return List.of(
                format.acknowledgement(record, false, List.of(), new Subtask(1, 2)),
                format.acknowledgement(record, false, List.of(), new Subtask(0, 2)));
    }

    private long end() throws Exception {
        TopicPartition partition = new TopicPartition(definitions, 0);
        try (Admin admin = broker.admin()) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
