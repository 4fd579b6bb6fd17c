// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import static dev.journeys.job.cli.control.TopicFixture.HOUR;
import static dev.journeys.job.cli.control.TopicFixture.TEN;
import static dev.journeys.job.cli.control.TopicFixture.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.cli.DefinitionFixtures;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Subtask;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is printed, word for word. */
class OutcomeTest {
    private static final ControlTopics TOPICS =
            new ControlTopics(
                    KafkaClientSettings.of(Map.of("bootstrap.servers", "kafka:9092")),
                    "definitions",
                    "acknowledgements");
    private static final Problem PROBLEM =
            new Problem(ProblemCode.DUPLICATE_VERSION, "/version", 3, 4, "Raise it.");
    private static final PublishOptions PRUNE = new PublishOptions(TEN, false, true, false, true);

    private final TopicFixture topic = new TopicFixture();
    private final OutputFormat format = new OutputFormat();

    @Test
    void showsThePlan() {
        // given
        topic.published("cart", 1, TEN - HOUR)
                .published("mail", 3, TEN - HOUR)
                .published("gone", 4, TEN - HOUR)
                .published("same", 1, TEN - HOUR)
                .published("rest", 1, TEN - HOUR)
                .status("rest", 1, TEN - HOUR + 1, DefinitionStatus.PAUSED);
        String changed = DefinitionFixtures.valid("cart", 2).replace("email", "sms");

        // when
        Plan plan =
                plan(
                        file("welcome", 1),
                        file("cart", 2, changed),
                        file("mail", 2),
                        file("same", 1),
                        file("rest", 1));

        // then
        assertThat(PlanText.lines(plan))
                .containsExactly(
                        "changed    cart     version 1 -> 2  (cart-2.json)",
                        "    ~ /steps/0/destination: \"email\" -> \"sms\"",
                        "lower      mail     version 2, but 3 is published  (mail-2.json)",
                        "unchanged  rest     version 1  (rest-1.json)",
                        "    It is paused and stays so; 'resume' or a higher version has it take"
                                + " entries again.",
                        "new        welcome  version 1  (welcome-1.json)",
                        "archive    gone     version 4, now published",
                        "1 new, 1 changed, 2 unchanged, 1 lower, 1 archive.");
    }

    @Test
    void tellsThatEverySubtaskHasTakenIt() {
        // given
        Plan plan = plan(file("cart", 1));
        Acknowledgements said = new Acknowledgements(plan.records());
        say(said, plan, 0, 2, false);
        say(said, plan, 1, 2, false);

        // when
        Outcome outcome = Outcome.of(plan, List.of(), said, Duration.ofMillis(640));

        // then
        OutcomeText text = new OutcomeText(outcome, TOPICS);
        assertThat(outcome.result().exitCode()).isZero();
        assertThat(text.complaints()).isEmpty();
        assertThat(text.lines())
                .containsExactly(
                        "1 record written to 'definitions', effective from 2026-03-01T10:00:00.000Z.",
                        "Acknowledged by all 2 subtasks of the job after 0.6 s.");
        assertThat(OutcomeJson.of(outcome).toString())
                .isEqualTo(
                        json(
                                """
                                {"result":"done","effectiveFrom":"2026-03-01T10:00:00.000Z",
                                "journeys":[{"journey":"cart","version":1,"change":"new","file":"cart-1.json",
                                "record":{"key":"cart/1/1772359200000","status":"published",
                                "effectiveFrom":"2026-03-01T10:00:00.000Z"},
                                "acknowledgement":{"subtasks":2,"acknowledged":[0,1],"late":false,"problems":[]}}],
                                "destinations":[],"problems":[],"warnings":[],"waitedMillis":640}
                                """));
    }

