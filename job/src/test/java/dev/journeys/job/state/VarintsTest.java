// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.serialization.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarintsTest {
    private final DataOutputSerializer out = new DataOutputSerializer(16);

    @ParameterizedTest
    @CsvSource({
        "0,1",
        "127,1",
        "128,2",
        "16383,2",
        "16384,3",
        "2147483647,5",
        "9223372036854775807,9",
        "-1,10",
        "-9223372036854775808,10"
    })
    void takesAByteForEverySevenBits(long number, int bytes) throws IOException {
        // when
        Varints.writeUnsigned(number, out);

        // then
        assertThat(out.length()).isEqualTo(bytes);
        assertThat(Varints.readUnsigned(written())).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "0,1",
        "63,1",
        "-64,1",
        "64,2",
        "-65,2",
        "9223372036854775807,10",
        "-9223372036854775808,10"
    })
    void takesFewBytesForSmallNumbersOfEitherSign(long number, int bytes) throws IOException {
        // when
        Varints.writeSigned(number, out);

        // then
        assertThat(out.length()).isEqualTo(bytes);
        assertThat(Varints.readSigned(written())).isEqualTo(number);
    }

    @Test
    void refusesANumberThatDoesNotEnd() {
        // given
        byte[] endless = new byte[11];
        java.util.Arrays.fill(endless, (byte) 0x80);

        // when, then
        assertThatThrownBy(() -> Varints.readUnsigned(new DataInputDeserializer(endless)))
                .isInstanceOf(IOException.class)
                .hasMessage("Expected a number of at most ten bytes, but found a longer one.");
    }

    @Test
    void keepsTextsApartThatAreAbsentAndEmpty() throws IOException {
        // when
        StateTexts.writeNullable(null, out);
        StateTexts.writeNullable("", out);
        StateTexts.writeNullable("ž\uD83D\uDE00", out);
        StateTexts.write("", out);

        // then
        DataInputDeserializer in = written();
        assertThat(StateTexts.readNullable(in)).isNull();
        assertThat(StateTexts.readNullable(in)).isEmpty();
        assertThat(StateTexts.readNullable(in)).isEqualTo("ž\uD83D\uDE00");
        assertThat(StateTexts.read(in)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "x\uD83Dž", "\uDE00\uD83D", "\uD83D\uD83D\uDE00?"})
    void keepsHalfASurrogatePairWhichUtf8CannotCarry(String text) throws IOException {
        // when
        StateTexts.write(text, out);
        StateTexts.writeNullable(text, out);
        StateTexts.write("next", out);

        // then
        DataInputDeserializer in = written();
        assertThat(StateTexts.read(in)).isEqualTo(text);
        assertThat(StateTexts.readNullable(in)).isEqualTo(text);
        assertThat(StateTexts.read(in)).isEqualTo("next");
    }

    private DataInputDeserializer written() {
        return new DataInputDeserializer(out.getCopyOfBuffer());
    }
}
