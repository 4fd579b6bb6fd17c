// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main method where Flink runs it in its own process; a call of exit would end the tests. */
class MainTest {
    @BeforeEach
    void runByFlink() {
        ClientEnvironment.set();
    }

    @AfterEach
    void runByNobody() {
        ClientEnvironment.unset();
    }

    @Test
    void throwsWhatTheCommandHasSaid() {
        assertThatThrownBy(() -> Main.main(new String[] {"run", "--events", "shop"}))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("Expected --bootstrap-servers");
    }

    @Test
    void throwsWhereTheCommandItselfIsUnknown() {
        assertThatThrownBy(() -> Main.main(new String[] {"walk"}))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("walk");
        assertThatThrownBy(() -> Main.main(new String[0]))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("The command ended with exit code 2; see what it printed.");
    }

    @Test
    void returnsFromACommandThatSucceeds() {
        Main.main(new String[] {"run", "--help"});
        assertThat(ClientEnvironment.isSet()).isTrue();
    }

    /** What a Flink client sets before it calls the main method. */
    @SuppressWarnings("try") // Flink's environments declare every exception when they close.
    private static final class ClientEnvironment extends StreamExecutionEnvironment {
        static void set() {
            initializeContextEnvironment(configuration -> new ClientEnvironment());
        }

        static void unset() {
            resetContextEnvironment();
        }

        static boolean isSet() {
            return getExecutionEnvironment() instanceof ClientEnvironment;
        }
    }
}