    @Test
    void tellsWhatTheJobRefusedAndWhatWasTooLate() {
        // given
        Plan plan = plan(file("cart", 1), file("mail", 1));
        Acknowledgements said = new Acknowledgements(plan.records());
        DefinitionRecord cart = plan.records().get(0);
        DefinitionRecord mail = plan.records().get(1);
        Subtask only = new Subtask(0, 1);
        said.take(format.acknowledgement(cart, false, List.of(PROBLEM), only).json());
        said.take(format.acknowledgement(mail, true, List.of(), only).json());

        // when
        Outcome outcome = Outcome.of(plan, List.of("Odd."), said, Duration.ofMillis(5));

        // then
        assertThat(outcome.result().exitCode()).isEqualTo(3);
        assertThat(new OutcomeText(outcome, TOPICS).complaints())
                .containsExactly(
                        "Warning: Odd.",
                        "The job refused 'cart' version 1 published:",
                        "    3:4: Raise it. [duplicate-version at '/version']",
                        "Warning: too late for events that had been taken already, so it counts from its"
                                + " arrival: 'mail' version 1 published.");
        assertThat(OutcomeJson.of(outcome).at("/journeys/0/acknowledgement").toString())
                .isEqualTo(
                        json(
                                """
                                {"subtasks":1,"acknowledged":[0],"late":false,
                                "problems":[{"code":"duplicate-version","pointer":"/version","line":3,"column":4,
                                "message":"Raise it."}]}
                                """));
    }

    @Test
    void tellsWhichSubtasksHaveNotAcknowledged() {
        // given
        Plan plan = plan(file("cart", 1), file("mail", 1));
        Acknowledgements said = new Acknowledgements(plan.records().subList(0, 1));
        say(said, plan, 1, 3, false);

        // when
        Outcome outcome = Outcome.of(plan, List.of(), said, Duration.ofSeconds(30));

        // then
        assertThat(outcome.result().exitCode()).isEqualTo(4);
        assertThat(new OutcomeText(outcome, TOPICS).complaints())
                .containsExactly(
                        "Not every subtask has acknowledged in time:",
                        "    'cart' version 1 published: by 1 of 3 subtasks, not by 0, 2",
                        "What was written stays in the topic and counts when the job has read it."
                                + " 'publish --again' asks for it once more.");
    }

    @Test
    void asksForTheJobWhereNobodyHasAcknowledged() {
        // given
        Plan plan = plan(file("cart", 1));

        // when
        Outcome outcome =
                Outcome.of(
                        plan,
                        List.of(),
                        new Acknowledgements(plan.records()),
                        Duration.ofSeconds(30));

        // then
        assertThat(new OutcomeText(outcome, TOPICS).complaints().get(0))
                .isEqualTo(
                        "Nobody has acknowledged within 30 s. Is a job running that reads 'definitions'"
                                + " and writes 'acknowledgements'?");
    }

    @Test
    void writesEverythingThatAPersonSeesAsJsonToo() {
        // given
        topic.published("cart", 1, TEN - HOUR);
        String changed = DefinitionFixtures.valid("cart", 1).replace("email", "sms");
        Plan plan = plan(file("cart", 1, changed));

        // when
        Outcome outcome = Outcome.withoutJob(Outcome.Result.INVALID, plan, List.of("Odd."));

        // then
        assertThat(OutcomeJson.of(outcome).toString())
                .isEqualTo(
                        json(
                                """
                                {"result":"invalid","effectiveFrom":"2026-03-01T10:00:00.000Z",
                                "journeys":[{"journey":"cart","version":1,"change":"conflict",
                                "live":{"version":1,"status":"published","effectiveFrom":"2026-03-01T09:00:00.000Z"},
                                "file":"cart-1.json",
                                "differences":[{"pointer":"/steps/0/destination","from":"\\"email\\"","to":"\\"sms\\""}]}],
                                "destinations":[],
                                "problems":[{"file":"cart-1.json","line":3,"column":14,"code":"duplicate-version",
                                "pointer":"/version","message":"Expected a new version for a changed definition, but
                                 version 1 of 'cart' is published with another definition. Raise 'version' to 2."}],
                                "warnings":["Odd."]}
                                """));
    }

