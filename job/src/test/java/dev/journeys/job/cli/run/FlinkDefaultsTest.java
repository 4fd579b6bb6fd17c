// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class FlinkDefaultsTest {
    @Test
    void setWhatIsNotSet() {
        // given
        StreamExecutionEnvironment env = environment(Map.of("parallelism.default", "3"));

        // when
        FlinkDefaults.apply(env, Duration.ofSeconds(10));

        // then
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(10_000);
        assertThat(env.getConfig().getAutoWatermarkInterval()).isEqualTo(20);
        assertThat(env.getConfig().isObjectReuseEnabled()).isTrue();
        assertThat(env.getConfig().isUseSnapshotCompression()).isTrue();
        assertThat(env.getConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
        assertThat(env.getMaxParallelism()).isEqualTo(128);
    }

    @Test
    void leaveWhatIsSet() {
        // given
        StreamExecutionEnvironment env =
                environment(
                        Map.of(
                                "execution.checkpointing.interval", "3 s",
                                "pipeline.auto-watermark-interval", "0 ms",
                                "pipeline.object-reuse", "false",
                                "execution.checkpointing.snapshot-compression", "false",
                                "pipeline.max-parallelism", "4"));

        // when
        FlinkDefaults.apply(env, Duration.ofSeconds(10));

        // then
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(3_000);
        assertThat(env.getConfig().getAutoWatermarkInterval()).isZero();
        assertThat(env.getConfig().isObjectReuseEnabled()).isFalse();
        assertThat(env.getConfig().isUseSnapshotCompression()).isFalse();
        assertThat(env.getMaxParallelism()).isEqualTo(4);
    }

    @Test
    void allowAParallelismAboveTheUsualMaximum() {
        // given
        StreamExecutionEnvironment env = environment(Map.of("parallelism.default", "200"));

        // when
        FlinkDefaults.apply(env, Duration.ofSeconds(10));

        // then
        assertThat(env.getMaxParallelism()).isEqualTo(200);
    }

    private static StreamExecutionEnvironment environment(Map<String, String> settings) {
        return StreamExecutionEnvironment.createLocalEnvironment(Configuration.fromMap(settings));
    }
}
