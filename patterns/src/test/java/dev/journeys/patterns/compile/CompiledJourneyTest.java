// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.validate.DefinitionReader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompiledJourneyTest {
    private static final String STEPS =
            """
            {"id":"first","type":"delay","for":"PT1H","next":"wait"},
            {"id":"wait","type":"hold-until","atMost":"PT1H","timeout":"last","branches":[
              {"name":"again","event":"again","next":"back"},
              {"name":"stay","event":["stay","begun"],"restart":true}]},
            {"id":"back","type":"delay","for":"PT1H","next":"wait"},
            {"id":"last","type":"exit"}
            """;

    @Test
    void knowsTheStepsThatAnInstanceCanMeetAgain() {
        // when
        CompiledJourney journey = journey("\"event\":\"begun\"", STEPS);

        // then
        assertThat(IntStream.range(0, 4).filter(journey::isOnCycle)).containsExactly(1, 2);
    }

    @Test
    void knowsThatNoStepIsMetAgainWhereNothingLeadsBack() {
        // when
        CompiledJourney journey =
                journey(
                        "\"event\":\"begun\"",
                        """
                        {"id":"wait","type":"hold-until","atMost":"PT1H","timeout":"last",
                         "branches":[{"name":"stay","event":"stay","restart":true}]},
                        {"id":"last","type":"exit"}
                        """);

        // then
        assertThat(IntStream.range(0, 2).filter(journey::isOnCycle)).isEmpty();
    }

    @Test
    void namesTheEventThatLetsEnterWhereItCanBeNoOther() {
        assertThat(journey("\"event\":\"begun\"", STEPS).entryEvent()).isEqualTo("begun");
        assertThat(journey("\"event\":[\"begun\"]", STEPS).entryEvent()).isEqualTo("begun");
        assertThat(journey("\"event\":[\"begun\",\"b\"]", STEPS).entryEvent()).isEmpty();
        assertThat(
                        journey(
                                        """
                                        "pattern":{"sequence":[{"name":"a","event":"begun"},
                                          {"name":"b","event":"begun"}]}
                                        """,
                                        STEPS)
                                .entryEvent())
                .isEmpty();
    }

    @Test
    void listensToTheNamesOfAFilterHoweverManyThereAre() {
        // given
        CompiledStep.HoldUntil wait =
                (CompiledStep.HoldUntil) journey("\"event\":\"begun\"", STEPS).step(1);
        EventFilter one = wait.branches().get(0).filter();
        EventFilter two = wait.branches().get(1).filter();

        // when, then
        assertThat(one.listensTo("again")).isTrue();
        assertThat(one.listensTo("stay")).isFalse();
        assertThat(two.listensTo("stay")).isTrue();
        assertThat(two.listensTo("begun")).isTrue();
        assertThat(two.listensTo("again")).isFalse();
    }

    @Test
    void sharesNamesWithAllOtherJourneys() {
        // when
        CompiledJourney one = journey("\"event\":\"begun\"", STEPS);
        CompiledJourney other = journey("\"event\":\"begun\"", STEPS);

        // then
        assertThat(one.id()).isSameAs(other.id());
        assertThat(one.entryEvent()).isSameAs(other.entryEvent());
        assertThat(one.heard()).containsExactlyInAnyOrder("begun", "again", "stay");
    }

    private static CompiledJourney journey(String entry, String steps) {
        String text = "{\"id\":\"a\",\"version\":1,\"entry\":{%s},\"steps\":[%s]}";
        DefinitionReader.Result read = DefinitionReader.read(text.formatted(entry, steps));
        assertThat(read).isInstanceOf(DefinitionReader.Valid.class);
        return new JourneyCompiler().compile(((DefinitionReader.Valid) read).definition());
    }
}