    @Test
    void listsJourneysAsTheyAreAtOneMoment() {
        // given
        topic.published("cart", 1, TEN - HOUR)
                .published("cart", 2, TEN + HOUR)
                .published("later", 1, TEN + HOUR)
                .published("mail", 3, TEN - HOUR)
                .status("mail", 3, TEN, DefinitionStatus.PAUSED)
                .published("none", 1, TEN)
                .removed("none/1/" + TEN);

        // when
        JourneyList list = new JourneyList(topic.known(), TEN);

        // then
        assertThat(list.lines())
                .containsExactly(
                        "journey  version  status     effective from            next change",
                        "cart     1        published  2026-03-01T09:00:00.000Z"
                                + "  version 2 published from 2026-03-01T11:00:00.000Z",
                        "later    -        -          -                         version 1"
                                + " published from 2026-03-01T11:00:00.000Z",
                        "mail     3        paused     2026-03-01T10:00:00.000Z");
        assertThat(list.json(List.of()).toString())
                .isEqualTo(
                        json(
                                """
                                {"asOf":"2026-03-01T10:00:00.000Z","journeys":[
                                {"journey":"cart","version":1,"status":"published",
                                "effectiveFrom":"2026-03-01T09:00:00.000Z",
                                "next":{"version":2,"status":"published","effectiveFrom":"2026-03-01T11:00:00.000Z"}},
                                {"journey":"later",
                                "next":{"version":1,"status":"published","effectiveFrom":"2026-03-01T11:00:00.000Z"}},
                                {"journey":"mail","version":3,"status":"paused",
                                "effectiveFrom":"2026-03-01T10:00:00.000Z"}],"destinations":[],"warnings":[]}
                                """));
    }

    @Test
    void showsAJourneyWithItsRecordsOverTime() {
        // given
        topic.published("cart", 1, TEN, "{\n \"id\":\"cart\",\n\t\"version\":1}")
                .status("cart", 1, TEN + HOUR, DefinitionStatus.PAUSED);
        KnownJourney cart = topic.known().find("cart");

        // when
        JourneyDetails details = new JourneyDetails(cart, cart.definition(1), TEN);

        // then
        assertThat(details.lines())
                .containsExactly(
                        "{",
                        " \"id\":\"cart\",",
                        "\t\"version\":1}",
                        "",
                        "effective from            version  status     definition  written",
                        "2026-03-01T10:00:00.000Z  1        published  yes         2026-03-01T09:00:00.000Z",
                        "2026-03-01T11:00:00.000Z  1        paused                 2026-03-01T09:00:00.000Z");
        assertThat(details.json(List.of("Odd.")).toString())
                .isEqualTo(
                        json(
                                """
                                {"asOf":"2026-03-01T10:00:00.000Z","journey":"cart","version":1,"status":"published",
                                "effectiveFrom":"2026-03-01T10:00:00.000Z",
                                "next":{"version":1,"status":"paused","effectiveFrom":"2026-03-01T11:00:00.000Z"},
                                "definition":{"id":"cart","version":1},
                                "records":[{"key":"cart/1/1772359200000","version":1,"status":"published",
                                "effectiveFrom":"2026-03-01T10:00:00.000Z","definition":true,
                                "writtenAt":"2026-03-01T09:00:00.000Z"},
                                {"key":"cart/1/1772362800000","version":1,"status":"paused",
                                "effectiveFrom":"2026-03-01T11:00:00.000Z","definition":false,
                                "writtenAt":"2026-03-01T09:00:00.000Z"}],"warnings":["Odd."]}
                                """));
    }

    private Plan plan(WantedDefinition... wanted) {
        return PublishPlanner.plan(List.of(wanted), List.of(), topic.known(), PRUNE);
    }

    private void say(Acknowledgements said, Plan plan, int subtask, int subtasks, boolean late) {
        for (DefinitionRecord record : plan.records()) {
            said.take(
                    format.acknowledgement(record, late, List.of(), new Subtask(subtask, subtasks))
                            .json());
        }
    }

    /** Lines are broken for the reader only. */
    private static String json(String text) {
        return text.replace("\n", "");
    }
}
