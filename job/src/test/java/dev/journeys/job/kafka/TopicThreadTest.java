// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class TopicThreadTest {
    private static final Map<String, TopicState> STATES = Map.of("t", new TopicState.Missing());

    private final List<Map<String, TopicState>> told = new ArrayList<>();

    @Test
    void tellsWhatItSeesAndLooksAgainAfterTheInterval() throws Exception {
        // given
        TopicThread watch = new TopicThread(new Catalogue(() -> STATES), told::add, 30_000);
        // when
        long delay = watch.step();
        // then
        assertThat(told).containsExactly(STATES);
        assertThat(delay).isEqualTo(30_000);
    }

    @Test
    void triesForEverAndLessAndLessOftenWhileItCannotLook() throws Exception {
        // given
        List<Exception> failures = new ArrayList<>();
        for (int failure = 0; failure < 6; failure++) {
            failures.add(
                    failure % 2 == 0 ? new IOException("no") : new IllegalStateException("no"));
        }
        TopicThread watch =
                new TopicThread(
                        new Catalogue(
                                () -> {
                                    if (failures.isEmpty()) {
                                        return STATES;
                                    }
                                    throw failures.remove(0);
                                }),
                        told::add,
                        30_000);
        // when
        List<Long> delays = new ArrayList<>();
        for (int step = 0; step < 8; step++) {
            delays.add(watch.step());
        }
        // then
        assertThat(delays)
                .containsExactly(
                        1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L, 30_000L, 30_000L);
        assertThat(told).containsExactly(STATES, STATES);
    }

    @Test
    void looksAtOnceWhenSomethingBeginsToWait() throws Exception {
        // given
        BlockingQueue<Map<String, TopicState>> looks = new LinkedBlockingQueue<>();
        TopicThread watch =
                new TopicThread(new Catalogue(() -> STATES), looks::add, Long.MAX_VALUE);
        watch.start();
        looks.take();
        // when
        watch.hurry(true);
        // then
        assertThat(looks.take()).isEqualTo(STATES);
        watch.close();
    }

    @Test
    void endsAndClosesTheCatalogueThoughALookHangs() throws Exception {
        // given
        CountDownLatch hangs = new CountDownLatch(1);
        Catalogue catalogue =
                new Catalogue(
                        () -> {
                            hangs.countDown();
                            new CountDownLatch(1).await();
                            return STATES;
                        });
        TopicThread watch = new TopicThread(catalogue, told::add, 30_000);
        watch.start();
        hangs.await();
        // when
        watch.close();
        // then
        assertThat(catalogue.closed).isTrue();
    }

    private interface Look {
        Map<String, TopicState> look() throws Exception;
    }

    private static final class Catalogue implements TopicCatalogue {
        private final Look look;
        private volatile boolean closed;

        private Catalogue(Look look) {
            this.look = look;
        }

        @Override
        public Map<String, TopicState> look(Set<String> further)
                throws IOException, InterruptedException {
            try {
                return look.look();
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
