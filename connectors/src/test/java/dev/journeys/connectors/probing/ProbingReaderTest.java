// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.junit.jupiter.api.Test;

class ProbingReaderTest {
    private final FakeBroker broker = new FakeBroker(2);
    private final FakeReader reader = new FakeReader(broker);
    private final ManualBackground background = new ManualBackground();
    private final List<SourceEvent> sent = new ArrayList<>();
    private final ProbingReader<FakeRecord, FakeSplit> probing =
            new ProbingReader<>(
                    reader,
                    new FakeReaderContext(0, sent::add),
                    new ClosedLast(),
                    background,
                    ProbingOptions.of(Duration.ofSeconds(5)),
                    new ManualClock());

    @Test
    void handsEverythingOnThatFlinkTellsIt() throws Exception {
        // when
        probing.start();
        probing.handleSourceEvents(new Greeting());
        probing.pauseOrResumeSplits(List.of("p0"), List.of("p1"));
        probing.snapshotState(7);
        probing.notifyCheckpointComplete(7);
        probing.notifyCheckpointAborted(8);
        probing.notifyNoMoreSplits();
        probing.close();

        // then
        assertThat(reader.told())
                .containsExactly(
                        "start",
                        "event Greeting[]",
                        "pause [p0] resume [p1]",
                        "snapshot 7",
                        "complete 7",
                        "aborted 8",
                        "no more splits",
                        "probe closed",
                        "close");
    }

    @Test
    void keepsItsOwnEventsToItself() {
        // when
        probing.handleSourceEvents(new NoSplitsForNow());

        // then
        assertThat(reader.told()).isEmpty();
    }

    @Test
    void hasTheOtherReadersState() {
        // given
        probing.addSplits(List.of(new FakeSplit(1, 17)));

        // when, then
        assertThat(probing.snapshotState(1)).containsExactly(new FakeSplit(1, 17));
    }

    @Test
    void saysWhetherItHasRestoredSplits() {
        // given
        probing.addSplits(List.of());

        // when
        probing.start();
        probing.addSplits(List.of(new FakeSplit(0, 0)));
        probing.start();

        // then
        assertThat(sent).containsExactly(new ReaderStarted(false), new ReaderStarted(true));
    }

    @Test
    void isAvailableWhenTheOtherReaderIs() {
        // given
        probing.start();
        assertThat(probing.isAvailable()).isNotDone();

        // when
        var before = probing.isAvailable();
        broker.append(0, 1);

        // then
        assertThat(before).isCompleted();
        assertThat(probing.isAvailable()).isCompleted();
    }

    @Test
    void isAvailableWhenItIsTimeToLookForQuietSplits() {
        // given
        probing.start();
        var before = probing.isAvailable();

        // when
        background.tick();

        // then
        assertThat(before).isCompleted();
        assertThat(probing.isAvailable()).isCompleted();
        assertThat(reader.isAvailable()).isNotDone();
    }

    private record Greeting() implements SourceEvent {
        private static final long serialVersionUID = 1;
    }

    private final class ClosedLast implements SplitProbe<FakeSplit> {
        @Override
        public Set<String> readToEnd(List<FakeSplit> splits, Duration timeout) {
            return Set.of();
        }

        @Override
        public void close() {
            reader.told().add("probe closed");
        }
    }
}
