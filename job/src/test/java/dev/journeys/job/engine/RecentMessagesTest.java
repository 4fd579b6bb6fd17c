// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentMessagesTest {

    /** The first release hashed texts, and its fingerprints are in savepoints. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "018f-4b1e-77aa-0123456789ab",
                "a message id of more than thirty-two bytes",
                "a message id of more than sixty-four bytes, which are hashed in another way",
                "ž東京\uD83D\uDE00",
                "half \uD83D"
            })
    void fingerprintsMessageIdsAsTheFirstReleaseDid(String id) {
        // given
        JourneyEvent event =
                new JourneyEvent("u", "e", false, 0, id, new byte[0], 0, 0, Place.line("", 0, 0));

        // when
        long fingerprint = RecentMessages.fingerprint(event.messageIdUtf8());

        // then
        assertThat(fingerprint)
                .isEqualTo(
                        Hashing.farmHashFingerprint64()
                                .hashString(id, StandardCharsets.UTF_8)
                                .asLong());
    }
}
