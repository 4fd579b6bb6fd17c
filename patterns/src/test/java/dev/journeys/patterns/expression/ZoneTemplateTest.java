// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTemplateTest {

    private static final String PROFILE =
            "{\"zone\":\"Asia/Kathmandu\",\"city\":\"Lima\",\"offset\":2,\"nothing\":null,\"empty\":\"\",\"wrong\":\"Limbo\","
                    + "\"list\":[\"UTC\"],\"half\":\"\\ud800\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Paris                                | Europe/Paris   | 0",
                "{{ profile.zone }}                          | Asia/Kathmandu | 0",
                "America/{{ profile.city }}                  | America/Lima   | 0",
                "UTC+{{ profile.offset }}                    | UTC+02:00      | 0",
                "{{ has(profile.tz) ? profile.tz : 'UTC' }}  | UTC            | 0",
                "UTC{{ profile.nothing }}                    | UTC            | 0",
                "UTC{{ profile.tz }}                         | UTC            | 1",
            })
    void givesTheZone(String text, String zone, int missing) throws Exception {
        assertThat(evaluate(text))
                .isEqualTo(new ZoneTemplate.Result(Optional.of(ZoneId.of(zone)), missing));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mars/Olympus                     | 0",
                "{{ profile.tz }}                 | 1",
                "{{ profile.a }}/{{ profile.b }}  | 2",
                "{{ profile.nothing }}            | 0",
                "{{ profile.empty }}              | 0",
                "{{ profile.wrong }}              | 0",
                "{{ profile.offset }}             | 0",
                "{{ profile.list }}               | 0",
                "{{ profile.half }}               | 0",
                "{{ profile }}                    | 0",
                "{{ now }}                        | 0",
            })
    void givesNoneWhereThereIsNoTextOrNoSuchZone(String text, int missing) throws Exception {
        assertThat(evaluate(text)).isEqualTo(new ZoneTemplate.Result(Optional.empty(), missing));
    }

    private static ZoneTemplate.Result evaluate(String text) throws Exception {
        return ExpressionCompiler.standard()
                .zone(text, ExpressionScope.STEP)
                .evaluate(FixedVariables.of(PROFILE));
    }
}
