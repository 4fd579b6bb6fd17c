// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.job.source.format.SegmentEventFormat;
import dev.journeys.job.state.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFormatsTest {
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);
    private static final Place PLACE = Place.line("events.jsonl", 0, 1);

    @TempDir private Path folder;

    @Test
    void knowsTheFormatsOfTheProduct() {
        assertThat(EventFormats.names())
                .containsExactly("auto", "cloudevents", "masivo", "pointers", "segment", "xdm");
    }

    @Test
    void refusesAnUnknownNameAndNamesThoseThereAre() {
        assertThatThrownBy(() -> EventFormats.load("csv:x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected an event format out of auto, cloudevents, masivo, pointers, segment,"
                                + " xdm, but found 'csv'.");
    }

    @Test
    void refusesSettingsForAFormatThatHasNone() {
        assertThatThrownBy(() -> EventFormats.load("segment:strict"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected no settings for event format 'segment', but found 'strict'.");
    }

    @Test
    void refusesTwoFormatsOfOneName() {
        assertThatThrownBy(
                        () ->
                                ContextFormats.run(
                                        folder,
                                        SecondSegment.class.getName(),
                                        () -> EventFormats.load("auto")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected one event format 'segment', but found two: ")
                .hasMessageContaining(SegmentEventFormat.class.getName())
                .hasMessageContaining(SecondSegment.class.getName());
    }

    @Test
    void saysWhichFormatCannotBeLoaded() {
        assertThatThrownBy(
                        () ->
                                ContextFormats.run(
                                        folder,
                                        "com.example.Gone",
                                        () -> EventFormats.load("auto")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Expected event formats that can be loaded, but found one that cannot: ")
                .hasMessageContaining("com.example.Gone");
    }

    @Test
    void makesADeadLetterOfWhateverAFormatThrows() {
        // given
        EventParser broken = new EventParser(failing(() -> new IllegalStateException("a reason")));
        EventParser unreadable = new EventParser(failing(() -> new IOException("no more")));
        EventParser silent = new EventParser(failing(() -> null));
        EventParser endless = new EventParser(failing(EventFormatsTest::recurse));

        // when, then
        assertThat(broken.parse(TEXT, PLACE))
                .isEqualTo(failed("java.lang.IllegalStateException: a reason"));
        assertThat(unreadable.parse(TEXT, PLACE)).isEqualTo(failed("java.io.IOException: no more"));
        assertThat(silent.parse(TEXT, PLACE))
                .isEqualTo(failed("java.lang.NullPointerException: it gave no reading"));
        assertThat(endless.parse(TEXT, PLACE)).isEqualTo(failed("java.lang.StackOverflowError"));
    }

    private static EventReading failed(String how) {
        return new EventReading.Invalid(
                "invalid-event",
                "Expected event format 'failing' to read the event, but it failed: " + how);
    }

    @SuppressWarnings("InfiniteRecursion") // That is what it is for.
    private static Exception recurse() {
        return recurse();
    }

    private static EventFormat failing(Failure failure) {
        return new EventFormat() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public EventReading parse(byte[] text, Place place, Long recordTimestampMillis)
                    throws IOException {
                Exception exception = failure.make();
                if (exception == null) {
                    return null;
                }
                if (exception instanceof IOException unreadable) {
                    throw unreadable;
                }
                throw (RuntimeException) exception;
            }
        };
    }

    private interface Failure {
        Exception make();
    }

    /** A format with a name that is taken. */
    public static final class SecondSegment implements EventFormat {
        @Override
        public String name() {
            return "segment";
        }

        @Override
        public EventReading parse(byte[] text, Place place, Long recordTimestampMillis) {
            return EventBuilder.of(text, place).build();
        }
    }
}
