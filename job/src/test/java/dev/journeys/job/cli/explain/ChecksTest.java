// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.journeys.patterns.definition.JourneyDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private static final String HINT =
            ": where that is missing, it fails and counts as false. If it is to be true then, ask"
                    + " 'has(…)' too.";

    private static String hold(String branches) {
        return "{ \"id\": \"wait\", \"type\": \"hold-until\", \"atMost\": \"PT1H\", \"timeout\": \"end\","
                + " \"branches\": [ "
                + branches
                + " ] }, "
                + Definitions.EXIT_STEP;
    }

    private static String branch(String name, String events, String more) {
        return "{ \"name\": \"%s\", \"event\": %s, \"next\": \"end\" %s }"
                .formatted(name, events, more);
    }

    private static String where(String condition) {
        return "\"event\": \"a\", \"identifier\": \"key\", \"where\": \"" + condition + "\"";
    }

    static Stream<Arguments> warnings() {
        String filtered = Definitions.FILTERED;
        String end = Definitions.EXIT_STEP;
        return Stream.of(
                arguments(
                        Definitions.of("\"event\": [\"a\", \"b\"]", "", end),
                        "unfiltered-entry /entry Every a or b of every user enters: the entry has no"
                                + " 'where', no 'audience' and no 'identifier'."),
                arguments(
                        Definitions.of(
                                filtered,
                                "",
                                hold(branch("x", "\"p\"", "") + "," + branch("y", "\"p\"", ""))),
                        "branch-never-wins /steps/0/branches/1 Branch 'y' of step 'wait' can never"
                                + " win: branch 'x' comes first."),
                arguments(
                        Definitions.of(
                                filtered,
                                "",
                                hold(
                                        branch("x", "\"p\"", "")
                                                + ","
                                                + branch("y", "\"q\"", "")
                                                + ","
                                                + branch(
                                                        "z",
                                                        "[\"p\", \"q\"]",
                                                        ", \"where\": \"now == now\""))),
                        "branch-never-wins /steps/0/branches/2 Branch 'z' of step 'wait' can never"
                                + " win: branch 'x' or branch 'y' comes first."),
                arguments(
                        Definitions.of(
                                filtered,
                                "\"exits\": [ { \"name\": \"gone\", \"event\": \"p\" } ],",
                                hold(branch("x", "\"p\"", ""))),
                        "branch-never-wins /steps/0/branches/0 Branch 'x' of step 'wait' can never"
                                + " win: exit rule 'gone' comes first."),
                arguments(
                        Definitions.of(
                                filtered,
                                "",
                                "{ \"id\": \"s\", \"type\": \"data-split\", \"otherwise\": \"end\", \"branches\": ["
                                        + " { \"name\": \"all\", \"when\": \"true\", \"next\": \"end\" },"
                                        + " { \"name\": \"rest\", \"when\": \"entry.n > 1\", \"next\": \"end\" } ] }, "
                                        + end),
                        "branch-never-wins /steps/0/branches/1 Branch 'rest' of step 's' can never"
                                + " win: branch 'all', which is always true, comes first."),
                arguments(
                        Definitions.of(
                                filtered,
                                "\"exits\": [ { \"name\": \"one\", \"event\": [\"p\", \"q\"] },"
                                        + " { \"name\": \"two\", \"event\": \"q\" } ],",
                                end),
                        "exit-rule-never-wins /exits/1 Exit rule 'two' can never win: exit rule"
                                + " 'one' comes first."),
                arguments(
                        Definitions.of(where("!(profile.age > 3)"), "", end),
                        "negated-field-may-be-missing /entry/where The condition '!(profile.age >"
                                + " 3)' negates 'profile.age' (line 1, column 3)"
                                + HINT),
                arguments(
                        Definitions.of(where("properties['a b'].c != 'x'"), "", end),
                        "negated-field-may-be-missing /entry/where The condition 'properties['a"
                                + " b'].c != 'x'' negates 'properties['a b'].c' (line 1, column 1)"
                                + HINT),
                arguments(
                        Definitions.of(where("!has(profile.address.city)"), "", end),
                        "negated-field-may-be-missing /entry/where The condition"
                                + " '!has(profile.address.city)' negates 'profile.address' (line 1,"
                                + " column 6)"
                                + HINT),
                arguments(
                        Definitions.of(where("now - duration('1d') > now"), "", end),
                        "constant-always-fails /entry/where duration(\"1d\") in 'now -"
                                + " duration('1d') > now' fails at every evaluation. A duration is"
                                + " written in hours and less, such as '36h' or '1h30m'."),
                arguments(
                        Definitions.of(where("timestamp('2026-03-01') < now"), "", end),
                        "constant-always-fails /entry/where timestamp(\"2026-03-01\") in"
                                + " 'timestamp('2026-03-01') < now' fails at every evaluation. A"
                                + " timestamp is written such as '2026-03-01T10:00:00Z'."),
                arguments(
                        Definitions.of(where("now.getHours('Europe/Pari') > 8"), "", end),
                        "constant-always-fails /entry/where now.getHours(\"Europe/Pari\") in"
                                + " 'now.getHours('Europe/Pari') > 8' fails at every evaluation."),
                arguments(
                        Definitions.of(
                                filtered,
                                "\"expireAfter\": \"P1D\",",
                                "{ \"id\": \"rest\", \"type\": \"delay\", \"for\": \"PT24H\", \"next\": \"end\" }, "
                                        + end),
                        "wait-beyond-expiry /steps/0/for Step 'rest' never waits to its end: it"
                                + " waits P1D, but an instance expires after P1D."));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void warnsOnce(JourneyDefinition definition, String warning) {
        // when
        List<Finding> findings = Checks.run(definition);

        // then
        assertThat(findings).extracting(Finding::level).containsOnly(Finding.Level.WARNING);
        assertThat(findings)
                .extracting(found -> found.code() + " " + found.pointer() + " " + found.message())
                .containsExactly(warning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has(profile.age) && !(profile.age > 3)",
                "!has(profile.age) || profile.age != 3",
                "!('age' in profile) || profile.age != 3",
                "!has(profile.age)",
                "profile.age > 3",
                "event.name != 'x' && now != timestamp('2026-03-01T10:00:00Z')",
                "properties.items.exists(item, !(item.n > 3))",
                "now.getHours('Europe/Paris') > 8 && duration('36h') > duration('1h')"
            })
    void findsNothingWrongWithAConditionThatIsMeantSo(String condition) {
        // given
        JourneyDefinition definition = Definitions.of(where(condition), "", Definitions.EXIT_STEP);

        // when, then
        assertThat(Checks.run(definition)).isEmpty();
    }

    @Test
    void knowsThatTheEntryEventHasTheIdentifier() {
        // given
        String branch =
                branch("x", "\"p\"", ", \"where\": \"properties.n == 1 && entry.key != 'k'\"");

        // when, then
        assertThat(Checks.run(Definitions.of(Definitions.FILTERED, "", hold(branch)))).isEmpty();
    }

    @Test
    void leavesBranchesAloneThatCanWin() {
        // given
        String branches =
                branch("some", "\"p\"", ", \"where\": \"properties.n == 1\"")
                        + ","
                        + branch("p", "[\"p\", \"q\"]", "")
                        + ","
                        + branch("r", "[\"q\", \"r\"]", "");

        // when, then
        assertThat(Checks.run(Definitions.of(Definitions.FILTERED, "", hold(branches)))).isEmpty();
    }

    @Test
    void leavesAnExitRuleAloneThatSeesMoreEventsThanTheOneBefore() {
        // given
        String exits =
                "\"exits\": [ { \"name\": \"one\", \"event\": \"p\" },"
                        + " { \"name\": \"two\", \"event\": \"p\", \"matchIdentifier\": false } ],";

        // when, then
        assertThat(Checks.run(Definitions.of(Definitions.FILTERED, exits, Definitions.EXIT_STEP)))
                .isEmpty();
    }

    @Test
    void notesAnUnfilteredEntryThatTakesEachUserOnce() {
        // when
        List<Finding> findings =
                Checks.run(
                        Definitions.of(
                                "\"event\": \"a\", \"reentry\": \"once\"",
                                "",
                                Definitions.EXIT_STEP));

        // then
        assertThat(findings)
                .containsExactly(
                        Finding.note(
                                "unfiltered-entry",
                                "/entry",
                                "Every a of every user enters, as far as 'reentry' lets it: the"
                                        + " entry has no 'where', no 'audience' and no"
                                        + " 'identifier'."));
    }

    @Test
    void notesWhereTheJourneyCompletesBeforeItsLastStep() {
        // given
        String steps =
                "{ \"id\": \"w\", \"type\": \"hold-until\", \"atMost\": \"PT1H\", \"branches\": ["
                        + " { \"name\": \"x\", \"event\": \"p\" },"
                        + " { \"name\": \"y\", \"event\": \"q\", \"restart\": true } ],"
                        + " \"timeout\": \"mail\" },"
                        + " { \"id\": \"mail\", \"type\": \"send\", \"destination\": \"email\","
                        + " \"next\": \"pause\" },"
                        + " { \"id\": \"pause\", \"type\": \"delay\", \"for\": \"PT1H\", \"next\": \"split\" },"
                        + " { \"id\": \"split\", \"type\": \"random-split\", \"branches\": ["
                        + " { \"name\": \"A\", \"percent\": 50, \"next\": \"one\" },"
                        + " { \"name\": \"B\", \"percent\": 50, \"next\": \"two\" } ] },"
                        + " { \"id\": \"one\", \"type\": \"send\", \"destination\": \"email\" },"
                        + " { \"id\": \"two\", \"type\": \"send\", \"destination\": \"email\" }";

        // when
        List<Finding> findings = Checks.run(Definitions.of(Definitions.FILTERED, "", steps));

        // then
        assertThat(findings)
                .containsExactly(
                        Finding.note(
                                "completes-here",
                                "/steps/0/branches/0",
                                "The journey completes at step 'w' by 'x: p', which names no step."),
                        Finding.note(
                                "completes-here",
                                "/steps/4",
                                "The journey completes after step 'one', which has no 'next'; step"
                                        + " 'two', which is written below it, does not follow."));
    }
}
