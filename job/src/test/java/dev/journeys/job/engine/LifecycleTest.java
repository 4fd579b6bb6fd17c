// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DefinitionStatus;
import dev.journeys.job.state.OutputKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the specs cannot show of section 5 of the journey format: control records that are late,
 * broken, removed or not to be had, and what is kept of versions.
 */
class LifecycleTest {
    private static final long DAY = 86_400_000;

    private OperatorSubtasks subtasks;
    private int place;

    @BeforeEach
    void open() throws Exception {
        subtasks = new OperatorSubtasks(EngineOptions.defaults(), Backend.HEAP, 2);
    }

    @AfterEach
    void close() throws Exception {
        subtasks.close();
    }

    @Test
    void countsALateRecordOnceAndLetsItCountFromThenOn() throws Exception {
        // given
        subtasks.define(version(1, 0));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(1_500);
        // when
        subtasks.define(version(2, 1_200));
        subtasks.define(version(2, 1_200));
        event("bob", "started", 1_501);
        subtasks.watermark(2_000);
        // then
        assertThat(entered()).containsExactly("ann j@1", "bob j@2");
        assertThat(count("lateDefinitions")).isEqualTo(1);
    }

    @Test
    void takesAnEventByARecordThatCameInAfterItButBeforeItWasTaken() throws Exception {
        // given
        complete();
        event("ann", "started", 1_000);
        subtasks.rescale(1);
        complete();
        // when
        subtasks.define(version(1, 1_000));
        subtasks.watermark(1_000);
        // then
        assertThat(entered()).containsExactly("ann j@1");
        assertThat(count("lateDefinitions")).isZero();
    }

    @Test
    void endsInstancesOfALateArchivingFromThenOnAlsoAfterARestore() throws Exception {
        // given
        subtasks.define(version(1, 0));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(2_000);
        // when
        subtasks.define(record(1, 500, DefinitionStatus.ARCHIVED));
        subtasks.rescale(1);
        subtasks.define(version(1, 0));
        subtasks.define(record(1, 500, DefinitionStatus.ARCHIVED));
        complete();
        subtasks.watermark(5_000);
        // then
        assertThat(last("ann")).isEqualTo("exited archived 1970-01-01T00:00:02.001Z");
        assertThat(count("lateDefinitions")).isEqualTo(1);
    }

