// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.patterns.compile.CompiledPattern;
import dev.journeys.patterns.compile.CompiledTrigger;
import dev.journeys.patterns.compile.JourneyCompiler;
import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.validate.DefinitionReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternHostTest {
    private static final String PAIR =
            "\"within\":\"PT1H\",\"sequence\":[{\"name\":\"a\",\"event\":\"a\"},{\"name\":\"b\",\"event\":\"b\"}]";
    private static final long HOUR = 3_600_000;

    private final PatternHost host = new PatternHost();
    private final CompiledPattern pair = pattern(PAIR);

    @ParameterizedTest
    @ValueSource(longs = {1_772_359_200_000L, 1, 0, -1, -HOUR, -62_135_596_800_000L})
    void timesOutAtTheEndOfTheWindow(long start) {
        // when
        PatternProgress begun = take(pair, null, start, "a", "{}");

        // then
        assertThat(begun.due()).isEqualTo(start + HOUR);
        assertThat(host.elapse(pair, begun.partialMatches(), start + HOUR).partialMatches())
                .isNull();
    }

    @Test
    void keepsNothingOfAnEventThatBeginsNothing() {
        // when
        PatternProgress progress = take(pair, null, 0, "b", "{}");

        // then
        assertThat(progress.partialMatches()).isNull();
        assertThat(progress.due()).isEqualTo(PatternHost.NEVER);
    }

    @Test
    void changesNothingAtAnEventThatChangesNothing() {
        // given
        byte[] kept = take(pair, null, 0, "a", "{}").partialMatches();

        // when
        PatternProgress progress = take(pair, kept, 1, "c", "{}");

        // then
        assertThat(progress.partialMatches()).isSameAs(kept);
        assertThat(progress.due()).isEqualTo(HOUR);
    }

    @Test
    void keepsOnePartialMatchForEveryFirstEventOfALoop() {
        // given
        CompiledPattern loop =
                pattern(
                        "\"sequence\":[{\"name\":\"a\",\"event\":\"a\",\"times\":{\"atLeast\":2}},{\"name\":\"b\",\"event\":\"b\"}]");
        byte[] kept = null;
        int dropped = 0;

        // when
        for (int i = 0; i < 60; i++) {
            PatternProgress progress = take(loop, kept, i, "a", "{\"n\":" + i + "}");
            kept = progress.partialMatches();
            dropped += progress.dropped();
        }
        PatternProgress progress = take(loop, kept, 60, "b", "{}");

        // then all views are there still
        assertThat(dropped).isZero();
        assertThat(progress.matches()).singleElement().matches(m -> m.events().size() == 61);
        assertThat(progress.partialMatches()).isNull();
    }

    @Test
    void givesUpTheOldestPartialMatchesWhereTheyTakeTooMuch() {
        // given
        String large = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
        byte[] kept = null;
        int dropped = 0;

        // when
        for (int i = 0; i < 5; i++) {
            PatternProgress progress = take(pair, kept, i, "a", large);
            kept = progress.partialMatches();
            dropped += progress.dropped();
            assertThat(kept.length).isLessThanOrEqualTo(PatternHost.MAX_BYTES);
        }

        // then
        assertThat(dropped).isEqualTo(2);
        assertThat(take(pair, kept, 5, "b", "{}").matches())
                .singleElement()
                .matches(match -> match.first().sequence() == 2);
    }

    @Test
    void startsAnewWhereThePatternIsAnother() {
        // given
        byte[] kept = take(pair, null, 0, "a", "{}").partialMatches();
        CompiledPattern other = pattern(PAIR.replace("PT1H", "PT2H"));

        // when
        PatternProgress progress = take(other, kept, 1, "b", "{}");

        // then
        assertThat(progress.matches()).isEmpty();
        assertThat(progress.partialMatches()).isNull();
        assertThat(progress.dropped()).isEqualTo(1);
    }

    @Test
    void refusesPartialMatchesOfALaterFormat() {
        // given
        byte[] kept = take(pair, null, 0, "a", "{}").partialMatches();
        kept[0] = 2;

        // when, then
        assertThatThrownBy(() -> take(pair, kept, 1, "b", "{}"))
                .hasRootCauseMessage("Expected partial matches in format 1, but found 2.");
    }

    @Test
    void readsPartialMatchesOfAnEarlierRelease() throws Exception {
        // given
        byte[] kept;
        try (InputStream in = getClass().getResourceAsStream("/state/partial-matches-0.1.bin")) {
            kept = in.readAllBytes();
        }

        // when
        PatternProgress progress = take(pair, kept, 7, "b", "{}");

        // then
        assertThat(progress.matches()).singleElement().matches(m -> m.events().size() == 2);
        assertThat(progress.matches().get(0).context().get("a")).hasToString("{\"text\":\"žluť\"}");
    }

    @Test
    @EnabledIfSystemProperty(named = "journeys.write-state-snapshots", matches = "true")
    void writesPartialMatchesAnewOnRequest() throws Exception {
        byte[] kept = take(pair, null, 5, "a", "{\"text\":\"žluť\"}").partialMatches();
        kept = take(pair, kept, 6, "a", "{}").partialMatches();
        Files.write(Path.of("src", "test", "resources", "state", "partial-matches-0.1.bin"), kept);
    }

    /** Stages listen to the event of their own name. */
    private PatternProgress take(
            CompiledPattern pattern, byte[] kept, long time, String name, String properties) {
        return host.take(
                pattern,
                kept,
                time,
                JsonSlice.of(properties.getBytes(StandardCharsets.UTF_8)),
                (stage, captured) -> pattern.stages().get(stage).filter().listensTo(name));
    }

    private static CompiledPattern pattern(String pattern) {
        String text =
                "{\"id\":\"j\",\"version\":1,\"entry\":{\"pattern\":{"
                        + pattern
                        + "}},\"steps\":[{\"id\":\"s\",\"type\":\"exit\"}]}";
        DefinitionReader.Valid valid = (DefinitionReader.Valid) DefinitionReader.read(text);
        return ((CompiledTrigger.SeveralEvents)
                        new JourneyCompiler().compile(valid.definition()).entry().trigger())
                .pattern();
    }
}
