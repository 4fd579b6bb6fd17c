// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.ShopEventFormat;
import dev.journeys.job.source.ContextFormats;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.EventLimits;
import dev.journeys.job.source.EventParser;
import dev.journeys.job.source.EventReading;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document on event formats says what is so. */
class EventFormatsDocumentTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA =
            Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Place PLACE = Place.line("shop.jsonl", 0, 1);

    @TempDir private Path folder;

    private static String document() throws IOException {
        return Files.readString(HOME.resolve("docs/event-formats.md"));
    }

    @Test
    void showsTheExampleAsItIsTested() throws IOException {
        // given
        String source =
                Files.readString(
                        HOME.resolve("job/src/test/java/com/example/ShopEventFormat.java"));

        // when
        Matcher shown = JAVA.matcher(document());

        // then
        assertThat(shown.find()).isTrue();
        assertThat(source).endsWith("\n" + shown.group(1));
    }

    @Test
    void readsEventsWithTheExample() throws Exception {
        // given
        EventParser parser = shop();

        // when
        EventReading reading =
                read(
                        parser,
                        "{'who':{'id':17},'did':'cart.add','at':1772359200,'with':{'sku':'a','price':9.5}}");

        // then
        JourneyEvent event = ((EventReading.Valid) reading).event();
        assertThat(event.user()).isEqualTo("17");
        assertThat(event.name()).isEqualTo("cart.add");
        assertThat(event.timestamp()).isEqualTo(1_772_359_200_000L);
        assertThat(event.properties().values())
                .containsEntry("sku", "a")
                .containsEntry("price", 9.5);
    }

    @Test
    void makesDeadLettersOfWhatTheExampleCannotRead() throws Exception {
        // given
        EventParser parser = shop();

        // when
        EventReading noUser = read(parser, "{'did':'cart.add','at':1,'with':{}}");
        EventReading noTime = read(parser, "{'who':{'id':'u'},'did':'cart.add','with':{}}");
        EventReading noJson = read(parser, "who?");

        // then
        assertThat(noUser)
                .isEqualTo(
                        new EventReading.Invalid(
                                "invalid-event", "Expected a user, but found none."));
        assertThat(noTime)
                .isEqualTo(
                        new EventReading.Invalid(
                                "invalid-event", "Expected a time, but found none."));
        assertThat(((EventReading.Invalid) noJson).detail())
                .startsWith("Expected event format 'shop' to read the event, but it failed: ");
    }

    @Test
    void namesEveryFormatAndEveryLimit() throws IOException {
        assertThat(document())
                .contains(EventFormats.names().stream().map(name -> "`" + name + "`").toList())
                .contains("1 MiB")
                .contains(EventLimits.MAX_DEPTH + " levels")
                .contains("1,000 characters")
                .contains("10,000 characters");
        assertThat(EventLimits.MAX_BYTES).isEqualTo(1_048_576);
        assertThat(EventLimits.MAX_NUMBER_LENGTH).isEqualTo(1_000);
        assertThat(EventLimits.MAX_NAME_LENGTH).isEqualTo(10_000);
    }

    private EventParser shop() throws Exception {
        return ContextFormats.run(
                folder, ShopEventFormat.class.getName(), () -> EventFormats.load("shop"));
    }

    private static EventReading read(EventParser parser, String json) {
        return parser.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), PLACE);
    }
}
