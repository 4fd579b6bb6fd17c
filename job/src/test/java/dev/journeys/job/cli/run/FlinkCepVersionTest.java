// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.cep.pattern.Pattern;
import org.junit.jupiter.api.Test;

class FlinkCepVersionTest {
    @Test
    void isTheOneOfTheBuild() {
        assertThat(FlinkCepVersion.builtFor())
                .isEqualTo(Pattern.class.getPackage().getImplementationVersion());
        assertThat(FlinkCepVersion.problems()).isEmpty();
    }

    @Test
    void isRefusedWhereItIsAnother() {
        assertThat(FlinkCepVersion.problems("2.2.1", "2.2.0"))
                .containsExactly(
                        "Expected flink-cep 2.2.1, for which this jar was built, but found 2.2.0 in"
                                + " the lib folder of Flink. Use Flink 2.2.1, or build the jar with"
                                + " mvn package -Dflink.version=2.2.0.");
    }

    @Test
    void isTakenWhereItIsUnknown() {
        assertThat(FlinkCepVersion.problems("2.2.1", null)).isEmpty();
    }
}
