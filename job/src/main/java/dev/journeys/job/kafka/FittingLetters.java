// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Refused;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Dead letters no larger than their topic takes. Used by one thread. */
final class FittingLetters {
    private final OutputFormat format = new OutputFormat();

    /**
     * What the dead letter of a refused record says: of a late event, what that says and why it
     * could not be written; of anything else, its JSON, which for a delivery begins with its id.
     *
     * @param topic which refused it
     */
    static Refused of(OutputRecord output, String topic, Refusal refusal) {
        return output.kind() == OutputKind.LATE
                ? Refused.of(output).because(refusal.reason(), refusal.detail())
                : new Refused(
                        output.user(),
                        refusal.reason(),
                        refusal.detail(),
                        new String(output.json(), StandardCharsets.UTF_8),
                        topic,
                        null);
    }

    /**
     * A dead letter with as much of the text as fits: all, or the first half, or of that the first
     * half, and so on, and at last not even the user as its key.
     *
     * @param maxBytes how large it may be, as {@link RecordSize} counts
     * @return null where not even that fits
     */
    @Nullable OutputRecord fit(Refused refused, int maxBytes) {
        int characters = refused.text().length();
        OutputRecord letter = format.deadLetter(refused);
        while (!RecordSize.fits(letter, maxBytes) && characters > 0) {
            characters /= 2;
            letter = format.deadLetter(refused.cut(characters, true));
        }
        if (!RecordSize.fits(letter, maxBytes)) {
            letter = format.deadLetter(refused.cut(0, false));
        }
        return RecordSize.fits(letter, maxBytes) ? letter : null;
    }
}
