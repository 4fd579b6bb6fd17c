// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.PublishedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedFilesTest {
    private static final long NOW = 1_000_000;

    private PublishedFiles files = new PublishedFiles(List.of(), () -> NOW);

    @Test
    void publishesADefinitionFromTheTimeOfItsFile() {
        assertThat(save("cart.json", definition("cart", 1), 5_000))
                .containsExactly("SET cart/1/5000 with definition");
        assertThat(complete()).containsExactly("COMPLETE");
    }

    @Test
    void publishesNothingForALaterTimeThanNow() {
        assertThat(save("cart.json", definition("cart", 1), NOW + 1))
                .containsExactly("SET cart/1/1000000 with definition");
    }

    @Test
    void keepsTheLowerVersionThatAFileHadBefore() {
        // given
        save("cart.json", definition("cart", 1), 5_000);

        // when, then
        assertThat(save("cart.json", definition("cart", 2), 6_000))
                .containsExactly("SET cart/2/6000 with definition");
        assertThat(gone("cart.json")).containsExactly("REMOVE cart/1/5000", "REMOVE cart/2/6000");
        assertThat(files.published()).isEmpty();
    }

    @Test
    void takesBackAHigherVersionWhereAFileGoesBackToALowerOne() {
        // given
        save("cart.json", definition("cart", 1), 5_000);
        save("cart.json", definition("cart", 2), 6_000);

        // when, then
        assertThat(save("cart.json", definition("cart", 1), 7_000))
                .containsExactly("SET cart/1/5000 with definition", "REMOVE cart/2/6000");
    }

    @Test
    void takesBackTheJourneyThatAFileHadBefore() {
        // given
        save("cart.json", definition("cart", 1), 5_000);

        // when, then
        assertThat(save("cart.json", definition("basket", 1), 7_000))
                .containsExactly("SET basket/1/7000 with definition", "REMOVE cart/1/5000");
    }

    @Test
    void keepsTheTimeOfADefinitionThatIsOnlyTouchedRenamedOrFormatted() {
        // given
        save("cart.json", definition("cart", 1), 5_000);

        // when, then
        assertThat(save("cart.json", definition("cart", 1) + "\n", 6_000))
                .containsExactly("SET cart/1/5000 with definition");
        assertThat(save("other.json", definition("cart", 1), 7_000))
                .containsExactly("SET cart/1/5000 with definition");
        assertThat(gone("cart.json")).isEmpty();
        assertThat(gone("other.json")).containsExactly("REMOVE cart/1/5000");
    }

    @Test
    void refusesAnotherDefinitionUnderTheSameVersion() {
        // given
        save("cart.json", definition("cart", 1), 5_000);
        save("cart-3.json", definition("cart", 3), 5_000);

        // when, then
        String changed = definition("cart", 1).replace("started", "begun");
        assertThat(save("cart.json", changed, 6_000))
                .containsExactly(
                        "invalid-definition at cart.json: cart.json:1:24: Expected a new version"
                                + " for a changed definition, but found version 1 of 'cart', which"
                                + " is published with another definition. Raise 'version' to 4."
                                + " [duplicate-version at '/version']");
        assertThat(save("cart.json", changed.replace(":1,", ":4,"), 7_000))
                .containsExactly("SET cart/4/7000 with definition");
    }

    @Test
    void refusesABrokenDefinitionWithAllItsMistakesAndKeepsTheLastGoodOne() {
        // given
        save("cart.json", definition("cart", 1), 5_000);

        // when, then
        assertThat(save("cart.json", "{\n \"id\": 7,\n \"version\": 0}", 6_000))
                .singleElement()
                .asString()
                .startsWith("invalid-definition at cart.json: cart.json:1:1: Expected")
                .contains("\ncart.json:2:8: ", "\ncart.json:3:13: ");
        assertThat(save("cart.json", "", 6_500)).singleElement().asString().contains(":1:1: ");
        assertThat(complete()).containsExactly("COMPLETE");
        assertThat(gone("cart.json")).containsExactly("REMOVE cart/1/5000");
    }

    @Test
    void refusesAFileThatIsTooLong() {
        // when
        List<ControlReading> readings =
                files.read(ControlEntry.cut("a.json", new byte[] {'x'}, "a.json", 1));

        // then
        assertThat(show(readings))
                .containsExactly(
                        "invalid-definition at a.json: a.json:1:1: Expected a definition of at"
                                + " most 4194304 bytes, but found a longer one. [too-large at '']");
    }

    @Test
    void keepsTheTimesOfARunBefore() {
        // given
        save("cart.json", definition("cart", 1), 5_000);
        save("cart.json", definition("cart", 2), 6_000);
        restart();

        // when, then
        assertThat(save("cart.json", definition("cart", 2), 9_000))
                .containsExactly("SET cart/2/6000 with definition");
        assertThat(complete()).containsExactly("COMPLETE");
        assertThat(gone("cart.json")).containsExactly("REMOVE cart/1/5000", "REMOVE cart/2/6000");
    }

    @Test
    void keepsTheLastGoodDefinitionOfARunBeforeWhereTheFileIsBrokenNow() {
        // given
        save("cart.json", definition("cart", 1), 5_000);
        save("cart.json", definition("cart", 2), 6_000);
        restart();

        // when
        save("cart.json", "broken", 9_000);

        // then
        assertThat(complete()).containsExactly("SET cart/2/6000", "COMPLETE");
    }

    @Test
    void removesWhatWentWhileTheJobStoodStill() {
        // given
        save("cart.json", definition("cart", 1), 5_000);
        save("other.json", definition("other", 1), 6_000);
        restart();

        // when
        save("renamed.json", definition("other", 1), 9_000);

        // then
        assertThat(complete()).containsExactly("REMOVE cart/1/5000", "COMPLETE");
        assertThat(files.published())
                .extracting(PublishedFile::file)
                .containsExactly("renamed.json");
    }

    @Test
    void setsTheDestinationsOfFilesAndTakesThemBackWithThem() {
        assertThat(save("crm.json", destination("crm"), 5_000))
                .containsExactly("SET_DESTINATION destination/crm");
        assertThat(save("crm.json", destination("email"), 5_000))
                .containsExactly(
                        "SET_DESTINATION destination/email", "REMOVE_DESTINATION destination/crm");
        assertThat(gone("crm.json")).containsExactly("REMOVE_DESTINATION destination/email");
        assertThat(gone("crm.json")).isEmpty();
    }

    @Test
    void keepsADestinationThatAnotherFileHasToo() {
        // given
        save("a.json", destination("crm"), 5_000);
        save("b.json", destination("crm"), 5_000);

        // then
        assertThat(save("a.json", destination("email"), 6_000))
                .containsExactly("SET_DESTINATION destination/email");
        assertThat(gone("b.json")).containsExactly("REMOVE_DESTINATION destination/crm");
    }

    @Test
    void keepsTheDestinationOfAFileThatIsBroken() {
        // given
        save("crm.json", destination("crm"), 5_000);

        // when
        List<String> readings = save("crm.json", "{\"destination\":\"crm\",\"type\":5}", 6_000);

        // then
        assertThat(readings).hasSize(2);
        assertThat(readings.get(0)).startsWith("invalid-destination at crm.json: crm.json:1:");
        assertThat(readings.get(1)).isEqualTo("UNREADABLE destination/");
        assertThat(save("crm.json", "", 7_000)).hasSize(1);
    }

    @Test
    void takesBackWhatAFileHadOfTheOtherKind() {
        // given
        save("a.json", definition("cart", 1), 5_000);

        // when, then
        assertThat(save("a.json", destination("crm"), 6_000))
                .containsExactly("SET_DESTINATION destination/crm", "REMOVE cart/1/5000");
        assertThat(save("a.json", definition("cart", 1), 7_000))
                .containsExactly(
                        "REMOVE_DESTINATION destination/crm", "SET cart/1/7000 with definition");
    }

    private static String destination(String id) {
        return "{\"destination\":\"" + id + "\",\"type\":\"log\"}";
    }

    private void restart() {
        files = new PublishedFiles(files.published(), () -> NOW);
    }

    private List<String> save(String file, String text, long time) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return show(files.read(ControlEntry.value(file, bytes, file, time)));
    }

    private List<String> gone(String file) {
        return show(files.read(ControlEntry.removal(file, file)));
    }

    private List<String> complete() {
        return show(files.read(ControlEntry.complete()));
    }

    static List<String> show(List<ControlReading> readings) {
        return readings.stream().map(PublishedFilesTest::show).toList();
    }

    static String show(ControlReading reading) {
        if (reading instanceof ControlReading.Invalid invalid) {
            return invalid.reason() + " at " + invalid.place() + ": " + invalid.detail();
        }
        ControlUpdate update = ((ControlReading.Valid) reading).update();
        boolean defined = update.definition() != null && update.definition().definition() != null;
        return (update.kind() + " " + update.key() + (defined ? " with definition" : "")).trim();
    }

    static String definition(String journey, int version) {
        return """
        {"id":"%s","version":%d,"entry":{"event":"started"},"steps":[{"id":"out","type":"exit"}]}"""
                .formatted(journey, version);
    }
}
