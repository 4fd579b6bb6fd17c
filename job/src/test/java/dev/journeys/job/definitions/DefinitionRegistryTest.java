// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.compile.CompiledJourney;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionRegistryTest {
    private final DefinitionRegistry registry = new DefinitionRegistry();

    @Test
    void knowsNothingAtFirst() {
        assertThat(isNamed("begun")).isFalse();
        assertThat(registry.heard("begun").entered()).isEmpty();
    }

    @Test
    void namesTheEventsOfEntryExitsAndBranches() {
        // when
        publish(definition("a", 1, "begun"), DefinitionRecord.ALWAYS);

        // then
        assertThat(List.of("begun", "cancelled", "done", "paid")).allMatch(this::isNamed);
        assertThat(List.of("wait", "Begun", "ended", "")).noneMatch(this::isNamed);
    }

    @Test
    void findsTheJourneysThatAnEventEntersInTheOrderOfTheirIds() {
        // given
        publish(definition("c", 1, "begun"), DefinitionRecord.ALWAYS);
        publish(definition("a", 1, "begun"), DefinitionRecord.ALWAYS);
        publish(definition("b", 1, "other"), DefinitionRecord.ALWAYS);

        // when
        List<JourneyVersions> journeys = registry.heard("begun").entered();

        // then
        assertThat(journeys).extracting(JourneyVersions::journey).containsExactly("a", "c");
        assertThat(registry.heard("done").entered()).isEmpty();
    }

    @Test
    void findsAJourneyOnceHoweverManyOfItsVersionsListen() {
        // given
        publish(definition("a", 1, "begun"), DefinitionRecord.ALWAYS);
        publish(definition("a", 2, "begun"), 1_000);
        publish(definition("a", 2, "begun"), 2_000);

        // when
        List<JourneyVersions> journeys = registry.heard("begun").entered();

        // then
        assertThat(journeys).extracting(JourneyVersions::journey).containsExactly("a");
    }

    @Test
    void letsAPatternThatAnyEventMayDecideSeeEveryEvent() {
        // given
        publish(definition("a", 1, "begun"), DefinitionRecord.ALWAYS);
        publish(pattern("b", "followed-by"), DefinitionRecord.ALWAYS);
        assertThat(registry.heard("unheard").isHeard()).isFalse();
        assertThat(registry.heard("unheard").entered()).isEmpty();

        // when
        publish(pattern("c", "next"), DefinitionRecord.ALWAYS);
        publish(definition("d", 1, "late"), DefinitionRecord.ALWAYS);

        // then
        assertThat(registry.heard("unheard").isHeard()).isTrue();
        assertThat(isNamed("unheard")).isFalse();
        assertThat(List.of("viewed", "added")).allMatch(this::isNamed);
        assertThat(entered("unheard")).containsExactly("c");
        assertThat(entered("begun")).containsExactly("a", "c");
        assertThat(entered("viewed")).containsExactly("b", "c");
        assertThat(entered("late")).containsExactly("c", "d");
    }

    private boolean isNamed(String event) {
        return registry.heard(event).isNamed();
    }

    private List<String> entered(String event) {
        return registry.heard(event).entered().stream().map(JourneyVersions::journey).toList();
    }

    private static String pattern(String id, String contiguity) {
        String text =
                """
                {"id":"%s","version":1,"entry":{"pattern":{"sequence":[
                  {"name":"v","event":"viewed"},{"name":"a","event":"added","contiguity":"%s"}]}},
                 "steps":[{"id":"end","type":"exit"}]}
                """;
        return text.formatted(id, contiguity);
    }

    @Test
    void keepsNamingTheEventsOfLowerVersions() {
        // given
        publish(definition("a", 1, "old"), DefinitionRecord.ALWAYS);

        // when
        publish(definition("a", 2, "new"), 1_000);

        // then
        assertThat(isNamed("old")).isTrue();
        assertThat(isNamed("new")).isTrue();
        assertThat(registry.heard("old").entered())
                .extracting(JourneyVersions::journey)
                .containsExactly("a");
    }

    @Test
    void letsTheHighestVersionThatIsEffectiveTakeEntries() {
        // given the records in no order
        publish(definition("a", 3, "begun"), 3_000);
        publish(definition("a", 1, "begun"), 1_000);
        publish(definition("a", 2, "begun"), 2_000);

        // when
        JourneyVersions versions = registry.heard("begun").entered().get(0);

        // then
        assertThat(versions.takingEntriesAt(999)).isNull();
        assertThat(versionAt(versions, 1_000)).isEqualTo(1);
        assertThat(versionAt(versions, 1_999)).isEqualTo(1);
        assertThat(versionAt(versions, 2_000)).isEqualTo(2);
        assertThat(versionAt(versions, 3_000)).isEqualTo(3);
        assertThat(versionAt(versions, Long.MAX_VALUE)).isEqualTo(3);
    }

    @Test
    void prefersAHigherVersionThatIsEffectiveEarlier() {
        // given
        publish(definition("a", 1, "begun"), 5_000);
        publish(definition("a", 2, "begun"), DefinitionRecord.ALWAYS);

        // when
        JourneyVersions versions = registry.heard("begun").entered().get(0);

        // then
        assertThat(versionAt(versions, Long.MIN_VALUE)).isEqualTo(2);
        assertThat(versionAt(versions, 9_000)).isEqualTo(2);
    }

    @Test
    void keepsEveryVersionOnWhichAnInstanceMayBeLive() {
        // given
        publish(definition("a", 1, "begun"), DefinitionRecord.ALWAYS);
        publish(definition("a", 2, "begun"), DefinitionRecord.ALWAYS);

        // when, then
        assertThat(registry.version("a", 1).version()).isEqualTo(1);
        assertThat(registry.version("a", 2).version()).isEqualTo(2);
    }

    @Test
    void saysWhichVersionIsNotKnown() {
        // given
        publish(definition("a", 1, "begun"), DefinitionRecord.ALWAYS);

        // when, then
        assertThatThrownBy(() -> registry.version("a", 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Expected the definition of journey 'a' version 2, on which an instance is live,"
                                + " but it is not known.");
        assertThatThrownBy(() -> registry.version("b", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("journey 'b' version 1");
    }

    @Test
    void sharesACompiledJourneyWithOthersThatHaveTheSameDefinition() {
        // given
        String definition = definition("shared", 1, "begun");

        // when
        CompiledJourney one = compiled(definition);
        CompiledJourney other = compiled(definition);

        // then
        assertThat(other).isSameAs(one);
    }

    private void publish(String definition, long effectiveFrom) {
        CompiledJourney journey = compiled(definition);
        registry.add(journey);
        registry.set(
                DefinitionRecord.published(
                        journey.id(), journey.version(), effectiveFrom, new byte[0]),
                effectiveFrom);
    }

    private static CompiledJourney compiled(String definition) {
        return CompiledDefinitions.compile(definition.getBytes(StandardCharsets.UTF_8)).journey();
    }

    private static int versionAt(JourneyVersions versions, long time) {
        CompiledJourney journey = versions.takingEntriesAt(time);
        assertThat(journey).isNotNull();
        return journey.version();
    }

    private static String definition(String id, int version, String event) {
        return """
        {"id": "%s", "version": %d, "entry": {"event": "%s"},
         "exits": [{"name": "cancelled", "event": "cancelled"}],
         "steps": [
           {"id": "wait", "type": "hold-until", "atMost": "PT1H", "timeout": null,
            "branches": [{"name": "done", "event": ["done", "paid"]}]}]}
        """
                .formatted(id, version, event);
    }
}
