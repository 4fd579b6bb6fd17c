// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.patterns.definition.EntryDefinition;
import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.PatternDefinition.AllOf;
import dev.journeys.patterns.definition.PatternDefinition.Contiguity;
import dev.journeys.patterns.definition.PatternDefinition.Member;
import dev.journeys.patterns.definition.PatternDefinition.Sequence;
import dev.journeys.patterns.definition.PatternDefinition.Stage;
import dev.journeys.patterns.definition.PatternDefinition.Times;
import dev.journeys.patterns.definition.ReentryDefinition;
import dev.journeys.patterns.definition.SendFields;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.ConditionBranch;
import dev.journeys.patterns.definition.StepDefinition.EventBranch;
import dev.journeys.patterns.definition.StepDefinition.ShareBranch;
import dev.journeys.patterns.definition.WhenLive;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class DefinitionParserTest {

    @Test
    void readsEveryFieldOfADefinition() {
        // when
        JourneyDefinition definition = definition("every-field");

        // then
        assertThat(definition.id()).isEqualTo("0-every-field");
        assertThat(definition.version()).isEqualTo(Integer.MAX_VALUE);
        assertThat(definition.name()).contains("");
        assertThat(definition.description()).isPresent();
        assertThat(definition.expireAfter()).isEqualTo(Duration.ofDays(3650));
        assertThat(definition.entry())
                .isEqualTo(
                        new EntryDefinition(
                                new EntryTrigger.SingleEvent(
                                        List.of("order_placed", "order_imported"),
                                        Optional.of("has(properties.order) && event.name != 'x'")),
                                Optional.of("vip"),
                                new ReentryDefinition.After(Duration.ofDays(30)),
                                Optional.of("order.id"),
                                WhenLive.RESTART));
    }

    @Test
    void readsEveryFieldOfExitRules() throws Exception {
        // when
        List<ExitRuleDefinition> exits = definition("every-field").exits();

        // then
        SendFields send =
                new SendFields(
                        "crm",
                        Optional.of("Refunded"),
                        Optional.of(
                                new ObjectMapper()
                                        .readTree("{\"step\":\"{{ journey.step }}\",\"x-tag\":1}")
                                        .require()),
                        Optional.of("api"),
                        Optional.of("journey.version > 0"));
        assertThat(exits)
                .containsExactly(
                        new ExitRuleDefinition(
                                "refunded",
                                List.of("order_refunded"),
                                Optional.of("properties.total > 0"),
                                false,
                                Optional.of(send)),
                        new ExitRuleDefinition(
                                "merged",
                                List.of("order_merged"),
                                Optional.empty(),
                                true,
                                Optional.of(bare("crm"))));
    }

    @Test
    void readsEveryFieldOfWaits() {
        // when
        List<StepDefinition> steps = definition("every-field").steps();

        // then
        assertThat(steps.subList(0, 3))
                .containsExactly(
                        new StepDefinition.HoldUntil(
                                "hold",
                                Duration.ofMillis(500),
                                List.of(
                                        new EventBranch(
                                                "again",
                                                List.of("order_changed"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                true),
                                        new EventBranch(
                                                "paid",
                                                List.of("order_paid"),
                                                Optional.of("properties.amount == entry.amount"),
                                                Optional.of("pause"),
                                                false),
                                        new EventBranch(
                                                "left",
                                                List.of("order_left"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                false)),
                                Optional.of("pause")),
                        new StepDefinition.Delay(
                                "pause",
                                new StepDefinition.DelayWait.For(Duration.parse("P1DT1H1M1.5S")),
                                Optional.of("until"),
                                Optional.empty()),
                        new StepDefinition.Delay(
                                "until",
                                new StepDefinition.DelayWait.Until(
                                        "journey.enteredAt + duration('24h')"),
                                Optional.of("split"),
                                Optional.of("hours")));
        assertThat(steps.get(7))
                .isEqualTo(
                        new StepDefinition.Delay(
                                "hours",
                                new StepDefinition.DelayWait.Window(
                                        LocalTime.of(22, 0),
                                        LocalTime.of(6, 30),
                                        Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                                        "{{ profile.zone }}"),
                                Optional.of("split"),
                                Optional.of("the end")));
    }

    @Test
    void readsAWindowOfEveryWholeDay() {
        // given
        String text =
                DefinitionTexts.with(
                        DefinitionTexts.valid("every-field"),
                        "/steps/7/window",
                        "{\"from\":\"00:00\",\"to\":\"24:00\",\"zone\":\"EST5EDT\"}");

        // when
        StepDefinition step =
                DefinitionParser.parse(text).definition().orElseThrow().steps().get(7);

        // then
        assertThat(((StepDefinition.Delay) step).delayWait())
                .isEqualTo(
                        new StepDefinition.DelayWait.Window(
                                LocalTime.MIDNIGHT,
                                LocalTime.MIDNIGHT,
                                EnumSet.allOf(DayOfWeek.class),
                                "EST5EDT"));
    }

    @Test
    void readsEveryFieldOfStepsThatDoNotWait() throws Exception {
        // when
        List<StepDefinition> steps = definition("every-field").steps();

        // then
        SendFields send =
                new SendFields(
                        "webhook",
                        Optional.of("Sent"),
                        Optional.of(
                                new ObjectMapper()
                                        .readTree(
                                                "{\"id\":\"{{ entry.id }}\",\"list\":[1,2.5,null,{\"deep\":\"{{ now }}\"}]}")
                                        .require()),
                        Optional.of("push"),
                        Optional.of("true"));
        assertThat(steps.subList(3, 7))
                .containsExactly(
                        new StepDefinition.DataSplit(
                                "split",
                                List.of(
                                        new ConditionBranch(
                                                "rich",
                                                "entry.amount > 100",
                                                Optional.of("random")),
                                        new ConditionBranch("poor", "true", Optional.empty())),
                                Optional.of("random")),
                        new StepDefinition.RandomSplit(
                                "random",
                                List.of(
                                        new ShareBranch("A", 3333, Optional.of("send")),
                                        new ShareBranch("B", 4000, Optional.of("the end")),
                                        new ShareBranch("C", 2667, Optional.empty()),
                                        new ShareBranch("D", 0, Optional.of("hold"))),
                                true),
                        new StepDefinition.Send("send", send, Optional.of("the end")),
                        new StepDefinition.Exit("the end", Optional.of("expired")));
    }

    @Test
    void fillsInWhatIsLeftOut() {
        // when
        JourneyDefinition definition = definition("minimal");

        // then
        assertThat(definition)
                .isEqualTo(
                        new JourneyDefinition(
                                "m",
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                new EntryDefinition(
                                        new EntryTrigger.SingleEvent(
                                                List.of("signed_up"), Optional.empty()),
                                        Optional.empty(),
                                        new ReentryDefinition.EveryEvent(),
                                        Optional.empty(),
                                        WhenLive.IGNORE),
                                List.of(),
                                List.of(new StepDefinition.Exit("done", Optional.empty())),
                                Duration.ofDays(365)));
    }

    @Test
    void readsReentryOnce() {
        assertThat(definition("loops").entry().reentry()).isEqualTo(new ReentryDefinition.Once());
    }

    @Test
    void readsASequence() {
        // when
        EntryTrigger trigger = definition("sequence").entry().trigger();

        // then
        assertThat(trigger)
                .isEqualTo(
                        new EntryTrigger.SeveralEvents(
                                new Sequence(
                                        Optional.of(Duration.ofMinutes(30)),
                                        List.of(
                                                stage(
                                                        "viewed",
                                                        List.of("product_viewed", "page"),
                                                        Contiguity.FOLLOWED_BY,
                                                        new Times(3, OptionalInt.of(5)),
                                                        false,
                                                        null),
                                                stage(
                                                        "shared",
                                                        List.of("product_shared"),
                                                        Contiguity.FOLLOWED_BY_ANY,
                                                        Times.exactly(2),
                                                        true,
                                                        null),
                                                stage(
                                                        "added: now",
                                                        List.of("product_added"),
                                                        Contiguity.NEXT,
                                                        Times.ONCE,
                                                        false,
                                                        "has(context.viewed) && context.viewed.sku == properties.sku && !('shared' in context)"),
                                                stage(
                                                        "removed",
                                                        List.of("product_removed"),
                                                        Contiguity.NOT_NEXT,
                                                        Times.ONCE,
                                                        false,
                                                        "context['added: now'].sku == properties.sku"),
                                                stage(
                                                        "opened",
                                                        List.of("cart_opened"),
                                                        Contiguity.FOLLOWED_BY,
                                                        new Times(1, OptionalInt.of(2)),
                                                        false,
                                                        null),
                                                stage(
                                                        "timeout",
                                                        List.of("order_completed"),
                                                        Contiguity.NOT_FOLLOWED_BY,
                                                        Times.ONCE,
                                                        false,
                                                        null)))));
    }

    private static Stage stage(
            String name,
            List<String> events,
            Contiguity contiguity,
            Times times,
            boolean optional,
            String where) {
        return new Stage(name, events, contiguity, times, optional, Optional.ofNullable(where));
    }

    @Test
    void readsAPatternInAnyOrder() {
        // when
        EntryTrigger trigger = definition("all-of").entry().trigger();

        // then
        assertThat(trigger)
                .isEqualTo(
                        new EntryTrigger.SeveralEvents(
                                new AllOf(
                                        Optional.empty(),
                                        List.of(
                                                new Member(
                                                        "mail",
                                                        List.of("mail_opened"),
                                                        Times.ONCE,
                                                        Optional.of("has(properties.campaign)")),
                                                new Member(
                                                        "app",
                                                        List.of("app_opened", "push_opened"),
                                                        new Times(2, OptionalInt.empty()),
                                                        Optional.empty())))));
    }

    @ParameterizedTest
    @FieldSource("dev.journeys.patterns.parse.DefinitionTexts#VALID")
    void findsNothingWrongWithAValidDefinition(String name) {
        assertThat(DefinitionParser.parse(DefinitionTexts.valid(name)).problems()).isEmpty();
    }

    @Test
    void hasADefinitionWhereNothingHadToBeGuessed() {
        // given
        String text = DefinitionTexts.with(DefinitionTexts.valid("minimal"), "/colour", "1");

        // when
        Parsed parsed = DefinitionParser.parse(text);

        // then
        assertThat(parsed.problems()).hasSize(1);
        assertThat(parsed.definition()).isPresent();
    }

    @Test
    void hasNoDefinitionWhereAFieldHadToBeGuessed() {
        // given
        String text = DefinitionTexts.with(DefinitionTexts.valid("minimal"), "/nam", "\"M\"");

        // when
        Parsed parsed = DefinitionParser.parse(text);

        // then
        assertThat(parsed.problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNKNOWN_FIELD);
        assertThat(parsed.definition()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 'the number ''2'''",
        "1.5, 'the number ''1.5'''",
        "0, 'the number ''0'''",
        "1e99, 'the number ''1e99'''"
    })
    void namesTheSupportedFormatsAndReadsNothingElseOfAnother(String format, String found) {
        // given a definition in that format, of which nothing is known
        String text = "{\"format\":" + format + ",\"journeys\":[]}";

        // when
        Parsed parsed = DefinitionParser.parse(text);

        // then
        assertThat(parsed.problems())
                .extracting(DefinitionTexts::full)
                .containsExactly(
                        "unsupported-format /format 1:11 Expected format '1', but found "
                                + found
                                + ".");
    }

    @Test
    void keepsAStepOfWhichPartsAreWrongInTheOutline() {
        // given
        String text =
                DefinitionTexts.with(
                        DefinitionTexts.valid("cart-abandonment"), "/steps/0/atMost", "5");

        // when
        Parsed parsed = DefinitionParser.parse(text);

        // then
        Outline.Step wait = parsed.outline().steps().get(0);
        assertThat(parsed.definition()).isEmpty();
        assertThat(wait.id().orElseThrow().text()).isEqualTo("wait");
        assertThat(wait.references())
                .extracting(Outline.Mention::text)
                .containsExactly("thanks", "nudge");
        assertThat(wait.readable()).isTrue();
        assertThat(wait.waits()).isTrue();
    }

    private static SendFields bare(String destination) {
        return new SendFields(
                destination,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static JourneyDefinition definition(String name) {
        return DefinitionParser.parse(DefinitionTexts.valid(name)).definition().orElseThrow();
    }
}