    @Test
    void letsAnOlderRecordThatComesLateNotOverruleANewerOne() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(record(1, 1_000, DefinitionStatus.PAUSED));
        complete();
        subtasks.watermark(2_000);
        // when
        subtasks.define(record(1, 500, DefinitionStatus.PUBLISHED));
        event("ann", "started", 3_000);
        subtasks.watermark(3_000);
        // then
        assertThat(entered()).isEmpty();
    }

    @Test
    void goesOnWithTheLastGoodVersionWhereTheNewOneIsBroken() throws Exception {
        // given
        subtasks.define(version(1, 0));
        complete();
        // when
        subtasks.define(
                DefinitionRecord.published("j", 2, 500, "{\"id\":\"j\",\"version\":2}".getBytes()));
        event("ann", "started", 1_000);
        subtasks.watermark(1_000);
        // then
        assertThat(entered()).containsExactly("ann j@1");
        assertThat(deadLetters()).singleElement().asString().contains("missing-field");
    }

    @Test
    void refusesAnotherDefinitionUnderAKnownVersionAndSaysWhatToDo() throws Exception {
        // given
        subtasks.define(version(1, 0));
        complete();
        // when
        byte[] other = definition(1).replace("PT1H", "PT2H").getBytes(StandardCharsets.UTF_8);
        subtasks.define(DefinitionRecord.published("j", 1, 500, other));
        event("ann", "started", 1_000);
        subtasks.watermark(3_601_000);
        // then
        assertThat(deadLetters())
                .singleElement()
                .asString()
                .contains("found version 1 of 'j'", "Raise 'version'");
        assertThat(last("ann")).startsWith("completed").endsWith("01:00:01.000Z");
    }

    @Test
    void takesTheSameDefinitionWrittenInAnotherWayForTheSame() throws Exception {
        // given
        subtasks.define(version(1, 0));
        complete();
        // when
        byte[] same = definition(1).replace(",", " ,\n").getBytes(StandardCharsets.UTF_8);
        subtasks.define(DefinitionRecord.published("j", 1, 500, same));
        // then
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void refusesARecordThatContradictsItsDefinition() throws Exception {
        // when
        subtasks.define(
                DefinitionRecord.published(
                        "k", 7, 0, definition(1).getBytes(StandardCharsets.UTF_8)));
        // then
        assertThat(deadLetters())
                .singleElement()
                .asString()
                .contains("Expected 'k'", "found 'j'", "Expected 7", "found 1");
    }

    @Test
    void waitsForTheDefinitionOfAVersionThatIsSaidToBePublished() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(record(2, 500, DefinitionStatus.PUBLISHED));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(1_000);
        // when
        subtasks.define(version(2, 600));
        event("bob", "started", 2_000);
        subtasks.watermark(2_000);
        // then
        assertThat(entered()).containsExactly("ann j@1", "bob j@2");
    }

    @Test
    void goesBackToTheLowerVersionWhereARecordIsRemovedAndKeepsThoseOnTheHigher() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(version(2, 500));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(1_000);
        // when
        subtasks.control(ControlUpdate.remove(version(2, 500).key()));
        subtasks.rescale(3);
        subtasks.define(version(1, 0));
        complete();
        event("bob", "started", 2_000);
        subtasks.watermark(3_602_000);
        // then
        assertThat(entered()).containsExactly("ann j@2", "bob j@1");
        assertThat(last("ann")).startsWith("completed");
    }

    @Test
    void dropsARecordThatIsGoneWhenTheJobComesBack() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(record(1, 500, DefinitionStatus.PAUSED));
        complete();
        subtasks.rescale(2);
        // when
        subtasks.define(version(1, 0));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(1_000);
        // then
        assertThat(entered()).containsExactly("ann j@1");
    }

    @Test
    void keepsTheLastGoodVersionOfAJourneyWhoseRecordCannotBeReadWhenTheJobComesBack()
            throws Exception {
        // given
        subtasks.define(version(1, 0));
        complete();
        subtasks.rescale(2);
        // when
        subtasks.control(ControlUpdate.unreadable("j/2/"));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(1_000);
        // then
        assertThat(entered()).containsExactly("ann j@1");
    }

    @Test
    void takesNothingAndNothingIsLateWhileDefinitionsAreNotToBeHad() throws Exception {
        // given
        subtasks.define(version(1, 0));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(1_000);
        subtasks.rescale(1);
        // when
        event("bob", "started", 2_000);
        subtasks.watermark(2_000);
        event("ann", "done", 3_000);
        subtasks.watermark(4_000_000);
        assertThat(subtasks.output()).hasSize(2);
        subtasks.define(version(1, 0));
        complete();
        // then
        assertThat(entered()).containsExactly("ann j@1", "bob j@1");
        assertThat(last("ann")).startsWith("completed").endsWith("00:00:03.000Z");
        assertThat(last("bob")).startsWith("completed").endsWith("01:00:02.000Z");
        assertThat(count("late")).isZero();
    }

    @Test
    void forgetsASupersededVersionADayAfterItsLastInstanceMustHaveExpired() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(version(2, 1_000));
        complete();
        // when
        subtasks.watermark(1_000 + 2 * DAY + DAY);
        subtasks.checkpoint();
        assertThat(subtasks.versions()).containsExactly("j/1", "j/2");
        subtasks.watermark(1_001 + 2 * DAY + DAY);
        subtasks.checkpoint();
        // then
        assertThat(subtasks.versions()).containsExactly("j/2");
    }

    @Test
    void doesNotCountARecordAsLateThatHadBeenForgotten() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(version(2, 1_000));
        complete();
        subtasks.watermark(10 * DAY);
        subtasks.rescale(2);
        // when
        subtasks.define(version(1, 0));
        subtasks.define(version(2, 1_000));
        complete();
        // then
        assertThat(count("lateDefinitions")).isZero();
    }

    @Test
    void listensNoLongerToWhatOnlyAForgottenVersionNames() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(version(2, 1_000, renamed(2)));
        complete();
        // when
        duplicate("ann", 1_000 + 2 * DAY);
        duplicate("bob", 1_001 + 2 * DAY);
        subtasks.watermark(3 * DAY);
        // then
        assertThat(count("duplicates")).isEqualTo(1);
    }

    @Test
    void keepsAVersionForThoseOnItWhereAnOutlivedOneComesLate() throws Exception {
        // given
        String patient = definition(1).replace("P2D", "P30D").replace("PT1H", "P25D");
        subtasks.define(version(1, 0, patient));
        subtasks.define(version(3, 10 * DAY));
        complete();
        event("ann", "started", 9 * DAY);
        subtasks.watermark(13 * DAY);
        // when
        subtasks.define(version(2, 1_000));
        subtasks.watermark(32 * DAY);
        subtasks.checkpoint();
        subtasks.watermark(35 * DAY);
        // then
        assertThat(completed()).isEqualTo(1);
        assertThat(count("lateDefinitions")).isZero();
    }

    @Test
    void keepsAVersionUntilAllTimersOfThoseOnItHaveFired() throws Exception {
        // given
        int users = 5_000;
        subtasks.define(version(1, 0));
        subtasks.define(version(2, 2_000));
        complete();
        enter(users, 1_000);
        subtasks.watermark(1_000);
        // when
        subtasks.watermark(10 * DAY);
        int first = completed();
        subtasks.checkpoint();
        subtasks.rescale(2);
        subtasks.define(version(2, 2_000));
        complete();
        subtasks.checkpoint();
        subtasks.watermark(10 * DAY + 1);
        subtasks.checkpoint();
        subtasks.finish();
        // then
        assertThat(first).isBetween(1, users - 1);
        assertThat(completed()).isEqualTo(users);
        subtasks.checkpoint();
        assertThat(subtasks.versions()).containsExactly("j/2");
    }

    @Test
    void takesOverFromWhenTheDefinitionHasComeOfAVersionThatWasSaidToBePublished()
            throws Exception {
        // given
        String patient = definition(1).replace("PT1H", "PT40H");
        subtasks.define(version(1, 0, patient));
        subtasks.define(record(2, 500, DefinitionStatus.PUBLISHED));
        complete();
        event("ann", "started", 2 * DAY);
        subtasks.watermark(2 * DAY);
        // when
        subtasks.define(version(2, 2 * DAY + 1_000, renamed(2)));
        event("ann", "done", 2 * DAY + 3_600_000);
        subtasks.watermark(3 * DAY);
        // then
        assertThat(last("ann")).isEqualTo("completed  1970-01-03T01:00:00.000Z");
    }

    @Test
    void countsARecordAsLateWhoseDefinitionComesAfterEventsOfItsTime() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(record(2, 500, DefinitionStatus.PUBLISHED));
        complete();
        event("ann", "started", 1_000);
        subtasks.watermark(1_000);
        // when
        subtasks.define(version(2, 500));
        event("bob", "started", 1_001);
        subtasks.watermark(2_000);
        // then
        assertThat(entered()).containsExactly("ann j@1", "bob j@2");
        assertThat(count("lateDefinitions")).isEqualTo(1);
    }

    @Test
    void listensAfterARestoreOnlyToWhatItListenedToBefore() throws Exception {
        // given
        subtasks.define(version(1, 0));
        subtasks.define(version(2, 1_000, renamed(2)));
        complete();
        subtasks.watermark(2_000 + 2 * DAY);
        // when
        subtasks.rescale(1);
        subtasks.define(record(1, 0, DefinitionStatus.PUBLISHED));
        subtasks.define(record(2, 1_000, DefinitionStatus.PUBLISHED));
        complete();
        duplicate("bob", 3_000 + 2 * DAY);
        subtasks.watermark(3 * DAY);
        // then
        assertThat(count("duplicates")).isZero();
    }

    @Test
    void endsInstancesOfAnArchivedJourneyThatTimersStartBehindTheSweep() throws Exception {
        // given
        int users = 5_000;
        String pattern =
                """
                "pattern":{"within":"PT1H","sequence":[{"name":"a","event":"started"},
                  {"name":"b","event":"bought","contiguity":"not-followed-by"}]}
                """;
        String late = definition(1).replace("\"event\":\"started\"", pattern);
        subtasks.define(version(1, 0, late));
        subtasks.define(record(1, 3_602_000, DefinitionStatus.ARCHIVED));
        complete();
        enter(users, 1_000);
        subtasks.watermark(1_000);
        // when
        subtasks.watermark(3_602_000);
        int first = entered().size();
        subtasks.finish();
        // then
        assertThat(first).isBetween(1, users - 1);
        assertThat(exited())
                .hasSize(users)
                .allMatch(text -> text.endsWith("exited archived 1970-01-01T01:00:02.000Z"));
    }

    @Test
    void endsManyArchivedInstancesInSlicesThatLetOtherRecordsThrough() throws Exception {
        // given
        int users = 5_000;
        subtasks.define(version(1, 0));
        complete();
        enter(users, 1_000);
        subtasks.watermark(1_000);
        subtasks.define(record(1, 2_000, DefinitionStatus.ARCHIVED));
        // when
        subtasks.watermark(2_000);
        int first = exited().size();
        subtasks.rescale(1);
        subtasks.define(version(1, 0));
        subtasks.define(record(1, 2_000, DefinitionStatus.ARCHIVED));
        complete();
        event("u7", "done", 3_000);
        subtasks.watermark(Long.MAX_VALUE);
        subtasks.finish();
        // then
        assertThat(first).isBetween(1, users - 1);
        assertThat(exited())
                .hasSize(users)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.endsWith("exited archived 1970-01-01T00:00:02.000Z"));
        subtasks.leftovers().assertNothingGoesOn();
    }

    @Test
    void firesManyTimersOfOneTimeInSlicesOverACheckpoint() throws Exception {
        // given
        int users = 5_000;
        subtasks.define(version(1, 0));
        complete();
        enter(users, 1_000);
        subtasks.watermark(3_600_999);
        // when
        subtasks.watermark(3_601_000);
        int first = completed();
        subtasks.rescale(2);
        subtasks.define(version(1, 0));
        complete();
        subtasks.watermark(3_601_001);
        subtasks.finish();
        // then
        assertThat(first).isBetween(1, users - 1);
        assertThat(completed()).isEqualTo(users);
    }

    private void complete() throws Exception {
        subtasks.control(ControlUpdate.complete());
    }

    private void event(String user, String name, long time) throws Exception {
        line("{\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":%d}".formatted(user, name, time));
    }

    private void enter(int users, long time) throws Exception {
        for (int user = 0; user < users; user++) {
            event("u" + user, "started", time);
        }
    }

    private void duplicate(String user, long time) throws Exception {
        for (int i = 0; i < 2; i++) {
            line(
                    "{\"userId\":\"%s\",\"event\":\"done\",\"timestamp\":%d,\"messageId\":\"m\"}"
                            .formatted(user, time));
        }
    }

    private void line(String line) throws Exception {
        List<String> lines = new ArrayList<>(java.util.Collections.nCopies(place++, ""));
        lines.add(line);
        subtasks.event(JourneyRun.parse(lines).get(0));
    }

    private static DefinitionRecord version(int version, long effectiveFrom) {
        return version(version, effectiveFrom, definition(version));
    }

    private static DefinitionRecord version(int version, long effectiveFrom, String definition) {
        return DefinitionRecord.published(
                "j", version, effectiveFrom, definition.getBytes(StandardCharsets.UTF_8));
    }

    /** Of other events than {@link #definition}. */
    private static String renamed(int version) {
        return definition(version).replace("done", "paid").replace("started", "opened");
    }

    private static DefinitionRecord record(
            int version, long effectiveFrom, DefinitionStatus status) {
        return new DefinitionRecord("j", version, effectiveFrom, status, null);
    }

    private static String definition(int version) {
        return """
               {"id":"j","version":%d,"entry":{"event":"started"},"expireAfter":"P2D",
                "steps":[{"id":"wait","type":"hold-until","atMost":"PT1H",
                          "branches":[{"name":"done","event":"done"}]}]}
               """
                .formatted(version);
    }

    private List<JsonNode> transitions() throws Exception {
        return Emissions.of(subtasks.output()).transitions();
    }

    private List<String> entered() throws Exception {
        return transitions().stream()
                .filter(row -> row.get("type").asText().equals("entered"))
                .map(row -> row.get("userId").asText() + " j@" + row.get("version").asInt())
                .toList();
    }

    private List<String> exited() throws Exception {
        return transitions().stream()
                .filter(row -> row.get("type").asText().equals("exited"))
                .map(row -> row.get("userId").asText() + " " + text(row))
                .toList();
    }

    private int completed() throws Exception {
        return (int)
                transitions().stream()
                        .filter(row -> row.get("type").asText().equals("completed"))
                        .count();
    }

    private String last(String user) throws Exception {
        List<JsonNode> rows =
                transitions().stream()
                        .filter(row -> row.get("userId").asText().equals(user))
                        .toList();
        return text(rows.get(rows.size() - 1));
    }

    private static String text(JsonNode row) {
        return row.get("type").asText()
                + " "
                + row.path("reason").asText()
                + " "
                + row.get("timestamp").asText();
    }

    private List<String> deadLetters() {
        return subtasks.output().stream()
                .filter(record -> record.kind() == OutputKind.DEAD_LETTER)
                .map(record -> new String(record.json(), StandardCharsets.UTF_8))
                .toList();
    }

    private long count(String name) throws Exception {
        subtasks.finish();
        return Emissions.of(subtasks.output()).counts().getOrDefault(name, 0L);
    }
}
