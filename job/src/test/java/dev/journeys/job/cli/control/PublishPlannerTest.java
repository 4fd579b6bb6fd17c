// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import static dev.journeys.job.cli.control.TopicFixture.HOUR;
import static dev.journeys.job.cli.control.TopicFixture.TEN;
import static dev.journeys.job.cli.control.TopicFixture.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.cli.DefinitionFixtures;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishPlannerTest {
    private static final PublishOptions SOON = new PublishOptions(TEN, false, false, false, true);
    private static final PublishOptions AT_TEN = new PublishOptions(TEN, true, false, false, true);
    private static final PublishOptions PRUNE = new PublishOptions(TEN, false, true, false, true);
    private static final PublishOptions KNOWN_ONLY =
            new PublishOptions(TEN, false, false, false, false);
    private static final PublishOptions AGAIN = new PublishOptions(TEN, false, false, true, true);

    private final TopicFixture topic = new TopicFixture();

    @Test
    void publishesAJourneyThatIsNotThere() {
        // when
        Plan plan = plan(SOON, file("cart", 1));

        // then
        assertThat(texts(plan)).containsExactly("new cart 1");
        DefinitionRecord record = plan.records().get(0);
        assertThat(record.key()).isEqualTo("cart/1/" + TEN);
        assertThat(record.status()).isEqualTo(DefinitionStatus.PUBLISHED);
        assertThat(record.definition()).asString().isEqualTo(DefinitionFixtures.valid("cart", 1));
    }

    @Test
    void publishesAHigherVersionAndShowsWhatChanges() {
        // given
        topic.published("cart", 1, TEN - HOUR);
        String changed = DefinitionFixtures.valid("cart", 2).replace("email", "sms");

        // when
        Plan plan = plan(SOON, file("cart", 2, changed));

        // then
        assertThat(texts(plan)).containsExactly("changed cart 2");
        assertThat(plan.records())
                .extracting(DefinitionRecord::key)
                .containsExactly("cart/2/" + TEN);
        assertThat(plan.changes().get(0).differences())
                .containsExactly(new Difference("/steps/0/destination", "\"email\"", "\"sms\""));
    }

    @Test
    void leavesWhatIsTheSameValueWrittenInAnotherWay() {
        // given
        topic.published("cart", 1, TEN - HOUR);
        String same = DefinitionFixtures.valid("cart", 1).replace("\n", " \n\n");

        // when
        Plan plan = plan(SOON, file("cart", 1, same));

        // then
        assertThat(texts(plan)).containsExactly("unchanged cart 1");
        assertThat(plan.records()).isEmpty();
        assertThat(plan.isDifferent()).isFalse();
    }

    @Test
    void refusesAnotherDefinitionUnderAVersionThatIsKnownAndSaysWhatToDo() {
        // given
        topic.published("cart", 1, TEN - HOUR).published("cart", 2, TEN + HOUR);
        String other = DefinitionFixtures.valid("cart", 1).replace("email", "sms");

        // when
        Plan plan = plan(SOON, file("cart", 1, other));

        // then
        assertThat(texts(plan)).containsExactly("conflict cart 1");
        assertThat(plan.records()).isEmpty();
        assertThat(plan.problems())
                .singleElement()
                .extracting(problem -> problem.text())
                .isEqualTo(
                        "cart-1.json:3:14: Expected a new version for a changed definition, but version 1"
                                + " of 'cart' is published with another definition. Raise 'version' to 3."
                                + " [duplicate-version at '/version']");
    }

    @Test
    void takesAnotherDefinitionWhereTheKnownOneIsInvalidSoThatTheJobHasRefusedIt() {
        // given
        topic.published("cart", 1, TEN - HOUR, "{\"id\":\"cart\",\"version\":1}");

        // when
        Plan plan = plan(SOON, file("cart", 1));
        topic.published("cart", 1, TEN);
        Plan next = plan(SOON, file("cart", 1));

        // then
        assertThat(texts(plan)).containsExactly("new cart 1");
        assertThat(plan.problems()).isEmpty();
        assertThat(texts(next)).containsExactly("unchanged cart 1");
        assertThat(next.warnings()).isEmpty();
    }

    @Test
    void publishesTheDefinitionOfAVersionThatHasNone() {
        // given
        topic.status("cart", 1, TEN - HOUR, DefinitionStatus.PAUSED);

        // when
        Plan plan = plan(SOON, file("cart", 1));

        // then
        assertThat(texts(plan)).containsExactly("new cart 1");
        assertThat(plan.changes().get(0).note())
                .isEqualTo("The topic has records of that version, but no valid definition.");
    }

    @Test
    void refusesALowerVersionThanIsLive() {
        // given
        topic.published("cart", 3, TEN - HOUR);

        // when
        Plan plan = plan(SOON, file("cart", 2));

        // then
        assertThat(texts(plan)).containsExactly("lower cart 2");
        assertThat(plan.problems())
                .singleElement()
                .extracting(problem -> problem.problem().message())
                .isEqualTo(
                        "Expected version 3 of 'cart', which is published, or a higher one, but found"
                                + " version 2. To go back to an older definition, give it version 4.");
    }

    @Test
    void takesTheHighestVersionOfAJourneyAmongTheFiles() {
        // when
        Plan plan = plan(SOON, file("cart", 1), file("cart", 2));

        // then
        assertThat(texts(plan)).containsExactly("older cart 1", "new cart 2");
        assertThat(plan.records()).extracting(DefinitionRecord::version).containsExactly(2);
    }

    @Test
    void leavesAPausedJourneyPausedButPublishesItsNextVersion() {
        // given
        topic.published("cart", 1, TEN - 2 * HOUR)
                .status("cart", 1, TEN - HOUR, DefinitionStatus.PAUSED);

        // when
        Plan same = plan(SOON, file("cart", 1));
        Plan next = plan(SOON, file("cart", 2));

        // then
        assertThat(texts(same)).containsExactly("unchanged cart 1");
        assertThat(same.changes().get(0).note()).startsWith("It is paused and stays so;");
        assertThat(texts(next)).containsExactly("changed cart 2");
        assertThat(next.changes().get(0).note())
                .isEqualTo("It was paused and takes entries again.");
    }

    @Test
    void leavesWhatIsPublishedFromLaterOnUnlessATimeIsAskedFor() {
        // given
        topic.published("cart", 1, TEN - HOUR).published("cart", 2, TEN + HOUR);

        // when
        Plan plan = plan(SOON, file("cart", 2));
        Plan earlier = plan(AT_TEN, file("cart", 2));

        // then
        assertThat(texts(plan)).containsExactly("unchanged cart 2");
        assertThat(plan.changes().get(0).note())
                .isEqualTo("It is published already, from 2026-03-01T11:00:00.000Z on.");
        assertThat(texts(earlier)).containsExactly("changed cart 2");
    }

    @Test
    void doesNothingTheSecondTimeForTheSameTime() {
        // given
        topic.published("cart", 1, TEN);

        // when, then
        assertThat(texts(plan(AT_TEN, file("cart", 1)))).containsExactly("unchanged cart 1");
    }

    @Test
    void publishesOnceMoreWhatIsLiveIfAskedTo() {
        // given
        topic.published("cart", 1, TEN - HOUR);

        // when
        Plan plan = plan(AGAIN, file("cart", 1));

        // then
        assertThat(texts(plan)).containsExactly("again cart 1");
        assertThat(plan.records()).hasSize(1);
        assertThat(plan.isDifferent()).isFalse();
    }

    @Test
    void archivesWhatIsNotAmongTheFilesIfAskedTo() {
        // given
        topic.published("cart", 1, TEN - HOUR)
                .published("gone", 4, TEN - HOUR)
                .published("old", 1, TEN - 2 * HOUR)
                .status("old", 1, TEN - HOUR, DefinitionStatus.ARCHIVED);

        // when
        Plan kept = plan(SOON, file("cart", 1));
        Plan pruned = plan(PRUNE, file("cart", 1));

        // then
        assertThat(texts(kept)).containsExactly("unchanged cart 1");
        assertThat(texts(pruned)).containsExactly("unchanged cart 1", "archive gone 4");
        assertThat(pruned.records())
                .containsExactly(
                        new DefinitionRecord("gone", 4, TEN, DefinitionStatus.ARCHIVED, null));
    }

    @Test
    void archivesAlsoWhatLaterRecordsWouldBringBack() {
        // given
        topic.published("gone", 1, TEN - HOUR).published("gone", 2, TEN + HOUR);

        // when
        Plan pruned = plan(PRUNE);

        // then
        assertThat(pruned.records())
                .extracting(DefinitionRecord::key)
                .containsExactly("gone/1/" + TEN, "gone/2/" + (TEN + HOUR));
        assertThat(pruned.records())
                .extracting(DefinitionRecord::status)
                .containsOnly(DefinitionStatus.ARCHIVED);
    }

    @Test
    void publishesAgainWhereTheRecordHasBeenRemoved() {
        // given
        topic.published("cart", 1, TEN - HOUR).removed("cart/1/" + (TEN - HOUR));

        // when, then
        assertThat(texts(plan(SOON, file("cart", 1)))).containsExactly("new cart 1");
    }

    @Test
    void warnsOfRecordsThatTheJobCannotUse() {
        // given
        topic.raw("cart/1/5", "{}")
                .published("cart", 1, TEN - HOUR)
                .published(
                        "cart", 1, TEN, DefinitionFixtures.valid("cart", 1).replace("email", "x"));

        // when
        Plan plan = plan(SOON);

        // then
        assertThat(plan.warnings()).hasSize(2);
        assertThat(plan.warnings().get(0))
                .startsWith("The job passes over the record at definitions/0/0: ");
        assertThat(plan.warnings().get(1))
                .isEqualTo(
                        "The job refuses the record at definitions/0/2: version 1 of 'cart' has another"
                                + " definition already.");
    }

    @Test
    void refusesSendsToDestinationsThatAreNowhere() {
        // given
        topic.raw("destination/push", "{\"destination\":\"push\",\"type\":\"kafka\"}");
        String journey =
                """
                {"id":"cart","version":1,"entry":{"event":"e"},
                 "exits":[{"name":"x","event":"f","send":{"destination":"pusch"}}],
                 "steps":[{"id":"a","type":"send","destination":"push","next":"b"},
                          {"id":"b","type":"send","destination":"email"}]}
                """;

        // when
        Plan plan =
                PublishPlanner.plan(
                        List.of(TopicFixture.file("cart", 1, journey)),
                        List.of(),
                        topic.known(),
                        KNOWN_ONLY);

        // then
        assertThat(plan.problems())
                .extracting(DefinitionFiles.FileProblem::text)
                .containsExactlyInAnyOrder(
                        "cart-1.json:4:49: Expected a destination that is published, but found"
                                + " 'email'. Publish its definition together with the journey, or"
                                + " give --any-destination here and to the job."
                                + " [unknown-destination at '/steps/1/destination']",
                        "cart-1.json:2:57: Expected a destination that is published, but found"
                                + " 'pusch'. Did you mean 'push'? Publish its definition together"
                                + " with the journey, or give --any-destination here and to the"
                                + " job. [unknown-destination at '/exits/0/send/destination']");
    }

    @Test
    void publishesDestinationsThatAreNewOrChangedBeforeTheJourneysThatSendToThem() {
        // given
        topic.raw("destination/crm", "{\"destination\":\"crm\",\"type\":\"log\"}")
                .raw("destination/push", "{ \"type\":\"log\",\"destination\":\"push\" }");

        // when
        Plan plan =
                PublishPlanner.plan(
                        List.of(TopicFixture.file("cart", 1)),
                        List.of(
                                TopicFixture.destination("crm", "kafka"),
                                TopicFixture.destination("email", "kafka"),
                                TopicFixture.destination("push", "log")),
                        topic.known(),
                        KNOWN_ONLY);

        // then
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.destinationRecords())
                .extracting(DestinationChange::key)
                .containsExactly("destination/crm", "destination/email");
        assertThat(plan.written()).isEqualTo(3);
        assertThat(plan.isDifferent()).isTrue();
        assertThat(PlanText.lines(plan))
                .containsExactly(
                        "changed    destination crm, kafka  (crm.json)",
                        "    ~ /type: \"log\" -> \"kafka\"",
                        "new        destination email, kafka  (email.json)",
                        "new        cart  version 1  (cart-1.json)",
                        "1 new. Destinations: 1 new, 1 changed, 1 unchanged.");
    }

    @Test
    void publishesADestinationOnceMoreOnDemand() {
        // given
        topic.raw("destination/push", "{\"destination\":\"push\",\"type\":\"log\"}");

        // when
        Plan plan =
                PublishPlanner.plan(
                        List.of(),
                        List.of(TopicFixture.destination("push", "log")),
                        topic.known(),
                        AGAIN);

        // then
        assertThat(plan.destinationRecords())
                .extracting(DestinationChange::kind)
                .containsExactly(ChangeKind.AGAIN);
    }

    @Test
    void publishesADestinationAnewWhereABrokenRecordHasTakenItsPlace() {
        // given
        topic.raw("destination/push", "{\"destination\":\"push\",\"type\":\"log\"}")
                .raw("destination/push", "{\"destination\":")
                .raw("destination/crm", "{\"destination\":\"crm\",\"type\":\"log\"}")
                .cut("destination/crm");

        // when
        Plan plan = planOfDestinations();

        // then
        assertThat(plan.isDifferent()).isTrue();
        assertThat(PlanText.lines(plan))
                .containsExactly(
                        "changed    destination crm, log  (crm.json)",
                        "changed    destination push, log  (push.json)",
                        "No journeys. Destinations: 2 changed.");
    }

    @Test
    void leavesADestinationWhoseBrokenRecordHasBeenReplacedOrRemoved() {
        // given
        topic.raw("destination/push", "{}")
                .raw("destination/push", "{\"destination\":\"push\",\"type\":\"log\"}")
                .raw("destination/crm", "{}")
                .removed("destination/crm")
                .raw("destination/crm", "{\"destination\":\"crm\",\"type\":\"log\"}");

        // when
        Plan plan = planOfDestinations();

        // then
        assertThat(plan.written()).isZero();
        assertThat(plan.isDifferent()).isFalse();
    }

    @Test
    void warnsOfADestinationThatTheJobRefuses() {
        // given
        topic.raw("destination/crm", "{\"destination\":\"crm\",\"type\":\"log\"}")
                .raw("destination/crm", "{}")
                .raw("destination/push", "{\"destination\":\"push\",\"type\":\"log\"}")
                .removed("destination/push");

        // then
        assertThat(topic.known().warnings())
                .containsExactly(
                        "The job refuses the record at definitions/0/1: it is no valid definition of"
                                + " destination 'crm'.");
        assertThat(topic.known().destinations())
                .extracting(KnownDestination::id)
                .containsExactly("crm");
    }

    private Plan planOfDestinations() {
        return PublishPlanner.plan(
                List.of(),
                List.of(
                        TopicFixture.destination("crm", "log"),
                        TopicFixture.destination("push", "log")),
                topic.known(),
                KNOWN_ONLY);
    }

    private Plan plan(PublishOptions options, WantedDefinition... wanted) {
        return PublishPlanner.plan(List.of(wanted), List.of(), topic.known(), options);
    }

    private static List<String> texts(Plan plan) {
        return plan.changes().stream()
                .map(
                        change ->
                                change.kind().text()
                                        + " "
                                        + change.journey()
                                        + " "
                                        + change.version())
                .toList();
    }
}
