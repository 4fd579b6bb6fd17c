// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.connectors.files.Line;
import dev.journeys.connectors.watermarks.LiveWatermarks;
import dev.journeys.job.LineInput;
import dev.journeys.job.cli.demo.shop.Arrival;
import dev.journeys.job.cli.demo.shop.Shop;
import dev.journeys.job.source.FutureLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * The shop's events as lines, as they come in from now on. Event n is the same whenever the source
 * begins: after a restore the simulation is run up to where it was. Only the times are the clock's.
 */
final class ShopSource implements GeneratorFunction<Long, Line> {
    /** Where the lines are from, as the job names places. */
    static final List<String> ORIGINS = List.of("shop");

    /** How far an event may lag behind the newest; the shop keeps within it. */
    static final Duration MAX_OUT_OF_ORDERNESS = Duration.ofSeconds(2);

    private static final long serialVersionUID = 1;

    private final long seed;
    private final double eventsPerSecond;
    private final String board;
    private final Clock clock;

    private transient Shop shop;
    private transient SegmentFormat format;
    private transient Board counted;

    /**
     * @param board is told of every event
     * @param clock serializable
     */
    @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
    ShopSource(long seed, double eventsPerSecond, String board, Clock clock) {
        this.seed = seed;
        this.eventsPerSecond = eventsPerSecond;
        this.board = board;
        this.clock = clock;
    }

    /** The source; runs with parallelism 1. */
    static DataGeneratorSource<Line> source(
            long seed, double eventsPerSecond, String board, Clock clock) {
        return new DataGeneratorSource<>(
                new ShopSource(seed, eventsPerSecond, board, clock),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(eventsPerSecond),
                TypeInformation.of(Line.class));
    }

    /** The source with what it takes to read it live. */
    static LineInput input(long seed, double eventsPerSecond, String board, Clock clock) {
        return new LineInput(
                source(seed, eventsPerSecond, board, clock),
                LiveWatermarks.strategy(
                        MAX_OUT_OF_ORDERNESS, clock, (line, ignored) -> line.time()),
                ORIGINS,
                "segment",
                FutureLimit.of(FutureLimit.DEFAULT_MAX_AHEAD, clock));
    }

    @Override
    public void open(SourceReaderContext context) {
        shop = new Shop(seed, eventsPerSecond);
        format = new SegmentFormat();
        counted = Board.of(board);
    }

    @Override
    public Line map(Long index) {
        while (shop.made() < index) {
            shop.next();
        }
        Arrival arrival = shop.next();
        long time = clock.millis() - arrival.lagMillis();
        counted.eventMade();
        return new Line(time, 0, index + 1, false, format.line(arrival.event(), index, time));
    }
}
